import { button, byId, el, freshId } from './dom.js';
import { get, post } from './api.js';
import { calendarList } from './calendar.js';
import { clockPanel } from './clock.js';
import { crmList } from './crm.js';
import { confirmBox, openForm } from './forms.js';

const sections = new Map();
let calendar = { entries: [] };
let crm = { accounts: [], deals: [] };

const samples = {
  'meeting.upserted': { id: 'my-1', title: 'Review', start: '2026-11-25T13:00:00Z', end: '2026-11-25T13:45:00Z', organizer: { email: '' }, attendees: [] },
  'meeting.cancelled': { id: 'my-1' },
  'person.upserted': { email: 'new@example.com', name: 'New Person', role: 'rep' },
  'account.upserted': { id: 'acc-9', name: 'New Customer', domains: ['new.example'] },
  'deal.upserted': { id: 'deal-9', name: 'New deal', accountId: 'acc-9', ownerEmail: '', status: 'open' },
  'busy.upserted': { id: 'busy-1', email: '', start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' },
  'busy.removed': { id: 'busy-1', email: '' },
  'purchaseOrder.received': { number: 'PO-1', dealId: 'deal-9', receivedAt: '2026-11-25T09:00:00Z' },
  'purchaseOrder.changed': { number: 'PO-1', dealId: 'deal-9', receivedAt: '2026-11-25T09:00:00Z', version: 2 },
  'purchaseOrder.cancelled': { number: 'PO-1', dealId: 'deal-9', receivedAt: '2026-11-25T09:00:00Z', version: 3 },
  'ticket.opened': { id: 't-1', accountId: 'acc-9', openedAt: '2026-11-25T09:00:00Z', summary: 'Login fails' },
  'ticket.closed': { id: 't-1', accountId: 'acc-9', openedAt: '2026-11-25T09:00:00Z', summary: 'Login fails' },
};

function rawPanel({ act }) {
  const typeId = freshId('raw');
  const dataId = freshId('raw');
  const type = el('select', { id: typeId, data: { testid: 'raw-type' } }, Object.keys(samples).map(name => el('option', { value: name }, name)));
  const data = el('textarea', { id: dataId, rows: '8', spellcheck: 'false', class: 'code', data: { testid: 'raw-data' } });
  const problem = el('p', { class: 'field-error', role: 'alert', data: { testid: 'raw-problem' }, hidden: true });
  const fill = () => { data.value = JSON.stringify(samples[type.value], null, 2); };
  type.addEventListener('change', fill);
  fill();
  const send = button('Send', async () => {
    problem.hidden = true;
    try {
      const body = { type: type.value, data: JSON.parse(data.value) };
      await act(`Sent ${type.value}`, () => post('world', body), true);
    } catch (failure) {
      problem.hidden = false;
      const lines = failure.body?.errors?.map?.(e => `${e.pointer}: ${e.detail}`);
      problem.textContent = failure instanceof SyntaxError ? `This is not JSON yet: ${failure.message}` : lines?.join('\n') ?? failure.message;
    }
  }, { data: { testid: 'raw-send' } });
  return [
    el('p', { class: 'muted' }, 'The same hook that a CRM or calendar would send, signed by the service itself.'),
    el('div', { class: 'field' }, el('label', { for: typeId }, 'Type'), type),
    el('div', { class: 'field' }, el('label', { for: dataId }, 'Data (JSON)'), data), problem, send,
  ];
}

function resetPanel({ reset }) {
  const choice = (scene, label, question) => button(label, node =>
    confirmBox(question, 'Start afresh', async () => { await reset(scene); }, node), { data: { testid: `reset-${scene}` } });
  return [
    el('p', { class: 'muted' }, 'Throws away everything in this Sandbox and starts a new story.'),
    el('div', { class: 'steps' },
      choice('demo', 'Demo scene', 'Start the demo scene afresh? All answers in this Sandbox will be gone.'),
      choice('empty', 'Empty scene', 'Start with an empty scene? All answers in this Sandbox will be gone.')),
  ];
}

function section(name, title, open) {
  const body = el('div', { class: 'panel-body' });
  sections.set(name, body);
  return el('details', { class: 'panel', open, data: { testid: `panel-${name}` } }, el('summary', {}, el('h2', {}, title)), body);
}

/** Builds the right column once. `hooks` are act(label, run, rethrow), clock, reset. */
export function buildWorld(hooks) {
  const tools = toolsOf(hooks);
  byId('world').replaceChildren(
    el('p', { class: 'event-line world-event' }, 'Nothing happened yet: press something.'),
    section('clock', 'Clock', true), section('calendar', 'Calendar', true), section('crm', 'CRM and orders', false),
    section('reset', 'Start afresh', false), section('raw', 'Raw hook', false));
  sections.get('reset').replaceChildren(...resetPanel(hooks));
  sections.get('raw').replaceChildren(...rawPanel(hooks));
  return { refresh: () => refresh(tools), redraw: () => draw(tools) };
}

function toolsOf(hooks) {
  const tools = {
    clock: hooks.clock,
    redraw: testid => { draw(tools); if (testid) byId('world').querySelector(`[data-testid=${testid}]`)?.focus(); },
    world: (type, data, told) => hooks.act(told, () => post('world', { type, data }), true),
    form: (form, check, send, opener) => openForm(form, {
      draftKey: `world:${form.title}`,
      opener: () => (opener.isConnected ? opener : byId('world')),
      send: async (_, values) => {
        const errors = check(values);
        if (Object.keys(errors).length) throw Object.assign(new Error('Look at the marked fields.'), { status: 422, body: { errors } });
        await send(values);
        return null;
      },
    }),
  };
  return tools;
}

async function refresh(tools) {
  [calendar, crm] = await Promise.all([get('calendar'), get('crm')]);
  draw(tools);
}

function draw(tools) {
  fill('clock', clockPanel(tools));
  fill('calendar', calendarList(calendar, crm, tools));
  fill('crm', crmList(crm, tools));
}

/** Redraws a panel and puts the focus back on the like of what had it. */
function fill(name, nodes) {
  const body = sections.get(name);
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.getAttribute('aria-label') ?? focused?.dataset.testid;
  body.replaceChildren(...nodes.flat().filter(Boolean));
  if (key) [...body.querySelectorAll('button, input')].find(node => (node.getAttribute('aria-label') ?? node.dataset.testid) === key)?.focus();
}
