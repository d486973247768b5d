import { button, byId, el, show } from './dom.js';
import { blocks } from './blocks.js';
import { menuButton } from './menu.js';
import { pressable } from './presses.js';
import { mySees, nameOf, person, roomMessages, state, zone } from './state.js';
import { dayIn, longDayIn, timeIn } from './time.js';

const drawn = new Map();

const initials = name => name.split(/\s+/).map(word => word[0]).slice(0, 2).join('').toUpperCase();

export const avatar = by => el('span', { class: by === 'bot' ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, by === 'bot' ? 'C' : initials(nameOf(by)));

function marks(message) {
  const list = [el('time', { datetime: message.sentAt, title: message.sentAt }, timeIn(message.sentAt, zone()))];
  if (message.editedAt) {
    list.push(el('span', { class: 'mark-edited', data: { testid: 'edited' }, title: message.editedAt },
      `edited ${timeIn(message.editedAt, zone())} · revision ${message.revision}`));
  }
  if (message.visibleTo !== 'all') list.push(el('span', { class: 'mark-private', data: { testid: 'only-you' } }, 'Only you see this'));
  return list;
}

function details(message) {
  if (message.by !== 'bot') return null;
  const rows = [
    ['Text used', message.content && `${message.content.id}, version ${message.content.version}`],
    ['About', message.about && `${message.about.kind} ${message.about.id}`],
    ['Message', `${message.id}, revision ${message.revision}`],
  ].filter(row => row[1]);
  return el('details', { class: 'message-details' },
    el('summary', {}, 'On a lock screen: ', el('q', { data: { testid: 'preview' } }, message.preview)),
    el('dl', { class: 'facts small' }, rows.map(([label, text]) => el('div', {}, el('dt', {}, label), el('dd', {}, text)))));
}

/** What can be saved of any message; its form is the Coach's. */
const saving = [
  { id: 'save-promise', label: 'Save as promise' },
  { id: 'save-voice', label: "Save customer's voice" },
  { id: 'save-commitment', label: 'Save as commitment' },
];

const saveMenu = (message, hooks) => menuButton(
  { label: 'Save', items: saving },
  (kind, opener) => hooks.press(message, kind, opener),
  { class: 'quiet save', 'aria-label': 'Save from this message', data: { testid: 'save' } });

function article(message, hooks) {
  const name = nameOf(message.by);
  return el('article', {
    class: `message${message.by === 'bot' ? ' from-bot' : ''}${message.visibleTo === 'all' ? '' : ' private'}`,
    tabindex: '-1',
    'aria-label': `${name}, ${timeIn(message.sentAt, zone())}`,
    data: { testid: 'message', id: message.id, revision: message.revision, about: message.about?.id, by: message.by },
  },
    avatar(message.by),
    el('div', { class: 'message-main' },
      el('p', { class: 'message-head' }, el('span', { class: 'name' }, name), ' ', marks(message)),
      el('div', { class: 'body' }, message.by === 'bot' ? blocks(message, pressable(message, hooks.press)) : el('p', { class: 'plain' }, message.text)),
      el('div', { class: 'message-foot' },
        details(message),
        el('span', { class: 'message-tools' },
          saveMenu(message, hooks),
          message.thread ? null : button('Reply in thread', () => hooks.reply(message.id), { class: 'quiet reply', data: { testid: 'reply' } })))));
}

/** Redraws one message and leaves the focus where it was, as far as that still exists. */
function redraw(entry, message, hooks) {
  const inside = entry.article.contains(document.activeElement);
  const actionId = inside ? document.activeElement.dataset.actionId : null;
  const wasOpen = entry.article.querySelector('.message-details')?.open;
  const next = article(message, hooks);
  entry.article.replaceWith(next);
  entry.article = next;
  if (wasOpen) next.querySelector('.message-details').open = true;
  if (inside) ((actionId && [...next.querySelectorAll('[data-action-id]')].find(b => b.dataset.actionId === actionId)) || next).focus();
  next.classList.add('changed');
}

function place(message, hooks, list) {
  const stamp = `${message.revision} ${message.editedAt ?? ''}`;
  let entry = drawn.get(message.id);
  if (entry) {
    if (entry.stamp !== stamp) redraw(entry, message, hooks);
    entry.stamp = stamp;
    return;
  }
  entry = { article: article(message, hooks), stamp };
  drawn.set(message.id, entry);
  const root = message.thread ? list.querySelector(`[data-root="${CSS.escape(message.thread)}"]`) : null;
  if (root) {
    root.querySelector('.thread').append(el('li', {}, entry.article));
    return;
  }
  const day = dayIn(message.sentAt, zone());
  if (list.dataset.day !== day) {
    list.dataset.day = day;
    list.append(el('li', { class: 'day', 'aria-label': longDayIn(message.sentAt, zone()) }, el('span', {}, longDayIn(message.sentAt, zone()))));
  }
  list.append(el('li', { data: { root: message.id } }, entry.article, el('ol', { class: 'thread', 'aria-label': 'Thread' })));
}

/** Brings the list up to date with what is known; `afresh` where room or reader changed. */
export function drawMessages(hooks, afresh) {
  const list = byId('messages');
  if (afresh) {
    drawn.clear();
    delete list.dataset.day;
    list.replaceChildren();
  }
  const mine = roomMessages();
  mine.forEach(message => place(message, hooks, list));
  const empty = byId('no-messages');
  show(empty, mine.length === 0 && state.view === 'messages');
  const who = person(state.me)?.name ?? 'this person';
  empty.textContent = `CoachBot has nothing to ask ${who} at the moment. Move the clock, book a meeting in the calendar, or type /coach help.`;
}

/** The element of a message that is shown, or null. */
export const articleOf = id => drawn.get(id)?.article ?? null;

/** The button of an action, wherever it stands now. */
export const actionNode = (messageId, actionId) =>
  [...(articleOf(messageId) ?? byId('home')).querySelectorAll('[data-action-id]')].find(node => node.dataset.actionId === actionId) ?? articleOf(messageId);

/** A line for a screen reader about what has just come. */
export const spoken = message => `${nameOf(message.by)}: ${message.preview || message.text}`;

/** What a message is about, in a few words. */
export function subject(message) {
  const heading = (message.blocks ?? []).find(block => block.type === 'heading');
  return heading ? heading.runs.map(run => run.text).join('') : message.preview;
}

export const isShown = message => message.room === state.room && mySees(message);
