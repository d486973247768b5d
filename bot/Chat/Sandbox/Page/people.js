import { byId, el } from './dom.js';
import { avatar } from './messages.js';
import { directRoom, myRooms, state, unreadFor, unreadIn } from './state.js';

const roles = {
  rep: 'sales', manager: 'manager', accountManager: 'account manager', services: 'services',
  support: 'support', marketing: 'marketing', curator: 'curator', admin: 'administrator',
};

const badge = count => (count
  ? el('span', { class: 'badge', data: { testid: 'unread' } }, String(count), el('span', { class: 'visually-hidden' }, ' new'))
  : null);

const place = zone => zone?.split('/').at(-1).replaceAll('_', ' ') ?? '';

function replace(list, items) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...items);
  if (focused) [...list.querySelectorAll('button')].find(node => node.dataset.key === focused)?.focus();
}

/** Draws the people to be and the rooms that the chosen one is in. */
export function drawPeople({ become, enter }) {
  replace(byId('person-list'), state.people.map(person => {
    const mine = person.email === state.me;
    return el('li', {}, el('button', {
      type: 'button', class: 'row', 'aria-pressed': mine ? 'true' : 'false',
      data: { testid: 'person', email: person.email, key: person.email }, on: { click: () => become(person.email) },
    },
      avatar(person.email),
      el('span', { class: 'row-text' },
        el('span', { class: 'row-name' }, person.name, mine ? el('span', { class: 'you' }, 'you') : null),
        el('span', { class: 'row-sub' }, [roles[person.role] ?? person.role, place(person.timeZone)].filter(Boolean).join(', '))),
      badge(unreadFor(person.email))));
  }));

  replace(byId('room-list'), myRooms().map(room => {
    const here = room.id === state.room;
    return el('li', {}, el('button', {
      type: 'button', class: 'row', 'aria-current': here ? 'true' : null,
      data: { testid: 'room', room: room.id, key: room.id }, on: { click: () => enter(room.id) },
    },
      el('span', { class: 'room-mark', 'aria-hidden': 'true' }, room.kind === 'dm' ? '@' : '#'),
      el('span', { class: 'row-text' }, el('span', { class: 'row-name' }, room.id === directRoom(state.me) ? 'CoachBot (direct)' : room.name)),
      badge(here ? 0 : unreadIn(room.id))));
  }));
}
