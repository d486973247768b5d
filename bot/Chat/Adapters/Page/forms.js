import { button, el, freshId } from './dom.js';
import { formField } from './fields.js';
import { words } from './words.js';
import * as drafts from './drafts.js';

/**
 * Shows a form in a dialog. `send(id, values)` answers nothing when it was taken, or the next form; it throws where it failed.
 * What is typed is kept under `draftKey` until it was taken.
 */
export function openForm(form, { draftKey, send, opener }) {
  let current = form;
  let fields = [];
  const titleId = freshId('dialog');
  const title = el('h2', { id: titleId });
  const problem = el('p', { class: 'form-problem', role: 'alert', data: { testid: 'form-problem' }, hidden: true });
  const restored = el('p', { class: 'restored', role: 'status', data: { testid: 'form-restored' }, hidden: true });
  const body = el('div', { class: 'form-body' });
  const more = el('details', { class: 'form-more', data: { testid: 'form-more' } });
  const submit = el('button', { type: 'submit', class: 'primary', data: { testid: 'form-submit' } });
  const cancel = el('button', { type: 'button', data: { testid: 'form-cancel' }, on: { click: () => dialog.close() } });
  const page = el('form', { novalidate: true, autocomplete: 'off', data: { testid: 'form' } },
    el('header', {}, title), problem, restored, body, more, el('footer', {}, cancel, submit));
  const dialog = el('dialog', { 'aria-labelledby': titleId, data: { testid: 'form-dialog' } }, page);

  const values = () => Object.fromEntries(fields.map(field => [field.id, field.value()]));
  const complain = sentence => { problem.textContent = sentence ?? ''; problem.hidden = !sentence; };

  const draw = next => {
    current = next;
    page.dataset.formId = next.id;
    title.textContent = next.title;
    submit.textContent = next.submit ?? words.save;
    cancel.textContent = next.cancel ?? words.cancel;
    fields = next.fields.map(formField);
    const hidden = fields.filter((_, i) => next.fields[i].more);
    body.replaceChildren(...fields.filter((_, i) => !next.fields[i].more).map(field => field.node));
    more.hidden = hidden.length === 0;
    more.replaceChildren(el('summary', {}, next.more ?? words.more), ...hidden.map(field => field.node));
    more.open = hidden.some(field => !['', 'false'].includes(field.value()));
    complain(null);
    restore(next);
  };

  const restore = next => {
    const draft = drafts.kept(draftKey);
    const initial = values();
    const differing = fields.filter(field => draft?.[field.id] !== undefined && draft[field.id] !== field.value());
    differing.forEach(field => field.set(draft[field.id]));
    if (differing.some(field => next.fields.find(f => f.id === field.id)?.more)) more.open = true;
    restored.hidden = differing.length === 0;
    restored.replaceChildren(`${words.restored} `, button(words.startOver, () => {
      fields.forEach(field => field.set(initial[field.id]));
      drafts.drop(draftKey);
      restored.hidden = true;
      fields[0]?.input.focus();
    }, { class: 'quiet' }));
  };

  page.addEventListener('input', () => drafts.keep(draftKey, values()));
  page.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) page.requestSubmit();
  });
  page.addEventListener('submit', async event => {
    event.preventDefault();
    if (submit.getAttribute('aria-busy') === 'true') return;
    submit.setAttribute('aria-busy', 'true');
    complain(null);
    fields.forEach(field => field.fail(null));
    const sent = values();
    drafts.keep(draftKey, sent);
    try {
      const next = await send(current.id, sent);
      if (next) { draw(next); fields[0]?.input.focus(); return; }
      drafts.drop(draftKey);
      dialog.close();
    } catch (failure) {
      refuse(failure);
    } finally {
      submit.removeAttribute('aria-busy');
    }
  });

  const refuse = failure => {
    const errors = failure.status === 422 ? failure.body?.errors : null;
    if (!errors) {
      complain(failure.mayRetry || failure.status === 410 ? `${words.notSaved} ${failure.message} ${words.stillHere}` : failure.message);
      return;
    }
    const known = fields.filter(field => errors[field.id]);
    known.forEach(field => field.fail(errors[field.id]));
    const rest = Object.entries(errors).filter(([id]) => !fields.some(field => field.id === id)).map(([, sentence]) => sentence);
    if (rest.length) complain(rest.join(' '));
    if (known.some(field => more.contains(field.node))) more.open = true;
    known[0]?.input.focus();
  };

  dialog.addEventListener('close', () => {
    dialog.remove();
    const back = typeof opener === 'function' ? opener() : opener;
    back?.focus();
  });
  draw(form);
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.input.focus();
  return dialog;
}

/** Asks once before something is thrown away. */
export function confirmBox(question, yes, run, opener) {
  return openForm({ id: 'confirm', title: question, fields: [], submit: yes, cancel: 'Keep it' }, { draftKey: 'confirm', send: run, opener });
}
