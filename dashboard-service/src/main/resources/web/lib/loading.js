import { now } from './clock.js';
import { firstDay, nextDay, startOfDay } from './format.js';
import { api } from './session.js';

/** The questions the page asks about a home. */
const HOUR = 3_600_000;
const DAYS = 30;
const PAGES = 10;
const METERS = 60;
const AT_ONCE = 4;

const iso = (ms) => new Date(ms).toISOString();

export const homes = async () => (await api.get('/homes')).items;

/** What the live stream keeps true: homes with their supply, devices, the outages of a month. */
export async function state({ id, timeZone }) {
  const from = iso(firstDay(DAYS, now(), timeZone));
  const [all, devices, outages] = await Promise.all([
    homes(),
    everything('/devices', { home: id }),
    everything('/outages', { home: id, from }),
  ]);
  return { homes: all, devices, outages };
}

/** When nobody watched in a month: [from, to] in milliseconds, in order. */
export async function gaps({ id, timeZone }) {
  return gapsIn(await everything('/listening', { home: id, from: iso(firstDay(DAYS, now(), timeZone)) }));
}

export const gapsIn = (items) => items.map(({ from, to, ongoing }) => [Date.parse(from), ongoing ? Number.MAX_SAFE_INTEGER : Date.parse(to)]);

/** Today's energy hour by hour. */
export async function hours({ id, timeZone }) {
  const start = startOfDay(now(), timeZone);
  const query = { home: id, bucket: 'hour', from: iso(start), to: iso(nextDay(start, timeZone)) };
  return (await api.get('/energy', query)).items;
}

/**
 * Every reading of the last hour, device by device: `take(device, reading)`, until `over()`. A line that lacked some of the devices
 * would show less than there was, so in a home with very many it begins now.
 */
export async function lastHour(devices, take, over) {
  const waiting = devices.length > METERS ? [] : devices.filter(({ channels }) => channels?.length);
  const one = async () => {
    for (let device = waiting.pop(); device && !over(); device = waiting.pop()) {
      const path = `/devices/${encodeURIComponent(device.id)}/readings`;
      (await everything(path, { from: iso(now() - HOUR) })).forEach((reading) => take(device, reading));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** All pages of a list, up to a bound. */
export async function everything(path, query) {
  const items = [];
  for (let page = 0, cursor; page < PAGES; page++) {
    const answer = await api.get(path, { limit: 1000, ...query, cursor });
    items.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return items;
}
