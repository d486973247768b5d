// What was typed and not taken yet survives a closed form, a failed send and a reload.

const prefix = 'coachbot-draft:';

let leaving = false;

/** From now on nothing is written to the browser's store: what was typed lives as long as the page. */
export function forgetOnLeaving() {
  leaving = true;
}

function store() {
  if (leaving) return null;
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const memory = new Map();

export function keep(key, value) {
  memory.set(key, value);
  try {
    store()?.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the draft still lives as long as the page.
  }
}

export function kept(key) {
  if (memory.has(key)) return memory.get(key);
  try {
    const text = store()?.getItem(prefix + key);
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export function drop(key) {
  memory.delete(key);
  store()?.removeItem(prefix + key);
}

export function dropAll() {
  memory.clear();
  const all = store();
  if (!all) return;
  for (const key of Object.keys(all)) if (key.startsWith(prefix)) all.removeItem(key);
}

export function setting(name, value) {
  try {
    if (value === undefined) return store()?.getItem(`coachbot-${name}`) ?? null;
    store()?.setItem(`coachbot-${name}`, value);
  } catch {
    // Forgotten at the next visit, no more.
  }
  return value ?? null;
}
