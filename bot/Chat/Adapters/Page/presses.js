import { button } from './dom.js';
import { menuButton } from './menu.js';

/** What can be pressed on a message, drawn as a button or a menu. */
export function pressable(message, press) {
  return action => {
    const props = {
      class: action.style === 'primary' ? 'primary' : action.style === 'danger' ? 'danger' : 'plain-button',
      data: { testid: 'action', actionId: action.id, kind: action.kind },
    };
    if (action.kind === 'menu') return menuButton(action, (item, opener) => press(message, action, opener, item), props);
    const node = button(action.label, opener => press(message, action, opener), props);
    if (action.kind === 'form') node.setAttribute('aria-haspopup', 'dialog');
    return node;
  };
}
