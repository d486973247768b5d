/** A call that did not succeed. `status` is 0 where the service could not be reached. */
export class CallFailed extends Error {
  constructor(status, sentence, body) {
    super(sentence);
    this.status = status;
    this.body = body;
  }

  /** The text that was sent may be sent again: nothing says that it was refused. */
  get mayRetry() {
    return this.status === 0 || this.status >= 500;
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(`/sandbox/api/${path}`, { ...options, headers: { accept: 'application/json', ...options?.headers } });
  } catch {
    throw new CallFailed(0, 'The service cannot be reached. Check that it is running, then try again.');
  }
  const body = await response.json().catch(() => null);
  if (response.ok) return body ?? {};
  throw new CallFailed(response.status, body?.detail ?? body?.title ?? `The service answered with ${response.status}. Try again.`, body);
}

export const get = (path, query = {}) => {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(given).toString();
  return call(text ? `${path}?${text}` : path);
};

export const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
