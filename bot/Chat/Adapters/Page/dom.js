// Text from messages only ever becomes a text node: nothing here parses markup.

/** Makes an element. `on` holds listeners, `data` data attributes, the rest attributes; null and false are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'data') for (const [key, item] of Object.entries(value)) { if (item !== null && item !== undefined) node.dataset[key] = item; }
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = id => document.getElementById(id);

export function show(node, visible) {
  node.hidden = !visible;
}

/** Says something to a screen reader without moving the focus. */
export function announce(text) {
  const region = byId('announce');
  const line = el('p', {}, text);
  region.append(line);
  while (region.childElementCount > 5) region.firstElementChild.remove();
}

let last = 0;

/** An id for tying a label to its field. */
export function freshId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

/** Runs what a button does once at a time and shows that it is at work. */
export function button(label, run, props = {}) {
  const node = el('button', { type: 'button', ...props }, label);
  node.addEventListener('click', async () => {
    if (node.getAttribute('aria-busy') === 'true') return;
    node.setAttribute('aria-busy', 'true');
    try {
      await run(node);
    } finally {
      node.removeAttribute('aria-busy');
    }
  });
  return node;
}

/** Makes an element of a drawing. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, String(value));
  node.append(...children.flat().filter(Boolean));
  return node;
}
