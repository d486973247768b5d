import { button, el } from './dom.js';
import { nameOf, state, zone } from './state.js';
import { dayAndTimeIn, localIn } from './time.js';

const money = amount => (amount ? new Intl.NumberFormat('en-GB', { style: 'currency', currency: amount.currency, maximumFractionDigits: 0 }).format(amount.amount) : null);

const statusWords = { open: 'open', won: 'won', lost: 'lost' };

const dealData = deal => ({ id: deal.id, name: deal.name, accountId: deal.accountId, ownerEmail: deal.ownerEmail, status: deal.status });

function wrongOrder(values) {
  const errors = {};
  if (!values.number.trim()) errors.number = 'Write a number, such as PO-1001.';
  if (values.amount.trim() && !(Number(values.amount) > 0)) errors.amount = 'Write an amount in figures, such as 12000, or leave it empty.';
  return errors;
}

function order(deal, { world, form }) {
  return button('Order received', node => form({
    id: 'order', title: `A purchase order for “${deal.name}”`, submit: 'Receive it',
    fields: [
      { id: 'number', label: 'Order number', type: 'text', required: true, value: `PO-${Date.parse(state.now) / 60000 % 100000}`, maxLength: 60 },
      { id: 'what', label: 'What is ordered?', type: 'text', required: false, value: '', maxLength: 200 },
      { id: 'amount', label: `Amount (${deal.amount?.currency ?? 'EUR'})`, type: 'text', required: false, value: String(deal.amount?.amount ?? ''), maxLength: 20 },
    ],
  }, wrongOrder, values => world('purchaseOrder.received', {
    number: values.number.trim(), dealId: deal.id, receivedAt: state.now,
    ...(values.what.trim() && { lines: [{ id: `${values.number.trim()}-1`, description: values.what.trim() }] }),
    ...(Number(values.amount) > 0 && { amount: { amount: Number(values.amount), currency: deal.amount?.currency ?? 'EUR' } }),
  }, `Order ${values.number.trim()} received`), node), { class: 'small', data: { testid: 'deal-order' }, 'aria-label': `Order received for ${deal.name}` });
}

function criticalDate(deal, { world, form }) {
  return button('Critical date', node => form({
    id: 'critical', title: `By when does the customer need “${deal.name}” working?`, submit: 'Set it',
    fields: [
      { id: 'date', label: 'Date', type: 'date', required: true, value: deal.criticalDate?.date ?? localIn(Date.parse(state.now) + 60 * 86400000, zone()).slice(0, 10) },
      { id: 'reason', label: 'Why then?', type: 'text', required: true, value: deal.criticalDate?.reason ?? '', maxLength: 200 },
      { id: 'consequence', label: 'What if it is missed?', type: 'text', required: true, value: deal.criticalDate?.consequence ?? '', maxLength: 200 },
    ],
  }, values => (values.date ? {} : { date: 'Choose a day.' }), values => world('deal.upserted', {
    ...dealData(deal), criticalDate: { date: values.date, reason: values.reason, consequence: values.consequence },
  }, `Critical date of “${deal.name}” set`), node), { class: 'small', data: { testid: 'deal-critical' }, 'aria-label': `Critical date of ${deal.name}` });
}

const close = (deal, status, label, { world }) => button(label, () =>
  world('deal.upserted', { ...dealData(deal), status }, `“${deal.name}” is ${statusWords[status]}`),
  { class: 'small', data: { testid: `deal-${status}` }, 'aria-label': `${label}: ${deal.name}` });

function dealRow(deal, tools) {
  const words = [deal.stage, money(deal.amount), deal.closeDate && `closes ${deal.closeDate}`, deal.criticalDate && `critical ${deal.criticalDate.date}`];
  return el('li', { class: 'entry', data: { testid: 'crm-deal', dealId: deal.id } },
    el('div', { class: 'entry-main' },
      el('p', { class: 'entry-title' }, deal.name, ' ', el('span', { class: 'flag' }, statusWords[deal.status] ?? deal.status)),
      el('p', { class: 'muted' }, [nameOf(deal.ownerEmail), ...words].filter(Boolean).join(', ')),
      el('p', { class: 'entry-actions' }, order(deal, tools), criticalDate(deal, tools),
        deal.status === 'open' ? [close(deal, 'won', 'Won', tools), close(deal, 'lost', 'Lost', tools)] : close(deal, 'open', 'Reopen', tools))));
}

function openTicket(account, { world, form }) {
  return button('Ticket opened', node => form({
    id: 'ticket', title: `A support ticket of ${account.name}`, submit: 'Open it',
    fields: [{ id: 'summary', label: 'What is wrong?', type: 'text', required: true, value: '', maxLength: 200 }],
  }, values => (values.summary.trim() ? {} : { summary: 'Write one line, such as: login fails.' }), values => world('ticket.opened', {
    id: `ticket-${Date.now()}`, accountId: account.id, openedAt: state.now, summary: values.summary.trim(),
  }, `Ticket of ${account.name} opened`), node), { class: 'small', data: { testid: 'ticket-open' }, 'aria-label': `Ticket opened by ${account.name}` });
}

function ticketRow(ticket, { world }) {
  const close = button('Close', () => world('ticket.closed', {
    id: ticket.id, accountId: ticket.accountId, openedAt: ticket.openedAt, summary: ticket.summary ?? '',
  }, 'Ticket closed'), { class: 'small', data: { testid: 'ticket-close' }, 'aria-label': `Close the ticket: ${ticket.summary ?? ticket.id}` });
  return el('li', { class: 'entry', data: { testid: 'crm-ticket' } }, el('div', { class: 'entry-main' },
    el('p', {}, ticket.summary ?? ticket.id, ' ', el('span', { class: 'flag' }, ticket.closed ? 'closed' : 'ticket')),
    ticket.closed ? null : el('p', { class: 'entry-actions' }, close)));
}

const orderWords = { received: 'received', changed: 'changed', cancelled: 'cancelled' };

function orderRow(o, { world }) {
  const words = [o.lines?.map(line => line.description).filter(Boolean).join(', '), money(o.amount)].filter(Boolean).join(', ');
  const cancelled = String(o.change).toLowerCase() === 'cancelled';
  const cancel = button('Cancel the order', () => world('purchaseOrder.cancelled', {
    number: o.number, receivedAt: o.receivedAt, ...(o.dealId && { dealId: o.dealId }), ...(o.accountId && { accountId: o.accountId }),
  }, `Order ${o.number} cancelled`), { class: 'small', data: { testid: 'order-cancel' }, 'aria-label': `Cancel the order ${o.number}` });
  return el('li', { class: cancelled ? 'entry is-cancelled' : 'entry', data: { testid: 'crm-order' } }, el('div', { class: 'entry-main' },
    el('p', { class: 'entry-title' }, o.number, ' ', el('span', { class: 'flag' }, orderWords[String(o.change).toLowerCase()] ?? o.change)),
    words ? el('p', { class: 'muted' }, words) : null,
    cancelled ? null : el('p', { class: 'entry-actions' }, cancel)));
}

/** Accounts with their deals, orders, and what CoachBot has written back. */
export function crmList(crm, tools) {
  const accounts = crm.accounts ?? [];
  const written = crm.written ?? [];
  return [
    accounts.length ? null : el('p', { class: 'muted' }, 'No accounts yet. Send account.upserted below, or reset to the demo scene.'),
    ...accounts.map(account => {
      const deals = (crm.deals ?? []).filter(deal => deal.accountId === account.id);
      const tickets = (crm.tickets ?? []).filter(ticket => ticket.accountId === account.id);
      return el('section', { data: { testid: 'crm-account', accountId: account.id } },
        el('h4', {}, account.name, ' ', el('span', { class: 'muted' }, (account.domains ?? []).join(', '))),
        deals.length ? el('ul', { class: 'entries' }, deals.map(deal => dealRow(deal, tools))) : el('p', { class: 'muted' }, 'No deals.'),
        tickets.length ? el('ul', { class: 'entries' }, tickets.map(ticket => ticketRow(ticket, tools))) : null,
        el('p', { class: 'entry-actions' }, openTicket(account, tools)));
    }),
    (crm.orders ?? []).length ? el('section', {}, el('h4', {}, 'Orders'), el('ul', { class: 'entries' }, crm.orders.map(o => orderRow(o, tools)))) : null,
    el('section', {}, el('h4', {}, 'Written back'),
      written.length
        ? el('ul', { class: 'entries' }, written.map(w => el('li', { class: 'entry', data: { testid: 'crm-written' } }, el('div', { class: 'entry-main' },
          el('p', {}, `${w.record}: ${w.field ?? ''} ${w.value ?? ''}`),
          el('p', { class: 'muted' }, [w.key, w.at && dayAndTimeIn(w.at, zone())].filter(Boolean).join(', '))))))
        : el('p', { class: 'muted' }, 'Nothing. CoachBot writes only what a person has pressed.')),
  ];
}
