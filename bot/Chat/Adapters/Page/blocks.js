import { el } from './dom.js';
import { chart, table, timeline } from './pictures.js';
import { words } from './words.js';

const wrap = { strong: 'strong', emphasis: 'em' };

function runs(list) {
  return (list ?? []).map(run => {
    const tag = wrap[run.style];
    return tag ? el(tag, {}, run.text) : document.createTextNode(run.text);
  });
}

/** A line that is strong from end to end begins something, as a day does. */
const isTitle = block => block.runs.every(run => run.style === 'strong');

const kinds = {
  heading: block => el('h3', { class: 'block-heading' }, runs(block.runs)),
  paragraph: block => el('p', { class: isTitle(block) ? 'title-line' : null }, runs(block.runs)),
  quote: block => el('blockquote', {}, el('p', {}, runs(block.runs))),
  bullets: block => el('ul', {}, block.items.map(item => el('li', {}, runs(item)))),
  facts: block => el('dl', { class: 'facts' }, block.items.map(item => el('div', {}, el('dt', {}, item.label), el('dd', {}, runs(item.runs))))),
  note: block => el('p', { class: 'note' }, runs(block.runs)),
  divider: () => el('hr'),
  table: block => table(block, runs),
  timeline,
  chart,
};

/** What a row of buttons is about: the nearest heading or paragraph above it. */
function firstLine(all, at) {
  const above = all.slice(0, at).findLast(block => block.type === 'paragraph' || block.type === 'heading');
  return above?.runs.map(run => run.text).join('').split('\n')[0];
}

/** Draws the blocks of a message; `draw` makes the element of one thing to press. */
export function blocks(message, draw) {
  const placed = new Set();
  const row = (ids, above) => {
    const found = ids.map(id => message.actions.find(action => action.id === id)).filter(Boolean);
    found.forEach(action => placed.add(action.id));
    return found.length ? el('div', { class: 'actions', role: 'group', 'aria-label': above ?? words.answers }, found.map(draw)) : null;
  };
  const drawn = (message.blocks ?? []).map((block, i, all) => (block.type === 'actions' ? row(block.ids, firstLine(all, i)) : kinds[block.type]?.(block)));
  const left = message.actions.map(action => action.id).filter(id => !placed.has(id));
  const body = drawn.filter(Boolean);
  if (!body.length && message.text) body.push(el('p', { class: 'plain' }, message.text));
  const last = row(left);
  return last ? [...body, last] : body;
}
