const cache = new Map();

function format(zone, options) {
  const key = `${zone} ${JSON.stringify(options)}`;
  if (!cache.has(key)) cache.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));
  return cache.get(key);
}

export const timeIn = (instant, zone) => format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

export const dayIn = (instant, zone) => format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(instant));

export const longDayIn = (instant, zone) => format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant));

export const dayAndTimeIn = (instant, zone) => `${dayIn(instant, zone)}, ${timeIn(instant, zone)}`;

function parts(instant, zone) {
  const list = format(zone, {
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(list.map(part => [part.type, part.value]));
}

/** The wall clock at an instant, as a `datetime-local` field wants it. */
export function localIn(instant, zone) {
  const p = parts(instant, zone);
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
}

/** The instant at which the wall clock of a zone shows this; a time that does not exist lands behind the gap. */
export function instantOf(local, zone) {
  const wanted = Date.parse(`${local}:00Z`);
  let guess = wanted;
  for (let i = 0; i < 3; i++) {
    const shown = Date.parse(`${localIn(guess, zone)}:00Z`);
    if (shown === wanted) break;
    guess += wanted - shown;
  }
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}

/** The next time the wall clock shows this hour, on a working day. */
export function nextMorning(now, zone, hour = '08:00') {
  for (let days = 0; days <= 7; days++) {
    const day = localIn(Date.parse(now) + days * 86400000, zone).slice(0, 10);
    const at = instantOf(`${day}T${hour}`, zone);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (Date.parse(at) > Date.parse(now) && weekday !== 0 && weekday !== 6) return at;
  }
  return new Date(Date.parse(now) + 86400000).toISOString();
}
