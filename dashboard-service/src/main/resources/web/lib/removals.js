import { api } from './session.js';
import { now } from './clock.js';
import { Store } from './store.js';

/** The removal that can still be taken back, the last one: for ten minutes, also after a reload of the page. */
const GRACE_MS = 600_000;
const MEMORY = 'mainswatch-removed';

const remembered = () => JSON.parse(sessionStorage.getItem(MEMORY) ?? 'null');

export const removals = new Store({ last: remembered() });

/** What was removed in this home and can come back, or null. */
export const undoable = (homeId) => {
  const { last } = removals.state;
  return last && last.homeId === homeId && now() - last.at < GRACE_MS ? last : null;
};

export function remember(device) {
  const last = device && { id: device.id, name: device.name, homeId: device.homeId, at: now() };
  sessionStorage.setItem(MEMORY, JSON.stringify(last));
  removals.set({ last });
}

/** Brings it back, and answers with the device. */
export async function restore({ id }) {
  const device = await api.post(`/devices/${encodeURIComponent(id)}/restoration`);
  remember(null);
  return device;
}
