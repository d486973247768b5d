import { get } from './api.js';

/** What the page knows. Changed here and in `app.js` only. */
export const state = {
  people: [],
  rooms: [],
  me: null,
  room: null,
  view: 'messages',
  replyTo: null,
  messages: new Map(),
  cursor: null,
  unread: new Set(),
  now: null,
  virtual: true,
};

export const person = email => state.people.find(p => p.email === email);
export const nameOf = by => (by === 'bot' ? 'CoachBot' : person(by)?.name ?? by);
export const zone = () => person(state.me)?.timeZone ?? 'Etc/UTC';
export const directRoom = email => `dm:${email}`;
export const mySees = message => message.visibleTo === 'all' || message.visibleTo.includes(state.me);

export const myRooms = () => state.rooms.filter(room => room.members.includes(state.me));

export function unreadFor(email) {
  let count = 0;
  for (const id of state.unread) if (state.messages.get(id)?.room === directRoom(email)) count += 1;
  return count;
}

export const unreadIn = room => [...state.unread].filter(id => state.messages.get(id)?.room === room).length;

export async function loadPeople() {
  [state.people, state.rooms] = await Promise.all([get('people'), get('rooms')]);
}

export async function loadClock() {
  const clock = await get('clock');
  state.now = clock.now;
  state.virtual = clock.virtual !== false;
}

let reading = Promise.resolve();

/** Asks for what is new in any room. Never two at a time. Answers the messages that are new and the ones that changed. */
export function readMessages() {
  const next = reading.then(async () => {
    const answer = await get('messages', { since: state.cursor });
    state.cursor = answer.cursor;
    const fresh = [];
    const edited = [];
    for (const message of answer.messages) {
      const known = state.messages.get(message.id);
      if (known && known.revision === message.revision && known.editedAt === message.editedAt) continue;
      state.messages.set(message.id, message);
      (known ? edited : fresh).push(message);
    }
    return { fresh, edited };
  });
  reading = next.catch(() => undefined);
  return next;
}

export function forgetMessages() {
  state.messages.clear();
  state.unread.clear();
  state.cursor = null;
  state.replyTo = null;
}

export function roomMessages() {
  const order = [...state.messages.values()].filter(m => m.room === state.room && mySees(m));
  return order.sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
}
