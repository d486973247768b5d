import { el, freshId, svg } from './dom.js';

const more = block => (block.more ? el('p', { class: 'note' }, block.more) : null);

/** A table with header cells: the first cell of a row names it. The roles stay when a phone shows row below row. */
export function table(block, runs) {
  const [head, ...rest] = block.rows;
  const words = cell => cell.map(run => run.text).join('');
  const named = (cell, i) => (i === 0
    ? el('th', { scope: 'row', role: 'rowheader' }, runs(cell))
    : el('td', { role: 'cell', data: { label: words(head[i] ?? []) } }, runs(cell)));
  return el('div', { class: head.length > 2 ? 'table-wrap wide' : 'table-wrap' },
    el('table', { role: 'table' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head.map(cell => el('th', { scope: 'col', role: 'columnheader' }, runs(cell))))),
      el('tbody', { role: 'rowgroup' }, rest.map(row => el('tr', { role: 'row' }, row.map(named))))),
    more(block));
}

const dayNumber = day => Date.parse(`${day}T00:00:00Z`) / 86400000;

function markKey(kind) {
  return svg('svg', { class: 'key', viewBox: '0 0 8 16', width: 8, height: 16, 'aria-hidden': 'true' },
    svg('line', { class: `mark ${kind}`, x1: 4, x2: 4, y1: 0, y2: 16 }));
}

/** Steps as a list, the earliest first: each with its words, and a bar that shows what they say. */
export function timeline(block) {
  const steps = [...block.steps].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
  const marks = [['today', block.today], ['marked', block.marked]].filter(([, mark]) => mark);
  const days = block.steps.flatMap(step => [dayNumber(step.from), dayNumber(step.to) + 1]).concat(marks.map(([, mark]) => dayNumber(mark.day)));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) + 1 - first);
  const at = number => ((number - first) / span) * 1000;
  const bar = step => svg('svg', { class: 'track', viewBox: '0 0 1000 14', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'ground', x: 0, y: 3, width: 1000, height: 8 }),
    svg('rect', { class: 'bar', x: at(dayNumber(step.from)), y: 3, width: Math.max(6, at(dayNumber(step.to) + 1) - at(dayNumber(step.from))), height: 8 }),
    marks.map(([kind, mark]) => svg('line', { class: `mark ${kind}`, x1: at(dayNumber(mark.day) + .5), x2: at(dayNumber(mark.day) + .5), y1: 0, y2: 14 })));
  return el('div', { class: 'timeline' },
    marks.length ? el('ul', { class: 'legend', 'aria-label': 'Days that matter' }, marks.map(([kind, mark]) => el('li', {}, markKey(kind), mark.text))) : null,
    el('ol', { class: 'timeline-steps', 'aria-label': 'Steps' }, steps.map(step => el('li', { data: { step: step.id } },
      el('span', { class: 'step-name' }, step.name), ' ',
      el('span', { class: 'step-state' }, step.state), ' ',
      el('span', { class: 'step-days' }, step.days),
      bar(step)))),
    more(block));
}

const kinds = ['solid', 'open'];

function swatch(kind) {
  return svg('svg', { class: 'key', viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' },
    svg('rect', { class: `value ${kind}`, x: 1, y: 1, width: 12, height: 12 }));
}

/** Numbers as bars that lie side by side, each with its number; and the same as a table for who cannot see them. */
export function chart(block) {
  const title = freshId('chart');
  const known = value => value !== null && value !== undefined;
  const written = value => (known(value) ? String(value) : block.unknown);
  const highest = Math.max(1, ...block.rows.flatMap(row => row.values.filter(known)));
  const bar = (value, kind) => el('div', { class: 'chart-bar' },
    known(value) && value > 0 ? svg('svg', { width: `${(value / highest) * 78}%`, height: 12 }, svg('rect', { class: `value ${kind}`, x: 1, y: 1, width: '100%', height: 10 })) : null,
    el('span', { class: known(value) ? null : 'unknown' }, written(value)));
  return el('figure', { class: 'chart', 'aria-labelledby': title },
    el('figcaption', { id: title }, block.title),
    more(block),
    el('div', { 'aria-hidden': 'true' },
      block.rows.length > 1 ? el('ul', { class: 'legend' }, block.rows.map((row, j) => el('li', {}, swatch(kinds[j]), row.name))) : null,
      el('div', { class: 'chart-drawing' }, block.labels.map((label, i) => [
        el('span', { class: 'chart-label' }, label),
        el('div', { class: 'chart-bars' }, block.rows.map((row, j) => bar(row.values[i], kinds[j]))),
      ]).flat())),
    el('div', { class: 'visually-hidden' }, el('table', {},
      el('caption', {}, block.title),
      el('thead', {}, el('tr', {}, el('td'), block.rows.map(row => el('th', { scope: 'col' }, row.name)))),
      el('tbody', {}, block.labels.map((label, i) => el('tr', {}, el('th', { scope: 'row' }, label), block.rows.map(row => el('td', {}, written(row.values[i])))))))));
}
