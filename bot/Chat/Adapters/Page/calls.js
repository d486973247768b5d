import { words } from './words.js';

/** A call that did not succeed. `status` is 0 where the service could not be reached. */
export class CallFailed extends Error {
  constructor(status, sentence, body) {
    super(sentence);
    this.status = status;
    this.body = body;
  }

  /** The text that was sent may be sent again: nothing says that it was refused. Whoever was not signed in may be so next time. */
  get mayRetry() {
    return this.status === 0 || this.status === 401 || this.status >= 500;
  }
}

/** Calls the service and reads its JSON; throws where it does not answer or refuses. */
export async function call(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { accept: 'application/json', ...options?.headers } });
  } catch {
    throw new CallFailed(0, words.unreachable);
  }
  const body = await response.json().catch(() => null);
  if (response.ok) return body ?? {};
  throw new CallFailed(response.status, body?.detail ?? body?.title ?? words.refused, body);
}
