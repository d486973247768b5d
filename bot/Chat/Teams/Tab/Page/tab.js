import { blocks } from './blocks.js';
import { call, CallFailed } from './calls.js';
import { announce, button, byId, el, show } from './dom.js';
import * as drafts from './drafts.js';
import { openForm } from './forms.js';
import { pressable } from './presses.js';
import { words } from './words.js';

const root = document.documentElement;
const teams = window.microsoftTeams;

/** One look again, a little later: what was pressed may have gone on changing things. */
const settles = 1500;

Object.assign(words, JSON.parse(root.dataset.words));

// Answers are kept as long as the page, and not on a machine that others may use.
drafts.forgetOnLeaving();

const keys = new Map();
let drawn = '';
let later;

const themes = { dark: 'dark', contrast: 'contrast' };
const theme = name => { root.dataset.theme = themes[name] ?? 'default'; };

/** Posts what the person wants, with the token that Teams gives for whoever is signed in there. */
async function ask(body) {
  const token = await teams.authentication.getAuthToken().catch(() => { throw new CallFailed(401, words.signIn); });
  try {
    return await call('/hooks/teams-tab', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (failure) {
    // The service says nothing to whom it does not believe.
    throw failure.status === 401 ? new CallFailed(401, words.signIn) : failure;
  }
}

function tell(sentence) {
  byId('told').textContent = sentence;
  show(byId('told'), true);
  show(byId('home'), false);
}

/** Says what went wrong, and offers to do it again. */
function complain(failure, again) {
  const box = byId('problem');
  show(box, Boolean(failure));
  if (!failure) return;
  box.replaceChildren(el('span', {}, failure.message), again ? button(words.tryAgain, again, { data: { testid: 'again' } }) : '');
}

/** Draws what came. The focus stays where it was; where that is not there any more, the next key goes on from the page. */
function draw(answer) {
  const focused = document.activeElement;
  const ours = [byId('home'), byId('problem')].some(part => part.contains(focused));
  complain(null);
  const note = byId('note');
  note.textContent = answer.note ?? '';
  show(note, Boolean(answer.note));
  if (answer.told) tell(answer.told);
  else if (answer.home) drawHome(answer.home);
  if (ours && (!focused.isConnected || focused.closest('[hidden]'))) place(focused.dataset.actionId).focus();
}

function drawHome(home) {
  show(byId('told'), false);
  show(byId('home'), true);
  const text = JSON.stringify(home);
  if (text === drawn) return;
  drawn = text;
  byId('home').replaceChildren(...blocks(home, pressable(home, press)));
}

const nodeOf = id => [...byId('home').querySelectorAll('[data-action-id]')].find(node => node.dataset.actionId === id) ?? null;
const place = id => nodeOf(id) ?? document.querySelector('main');

async function open() {
  try {
    draw(await ask({ do: 'open' }));
  } catch (failure) {
    if (!drawn) show(byId('told'), false);
    complain(failure, open);
  }
}

function openSoon() {
  clearTimeout(later);
  later = setTimeout(() => { if (document.querySelector('dialog[open], .menu')) openSoon(); else open(); }, settles);
}

/** The same press has one key until it was taken, so that sent twice it counts once. */
async function press(home, action, opener, item) {
  const id = item?.id ?? action.id;
  if (!keys.has(id)) keys.set(id, crypto.randomUUID());
  try {
    const answer = await ask({ do: 'press', action: id, key: keys.get(id) });
    keys.delete(id);
    if (answer.form) showForm(answer.form, id, opener, action.id);
    else taken(answer);
  } catch (failure) {
    if (!failure.mayRetry) keys.delete(id);
    complain(failure, failure.mayRetry ? () => press(home, action, opener, item) : open);
  }
}

function taken(answer) {
  draw(answer);
  if (answer.home) announce(answer.note ?? words.saved);
  openSoon();
}

function showForm(form, id, opener, actionId) {
  openForm(form, {
    draftKey: `form:${id}`,
    opener: () => (opener.isConnected ? opener : place(actionId)),
    send: async (formId, values) => {
      const answer = await ask({ do: 'submit', form: formId, values });
      if (answer.form) return answer.form;
      taken(answer);
      return null;
    },
  });
}

async function start() {
  theme('default');
  try {
    if (!teams) throw new Error();
    await teams.app.initialize();
    const context = await teams.app.getContext();
    theme(context.app.theme);
    teams.app.registerOnThemeChangeHandler(theme);
  } catch {
    tell(words.outside);
    return;
  }
  await open();
  teams.app.notifySuccess();
  document.addEventListener('visibilitychange', () => { if (!document.hidden) openSoon(); });
}

start();
