import { call } from './calls.js';

export { CallFailed } from './calls.js';

export const get = (path, query = {}) => {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(given).toString();
  return call(`/sandbox/api/${text ? `${path}?${text}` : path}`);
};

export const post = (path, body) =>
  call(`/sandbox/api/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
