import { now } from './clock.js';
import { firstDay, nextDay, startOfDay } from './format.js';
import { api } from './session.js';

/** The questions the page asks about a home. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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
 * The last hour minute by minute, channel by channel: `take(device, {channel, at, powerWatts})`, until `over()`. A line
 * that lacked some of the devices would show less than there was, so in a home with very many it begins now.
 */
export async function lastHour(devices, take, over) {
  const to = now();
  const from = Math.floor(to / MINUTE) * MINUTE - HOUR + MINUTE;
  const waiting = devices.length > METERS ? [] : devices.flatMap((device) => (device.channels ?? []).map(({ channel }) => ({ device, channel })));
  const one = async () => {
    for (let next = waiting.pop(); next && !over(); next = waiting.pop()) {
      const { device, channel } = next;
      const { startsAt, stepSeconds, meanWatts } = await api.get(`/devices/${encodeURIComponent(device.id)}/series`, { channel, from: iso(from), to: iso(to), points: HOUR / MINUTE });
      const at = (i) => iso(Date.parse(startsAt) + i * stepSeconds * 1_000);
      meanWatts.forEach((powerWatts, i) => take(device, { channel, at: at(i), powerWatts }));
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
