import { announce, byId, el, show } from './dom.js';
import { get, post } from './api.js';
import { blocks } from './blocks.js';
import * as drafts from './drafts.js';
import { summary, tell } from './events.js';
import { openForm } from './forms.js';
import { actionNode, articleOf, drawMessages, isShown, spoken, subject } from './messages.js';
import { drawPeople } from './people.js';
import { pressable } from './presses.js';
import {
  directRoom, forgetMessages, loadClock, loadPeople, myRooms, nameOf, person, readMessages, state, unreadFor, zone,
} from './state.js';
import { dayAndTimeIn } from './time.js';
import { buildWorld } from './world.js';

const pause = 2000;
let failures = 0;
let acting = 0;
let world;
let timer;

/** Runs what a press does, then reads what it caused and says so in one line. */
async function act(label, run, rethrow = false) {
  acting += 1;
  try {
    const answer = await run();
    await Promise.all([loadClock(), loadPeople()]);
    const changes = await take();
    if (state.view === 'home' && changes.fresh.some(isShown)) view('messages');
    tell(`${label}: ${answer?.form ? 'a form opened' : summary(changes)}.`);
    await world.refresh();
    drawPeople(choosing);
    drawTop();
    if (state.view === 'home') await drawHome();
    return answer;
  } catch (failure) {
    if (rethrow) throw failure;
    complain(failure.message);
    tell(`${label}: it did not work. ${failure.message}`);
    return null;
  } finally {
    acting -= 1;
  }
}

/** Reads new messages and shows them. */
async function take() {
  const changes = await readMessages();
  for (const message of changes.fresh) {
    if (message.by !== 'bot') continue;
    if (isShown(message)) announce(spoken(message));
    else state.unread.add(message.id);
  }
  for (const message of changes.edited) if (isShown(message) && message.by === 'bot') announce(`Changed: ${subject(message)}`);
  if (changes.fresh.length || changes.edited.length) {
    const box = byId('scroll');
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 160;
    drawMessages(hooks, false);
    if (atEnd && changes.fresh.some(isShown)) toEnd();
    drawPeople(choosing);
  }
  return changes;
}

async function press(message, action, opener, item) {
  const label = `${nameOf(state.me)} pressed “${item?.label ?? action.label}”`;
  const answer = await act(label, () => post('press', { by: state.me, messageId: message.id, actionId: action.id, ...(item && { value: item.id }) }));
  if (!answer?.form) return;
  const by = state.me;
  openForm(answer.form, {
    draftKey: `form:${by}:${message.id}:${item?.id ?? action.id}`,
    opener: () => (opener.isConnected ? opener : actionNode(message.id, action.id)),
    send: async (formId, values) => {
      const next = await act(`${nameOf(by)} sent “${answer.form.title}”`, () => post('submit', { by, formId, values }), true);
      return next?.form ?? null;
    },
  });
}

const composerKey = () => `say:${state.me}:${state.room}:${state.replyTo ?? ''}`;

function reply(id) {
  state.replyTo = id;
  drawComposer();
  byId('composer-text').focus();
}

const hooks = { press, reply };

function drawComposer() {
  const root = state.replyTo ? state.messages.get(state.replyTo) : null;
  show(byId('replying'), Boolean(root));
  byId('replying-to').textContent = root ? `Replying to ${nameOf(root.by)}: ${(root.text ?? '').split('\n')[0].slice(0, 80)}` : '';
  byId('composer-label').textContent = root ? 'Reply in the thread' : `Message as ${nameOf(state.me)}`;
  byId('composer-text').value = drafts.kept(composerKey()) ?? '';
  show(byId('composer-error'), false);
  grow();
}

function grow() {
  const box = byId('composer-text');
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}

async function say() {
  const box = byId('composer-text');
  const error = byId('composer-error');
  const text = box.value.trim();
  if (!text) return;
  const key = composerKey();
  const body = { by: state.me, room: state.room, text, ...(state.replyTo && { thread: state.replyTo }) };
  show(error, false);
  try {
    await act(`${nameOf(state.me)} wrote`, () => post('say', body), true);
    drafts.drop(key);
    box.value = '';
    grow();
    if (state.view !== 'messages') view('messages');
    else toEnd();
  } catch (failure) {
    error.textContent = failure.mayRetry ? `Not sent. ${failure.message} What you typed is still here.` : failure.message;
    show(error, true);
  }
}

const choosing = {
  become: email => {
    state.me = email;
    drafts.setting('me', email);
    enter(directRoom(email), false);
    world.redraw();
    tell(`You are now ${nameOf(email)}.`);
  },
  enter: room => enter(room, true),
};

function enter(room, moveOn) {
  state.room = myRooms().some(r => r.id === room) ? room : directRoom(state.me);
  state.replyTo = null;
  for (const id of state.unread) if (state.messages.get(id)?.room === state.room) state.unread.delete(id);
  drawTop();
  drawPeople(choosing);
  drawComposer();
  drawMessages(hooks, true);
  if (state.view === 'home') drawHome();
  toEnd(!moveOn);
  if (moveOn) tab('chat');
}

/** To the newest message; a newcomer who has the guide open stays there until something was pressed. */
function toEnd(arriving = false) {
  const box = byId('scroll');
  box.scrollTop = arriving && !byId('guide').hidden ? 0 : box.scrollHeight;
}

function drawTop() {
  const room = state.rooms.find(r => r.id === state.room);
  const direct = state.room === directRoom(state.me);
  byId('room-title').textContent = direct ? 'CoachBot' : room?.name ?? '';
  byId('room-sub').textContent = direct ? `Direct messages of ${nameOf(state.me)}` : `${room?.members.length ?? 0} people, you are ${nameOf(state.me)}`;
  byId('top-now').textContent = state.now ? dayAndTimeIn(state.now, zone()) : '';
}

function view(name) {
  state.view = name;
  byId('show-messages').setAttribute('aria-pressed', String(name === 'messages'));
  byId('show-home').setAttribute('aria-pressed', String(name === 'home'));
  show(byId('messages'), name === 'messages');
  show(byId('home'), name === 'home');
  drawMessages(hooks, false);
  if (name === 'home') drawHome();
  else toEnd();
}

async function drawHome() {
  const who = state.me;
  const sheet = await get('home', { person: who }).catch(failure => ({ problem: failure.message }));
  if (who !== state.me) return;
  const message = { id: `home:${who}`, text: sheet.text, blocks: sheet.blocks ?? [], actions: sheet.actions ?? [] };
  byId('home').replaceChildren(...(sheet.problem ? [el('p', { class: 'empty' }, sheet.problem)] : blocks(message, pressable(message, press))));
}

function tab(name) {
  document.documentElement.dataset.view = name;
  for (const node of document.querySelectorAll('[data-tab]')) {
    if (node.dataset.tab === name) node.setAttribute('aria-current', 'page');
    else node.removeAttribute('aria-current');
  }
}

function complain(sentence) {
  const banner = byId('banner');
  banner.textContent = sentence ?? '';
  show(banner, Boolean(sentence));
}

async function poll() {
  clearTimeout(timer);
  try {
    if (!state.me && failures) await start();
    else if (!document.hidden && !acting) {
      const before = state.now;
      await loadClock();
      const changes = await take();
      if (before !== state.now || changes.fresh.length || changes.edited.length) { drawTop(); await world.refresh(); }
    }
    if (failures) complain(null);
    failures = 0;
  } catch (failure) {
    failures += 1;
    complain(`${failure.message} Trying again by itself.`);
  }
  timer = setTimeout(poll, Math.min(pause * 2 ** failures, 30000));
}

async function reset(scene) {
  await act(scene === 'demo' ? 'The demo scene starts' : 'An empty scene starts', async () => {
    await post('reset', { scene });
    forgetMessages();
    drafts.dropAll();
    await start();
  }, true);
}

/** Reads everything afresh and chooses somebody to be: the one with most to answer, unless you chose before. */
async function start() {
  await loadPeople();
  await loadClock();
  state.me = null;
  state.room = null;
  const { fresh } = await readMessages();
  fresh.filter(message => message.by === 'bot').forEach(message => state.unread.add(message.id));
  const busiest = [...state.people].sort((a, b) => unreadFor(b.email) - unreadFor(a.email))[0];
  state.me = person(drafts.setting('me'))?.email ?? busiest?.email ?? null;
  if (state.me) enter(directRoom(state.me), false);
  else {
    drawPeople(choosing);
    drawMessages(hooks, true);
    byId('room-title').textContent = 'Nobody is here yet';
    byId('room-sub').textContent = 'Send person.upserted under World, or start the demo scene.';
  }
  await world.refresh();
}

function guide(open) {
  show(byId('guide'), open);
  drafts.setting('guide', open ? 'open' : 'hidden');
  byId('guide-open').setAttribute('aria-expanded', String(open));
}

function listen() {
  byId('composer').addEventListener('submit', event => { event.preventDefault(); say(); });
  byId('composer-text').addEventListener('input', event => { drafts.keep(composerKey(), event.target.value); grow(); });
  byId('composer-text').addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); say(); }
    if (event.key === 'Escape' && state.replyTo) stopReplying();
  });
  const stopReplying = () => {
    const root = state.replyTo;
    state.replyTo = null;
    drawComposer();
    articleOf(root)?.focus();
  };
  byId('reply-stop').addEventListener('click', stopReplying);
  byId('show-messages').addEventListener('click', () => view('messages'));
  byId('show-home').addEventListener('click', () => view('home'));
  byId('guide-close').addEventListener('click', () => { guide(false); byId('guide-open').focus(); });
  byId('guide-open').addEventListener('click', () => {
    const open = byId('guide').hidden;
    guide(open);
    if (!open) return;
    tab('chat');
    byId('scroll').scrollTop = 0;
    byId('guide-title').focus();
  });
  for (const node of document.querySelectorAll('[data-tab]')) node.addEventListener('click', () => { tab(node.dataset.tab); byId(node.dataset.tab === 'chat' ? 'conversation' : node.dataset.tab).focus(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) poll(); });
}

world = buildWorld({ act, reset, clock: (body, told) => act(told, () => post('clock', body)) });
listen();
guide(drafts.setting('guide') !== 'hidden');
try {
  await start();
} catch (failure) {
  failures = 1;
  complain(`${failure.message} Trying again by itself.`);
}
timer = setTimeout(poll, pause);
