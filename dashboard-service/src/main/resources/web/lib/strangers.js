import { api } from './session.js';

/**
 * Who knocks and is nobody: connections of devices that are not registered, by the id they claim. Only administrators
 * may see them, because they belong to no home.
 */
const LOOK_AT = 200;
const CLAIMED = /^unknown device.*\(client id ([A-Za-z0-9][A-Za-z0-9._:-]{0,63})\)$/;

/** [{id, count, at}], the latest first; `known` are the ids that are devices meanwhile. */
export async function strangers(known) {
  const { items } = await api.get('/rejected', { limit: LOOK_AT });
  return gathered(items, new Set(known));
}

export function gathered(items, known) {
  const byId = new Map();
  items
    .filter(({ deviceId }) => deviceId === null)
    .map(({ reason, at }) => ({ id: CLAIMED.exec(reason)?.[1], at: Date.parse(at) }))
    .filter(({ id }) => id && !known.has(id))
    .forEach(({ id, at }) => {
      const { count, at: last } = byId.get(id) ?? { count: 0, at: -Infinity };
      byId.set(id, { id, count: count + 1, at: Math.max(at, last) });
    });
  return [...byId.values()].sort((a, b) => b.at - a.at);
}
