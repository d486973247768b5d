import { el, freshId } from './dom.js';
import { words } from './words.js';

const inputs = { date: 'date', time: 'time', datetime: 'datetime-local', check: 'checkbox' };

function control(field, id, describedBy) {
  const common = { id, name: field.id, 'aria-describedby': describedBy, 'aria-required': field.required ? 'true' : null };
  const words = { ...common, placeholder: field.placeholder, maxlength: field.maxLength, value: field.value ?? '' };
  if (field.type === 'multiline') return el('textarea', { rows: field.maxLength > 1000 ? '8' : '3', ...words });
  if (field.type === 'choice') {
    const none = field.required ? null : el('option', { value: '' }, '–');
    const select = el('select', common, none, (field.choices ?? []).map(choice => el('option', { value: choice.id }, choice.label)));
    select.value = field.value ?? '';
    return select;
  }
  if (field.type === 'check') {
    const box = el('input', { type: 'checkbox', ...common });
    box.checked = field.value === 'true';
    return box;
  }
  return el('input', { type: inputs[field.type] ?? 'text', ...words });
}

/** One labelled field with its help, its count and a place for its error. */
export function formField(field) {
  const id = freshId('field');
  const help = field.help ? el('p', { id: `${id}-help`, class: 'help' }, field.help) : null;
  const error = el('p', { id: `${id}-error`, class: 'field-error', data: { testid: 'field-error', field: field.id }, hidden: true });
  const input = control(field, id, [help?.id, error.id].filter(Boolean).join(' '));
  const count = field.maxLength && (field.type === 'text' || field.type === 'multiline') ? el('span', { class: 'count', 'aria-hidden': 'true' }) : null;
  const counting = () => { if (count) count.textContent = `${input.value.length} / ${field.maxLength}`; };
  input.addEventListener('input', counting);
  counting();

  const label = el('label', { for: id }, field.label, field.required || field.type === 'check' ? null : el('span', { class: 'optional' }, ` ${words.optional}`));
  const node = el('div', { class: field.type === 'check' ? 'field check' : 'field' },
    el('div', { class: 'field-head' }, label, count), help, input, error);

  return {
    id: field.id,
    node,
    input,
    value: () => (field.type === 'check' ? String(input.checked) : input.value),
    set: text => {
      if (field.type === 'check') input.checked = text === 'true';
      else input.value = text;
      counting();
    },
    fail: sentence => {
      error.textContent = sentence ?? '';
      error.hidden = !sentence;
      if (sentence) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    },
  };
}
