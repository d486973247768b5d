import { el } from './dom.js';

let open = null;

/** Closes the menu that is open, if any. */
export function closeMenu(refocus = false) {
  if (!open) return;
  const { list, opener } = open;
  open = null;
  list.remove();
  opener.setAttribute('aria-expanded', 'false');
  if (refocus) opener.focus();
}

/** A button with a menu behind it: arrow keys, Home, End, first letters, Esc. */
export function menuButton(action, choose, props) {
  const opener = el('button', { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', ...props }, action.label, el('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'));

  const show = last => {
    closeMenu();
    const items = (action.items ?? []).map(item => el('li', { role: 'none' }, el('button', {
      type: 'button',
      role: 'menuitem',
      tabindex: '-1',
      data: { testid: 'menu-item', itemId: item.id },
      on: { click: () => { closeMenu(true); choose(item, opener); } },
    }, item.label)));
    const list = el('ul', { class: 'menu', role: 'menu', 'aria-label': action.label, data: { testid: 'menu' }, on: { keydown: keys } }, items);
    opener.after(list);
    list.style.left = `${Math.max(0, Math.min(opener.offsetLeft, list.parentElement.clientWidth - list.offsetWidth))}px`;
    list.style.top = `${opener.offsetTop + opener.offsetHeight}px`;
    opener.setAttribute('aria-expanded', 'true');
    open = { list, opener };
    const buttons = list.querySelectorAll('[role=menuitem]');
    buttons[last ? buttons.length - 1 : 0]?.focus();
    list.scrollIntoView({ block: 'nearest' });
  };

  opener.addEventListener('click', () => (open?.opener === opener ? closeMenu(true) : show(false)));
  opener.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    show(event.key === 'ArrowUp');
  });
  return opener;
}

function keys(event) {
  const items = [...event.currentTarget.querySelectorAll('[role=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const go = index => { event.preventDefault(); items[(index + items.length) % items.length].focus(); };
  if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(items.length - 1);
  else if (event.key === 'Escape') { event.preventDefault(); closeMenu(true); }
  else if (event.key === 'Tab') closeMenu();
  else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const next = [...items.slice(at + 1), ...items].find(item => item.textContent.toLowerCase().startsWith(letter));
    if (next) { event.preventDefault(); next.focus(); }
  }
}

document.addEventListener('pointerdown', event => {
  if (open && !open.list.contains(event.target) && !open.opener.contains(event.target)) closeMenu();
});
