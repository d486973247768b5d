import { button, el, freshId } from './dom.js';
import { state, zone } from './state.js';
import { dayAndTimeIn, instantOf, localIn, nextMorning } from './time.js';

/** The clock: business time moves only when a button is pressed. */
export function clockPanel({ clock }) {
  const id = freshId('clock');
  const target = el('input', { type: 'datetime-local', id, name: 'to', data: { testid: 'clock-to' } });
  target.value = localIn(Date.parse(state.now) + 3600000, zone());
  const error = el('p', { class: 'field-error', role: 'alert', hidden: true });
  const step = (label, testid, body, told) => button(label, () => clock(body(), told), { data: { testid } });
  const go = el('form', {
    class: 'clock-go', novalidate: true, on: {
      submit: event => {
        event.preventDefault();
        error.hidden = Boolean(target.value);
        error.textContent = 'Choose a day and a time.';
        if (target.value) clock({ to: instantOf(target.value, zone()) }, 'Moved the clock');
      },
    },
  }, el('label', { for: id }, 'To a chosen time'), el('div', { class: 'clock-row' }, target, el('button', { type: 'submit', data: { testid: 'clock-go' } }, 'Go')), error);

  return [
    el('p', { class: 'now' }, el('time', { datetime: state.now, data: { testid: 'clock-now' } }, dayAndTimeIn(state.now, zone())), el('span', { class: 'muted' }, ` ${zone()}`)),
    state.virtual ? null : el('p', { class: 'muted' }, 'This service runs on the real clock; it cannot be moved.'),
    state.virtual ? el('div', { class: 'steps' },
      step('+ 1 hour', 'clock-hour', () => ({ advance: 'PT1H' }), 'One hour later'),
      step('+ 1 day', 'clock-day', () => ({ advance: 'P1D' }), 'One day later'),
      step('Next morning', 'clock-morning', () => ({ to: nextMorning(state.now, zone()) }), 'The next morning')) : null,
    state.virtual ? go : null,
  ];
}
