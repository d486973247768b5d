import { button, el } from './dom.js';
import { nameOf, person, state, zone } from './state.js';
import { instantOf, localIn, longDayIn, timeIn } from './time.js';

const isColleague = email => Boolean(person(email));

function who(entry) {
  const organizer = entry.organizer?.name ?? nameOf(entry.organizer?.email ?? '');
  const outside = (entry.attendees ?? []).filter(a => !isColleague(a.email));
  if (!outside.length && isColleague(entry.organizer?.email)) return `${organizer}, colleagues only`;
  const guests = outside.filter(a => a.email !== entry.organizer?.email).map(a => a.name ?? a.email);
  return guests.length ? `${organizer}, with ${guests.join(', ')}` : organizer;
}

function flags(entry) {
  return [
    entry.cancelled && 'cancelled',
    entry.allDay && 'all day',
    entry.seriesId && 'repeats',
  ].filter(Boolean);
}

const involves = (entry, email) => entry.organizer?.email === email || (entry.attendees ?? []).some(a => a.email === email);

function meetingFields(entry) {
  const start = entry?.start ?? new Date(Date.parse(state.now) + 3 * 86400000).toISOString();
  const minutes = entry ? Math.round((Date.parse(entry.end) - Date.parse(entry.start)) / 60000) : 45;
  return [
    { id: 'start', label: `Start (${zone()})`, type: 'datetime', required: true, value: localIn(start, zone()) },
    { id: 'minutes', label: 'Length in minutes', type: 'text', required: true, value: String(minutes), maxLength: 4 },
  ];
}

function times(values) {
  const start = instantOf(values.start, zone());
  const minutes = Number(values.minutes);
  return { start, end: new Date(Date.parse(start) + minutes * 60000).toISOString().replace('.000Z', 'Z') };
}

function wrong(values) {
  const errors = {};
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(values.start)) errors.start = 'Choose a day and a time.';
  if (!(Number(values.minutes) > 0)) errors.minutes = 'Write how long it lasts, in minutes, such as 45.';
  return errors;
}

/** The data of a meeting as it stands, for sending it again with a change. */
const known = entry => Object.fromEntries(
  ['id', 'title', 'start', 'end', 'organizer', 'attendees', 'seriesId', 'originalStart', 'dealId'].filter(k => entry[k] !== undefined).map(k => [k, entry[k]]));

function row(entry, tools) {
  const { world, form } = tools;
  const marks = flags(entry);
  const move = button('Move', node => form({
    id: 'move', title: `Move “${entry.title || 'this meeting'}”`, submit: 'Move', fields: meetingFields(entry),
  }, wrong, values => world('meeting.upserted', { ...known(entry), ...times(values) }, `Moved “${entry.title}”`), node), { class: 'small', data: { testid: 'meeting-move' } });
  const cancel = button('Cancel', () => world('meeting.cancelled', { id: entry.id }, `Cancelled “${entry.title}”`), { class: 'small', data: { testid: 'meeting-cancel' } });
  move.setAttribute('aria-label', `Move ${entry.title ?? 'the entry'}`);
  cancel.setAttribute('aria-label', `Cancel ${entry.title ?? 'the entry'}`);
  return el('li', { class: entry.cancelled ? 'entry is-cancelled' : 'entry', data: { testid: 'calendar-row', meetingId: entry.id } },
    el('p', { class: 'entry-time' }, entry.allDay ? 'all day' : `${timeIn(entry.start, zone())}–${timeIn(entry.end, zone())}`),
    el('div', { class: 'entry-main' },
      el('p', { class: 'entry-title' }, entry.title || 'Without a title'),
      el('p', { class: 'muted' }, who(entry)),
      marks.length ? el('p', { class: 'flags' }, marks.map(mark => el('span', { class: 'flag' }, mark))) : null,
      el('p', { class: 'entry-actions' }, move, entry.cancelled ? null : cancel)));
}

function create(tools, contacts) {
  return button('New meeting', node => tools.form({
    id: 'meeting', title: 'A new meeting', submit: 'Book it',
    fields: [
      { id: 'title', label: 'Title', type: 'text', required: true, value: 'Planning workshop', maxLength: 200 },
      ...meetingFields(null),
      { id: 'guest', label: 'Customer', type: 'choice', required: true, value: contacts[0]?.email ?? '', choices: [
        ...contacts.map(c => ({ id: c.email, label: `${c.name ?? c.email} (${c.account})` })), { id: '', label: 'Nobody from outside' }] },
      { id: 'other', label: 'Or another address', type: 'text', required: false, value: '', maxLength: 200, help: 'An address of a company that CoachBot does not know is interesting.' },
      { id: 'description', label: 'Invitation text', type: 'multiline', required: false, value: '', maxLength: 2000 },
    ],
  }, wrong, values => {
    const guest = values.other.trim() || values.guest;
    const contact = contacts.find(c => c.email === guest);
    const me = { email: state.me, name: nameOf(state.me), response: 'accepted' };
    return tools.world('meeting.upserted', {
      id: `page-${Date.now()}`, title: values.title, ...times(values),
      organizer: { email: me.email, name: me.name },
      attendees: guest ? [me, { email: guest, ...(contact?.name && { name: contact.name }), response: 'accepted' }] : [me],
      ...(values.description && { description: values.description }),
    }, `Booked “${values.title}”`);
  }, node), { class: 'small', data: { testid: 'meeting-new' } });
}

let everybody = false;

/** The calendar as it stands, by day, from yesterday on. */
export function calendarList(calendar, crm, tools) {
  const contacts = (crm.accounts ?? []).flatMap(account => (account.contacts ?? []).map(contact => ({ ...contact, account: account.name })));
  const from = Date.parse(state.now) - 86400000;
  const entries = (calendar.entries ?? [])
    .filter(entry => entry.start && Date.parse(entry.end) >= from)
    .filter(entry => everybody || involves(entry, state.me))
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const hidden = (calendar.entries ?? []).filter(entry => entry.private && !entry.start).length;
  const days = Map.groupBy ? Map.groupBy(entries, entry => longDayIn(entry.start, zone())) : group(entries);
  const choice = el('button', {
    type: 'button', class: 'small', 'aria-pressed': everybody ? 'true' : 'false', data: { testid: 'calendar-everybody' },
    on: { click: () => { everybody = !everybody; tools.redraw('calendar-everybody'); } },
  }, 'Everybody’s');
  return [
    el('p', { class: 'toolbar' }, create(tools, contacts), choice),
    entries.length ? null : el('p', { class: 'muted' }, 'No entries from yesterday on. Book one.'),
    ...[...days].map(([day, list]) => el('section', {}, el('h4', {}, day), el('ul', { class: 'entries' }, list.map(entry => row(entry, tools))))),
    hidden ? el('p', { class: 'muted', data: { testid: 'calendar-private' } }, `${hidden} private ${hidden === 1 ? 'entry' : 'entries'}: CoachBot keeps nothing of it.`) : null,
  ];
}

function group(entries) {
  const days = new Map();
  for (const entry of entries) {
    const day = longDayIn(entry.start, zone());
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
