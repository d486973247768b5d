import { announce, byId, el } from './dom.js';
import { nameOf, state, zone } from './state.js';
import { dayAndTimeIn } from './time.js';

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;

function receivers(messages) {
  const counts = new Map();
  for (const message of messages) {
    const room = state.rooms.find(r => r.id === message.room);
    const name = message.room.startsWith('dm:') ? nameOf(message.room.slice(3)) : room?.name ?? message.room;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ');
}

/** What a press has caused, in words. */
export function summary({ fresh, edited }) {
  const bots = fresh.filter(message => message.by === 'bot');
  const told = [];
  if (bots.length) told.push(`${many(bots.length, 'new message', 'new messages')} to ${receivers(bots)}`);
  if (edited.length) told.push(`${many(edited.length, 'message', 'messages')} changed in place for ${receivers(edited)}`);
  return told.length ? told.join('; ') : 'nothing new in the chat';
}

/** Writes one line of what happened. */
export function tell(text) {
  for (const line of document.querySelectorAll('.event-line')) line.textContent = text;
  const when = state.now ? dayAndTimeIn(state.now, zone()) : '';
  const log = byId('event-log');
  log.prepend(el('li', {}, el('time', {}, when), ' ', text));
  while (log.childElementCount > 30) log.lastElementChild.remove();
  announce(text);
}
