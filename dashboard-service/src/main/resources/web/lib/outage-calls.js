import { everything, gapsIn } from './loading.js';
import { api } from './session.js';

/** The questions about outages, and about the times of which nobody can say that there was none. */
const iso = (ms) => new Date(Math.round(ms / 1_000) * 1_000).toISOString().replace('.000', '');

export const outagesWithin = (home, from, to) => everything('/outages', { home, from: iso(from), to: iso(to) });

export const outage = (id) => api.get(`/outages/${encodeURIComponent(id)}`);

/** When a home was not watched, in order: [from, to] in milliseconds. */
export async function gapsWithin(home, from, to) {
  return gapsIn(await everything('/listening', { home, from: iso(from), to: iso(to) }));
}
