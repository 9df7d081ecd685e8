import { firstOf, midnight, slots } from './calendar.js';
import { isWhole } from './devices.js';
import { everything } from './loading.js';
import { api } from './session.js';

/** The energy of a period as it is drawn and written: slots in time, each with its parts by device. */
const BUCKETS = { day: 'hour', week: 'day', month: 'day', year: 'month' };
const MOST_SERIES = 5;
/** What stands for all the devices that are too many to be told apart. */
export const REST = '';
/** What the whole home used beyond all its measured parts. */
export const ELSE = '*';

const iso = (ms) => new Date(ms).toISOString();

const ask = async (query) => (await api.get('/energy', { ...query, from: iso(query.from), to: iso(query.to) })).items;

/** The instants of a period in a home, and the question about it. */
export function periodOf(home, period, date) {
  const first = firstOf(period, date);
  const from = midnight(first, home.timeZone);
  return { home, period, first, from, to: midnight(firstOf(period, first, 1), home.timeZone), bucket: BUCKETS[period] };
}

/** Every device's energy in a period: {slots, series, wattHours, coverage}. */
export async function energyOf({ home, period, first, from, to, bucket }, devices, now) {
  if (from >= now) return laid(slots(period, first, home.timeZone), [], devices, now);
  const asked = { home: home.id, from, to, bucket };
  const whole = new Set(devices.filter(isWhole).map(({ id }) => id));
  const [items, sums] = await Promise.all([ask({ ...asked, by: 'device' }), whole.size ? ask(asked) : null]);
  const its = items.filter(({ deviceId }) => deviceId);
  // A main meter without a value yet leaves the parts as they are.
  const totals = its.some(({ deviceId, energyWh }) => whole.has(deviceId) && energyWh !== null) ? sums : null;
  return laid(slots(period, first, home.timeZone), totals ? partsOf(its, totals, devices) : its, devices, now, totals);
}

/** In a home with a main meter: its parts, and what it used besides them where it was measured as a whole. */
export function partsOf(items, totals, devices) {
  const whole = new Set(devices.filter(isWhole).map(({ id }) => id));
  const parts = items.filter(({ deviceId }) => !whole.has(deviceId));
  const besides = totals.map((total) => {
    const used = sum(parts.filter(({ startsAt }) => startsAt === total.startsAt).map(({ energyWh }) => energyWh)) ?? 0;
    return { ...total, deviceId: ELSE, energyWh: total.energyWh === null ? null : Math.max(0, total.energyWh - used) };
  });
  return [...parts, ...besides];
}

/** The same part of the period before: {slots: [{wattHours}], wattHours, coverage}. */
export async function energyBefore({ home, period, first, from, to, bucket }, now) {
  const start = midnight(firstOf(period, first, -1), home.timeZone);
  const end = now < to ? Math.min(from, start + Math.max(0, now - from)) : from;
  if (end <= start) return { slots: [], wattHours: null, coverage: 0 };
  const items = await ask({ home: home.id, from: start, to: end, bucket });
  return { slots: items.map(({ energyWh }) => ({ wattHours: energyWh })), wattHours: sum(items.map(({ energyWh }) => energyWh)), coverage: covered(items, start, end) };
}

/** A year day by day, for its calendar: Map of a day's beginning to {wattHours, coverage}. */
export async function daysOf(home, from, to) {
  const items = await ask({ home: home.id, from, to, bucket: 'day' });
  return new Map(items.map(({ startsAt, energyWh, coverage }) => [Date.parse(startsAt), { wattHours: energyWh, coverage }]));
}

/** Mean, least and most power, energy and samples of every device in a period. */
export const statsOf = ({ home, from, to }, now) => (from >= now ? [] : everything('/stats', { home: home.id, from: iso(from), to: iso(to) }));

/** The sum of what is known, or null when nothing is. */
export const sum = (values) => values.reduce((total, value) => (value == null ? total : (total ?? 0) + value), null);

function covered(items, from, to) {
  const parts = items.map(({ startsAt, endsAt, coverage }) => (Math.min(Date.parse(endsAt), to) - Math.max(Date.parse(startsAt), from)) * coverage);
  return (sum(parts) ?? 0) / (to - from);
}

/**
 * Lays the server's buckets over the slots; the largest devices have a series of their own, the others share one.
 *
 * @param totals the home's own sums, where they are not those of the items
 */
export function laid(empty, items, devices, now, totals = null) {
  const measured = totals && new Map(totals.map((total) => [Date.parse(total.startsAt), total]));
  const byDevice = new Map();
  items.forEach((item) => byDevice.set(item.deviceId, [...(byDevice.get(item.deviceId) ?? []), item]));
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  const all = [...byDevice]
    .map(([id, its]) => ({ id, name: names.get(id) ?? id, wattHours: sum(its.map(({ energyWh }) => energyWh)), since: since(its), items: new Map(its.map((item) => [Date.parse(item.startsAt), item])) }))
    .filter(({ wattHours }) => wattHours !== null)
    .sort((a, b) => (a.id === ELSE) - (b.id === ELSE) || b.wattHours - a.wattHours || a.name.localeCompare(b.name, undefined, { numeric: true }));
  const laidSlots = empty.map((slot) => filled(slot, all, now, measured));
  return { slots: laidSlots, series: seriesOf(all), devices: all.map(({ id, name }) => ({ id, name })), isWhole: Boolean(measured), wattHours: sum(laidSlots.map(({ wattHours }) => wattHours)), coverage: overall(laidSlots, now) };
}

/** A device counts from the first time it was measured in the period: before that it may not have been there. */
const since = (items) => Math.min(...items.filter(({ energyWh }) => energyWh !== null).map(({ startsAt }) => Date.parse(startsAt)));

function filled(slot, devices, now, measured) {
  const there = devices.filter(({ since }) => since <= slot.at);
  const parts = new Map(there.map(({ id, items }) => [id, { wattHours: items.get(slot.at)?.energyWh ?? null, coverage: items.get(slot.at)?.coverage ?? 0 }]));
  const its = [...parts.values()];
  const total = measured?.get(slot.at);
  return {
    ...slot,
    parts,
    wattHours: measured ? (total?.energyWh ?? null) : sum(its.map(({ wattHours }) => wattHours)),
    coverage: measured ? (total?.coverage ?? 0) : mean(its),
    isAhead: slot.at >= now,
  };
}

const mean = (its) => (sum(its.map(({ coverage }) => coverage)) ?? 0) / Math.max(1, its.length);

function overall(all, now) {
  const past = all.filter(({ isAhead }) => !isAhead);
  const length = ({ at, until }) => Math.min(until, now) - at;
  return (sum(past.map((slot) => length(slot) * slot.coverage)) ?? 0) / Math.max(1, sum(past.map(length)) ?? 0);
}

const single = ({ id, name, wattHours }) => ({ id, name, wattHours, ids: [id] });

function seriesOf(all) {
  const parts = all.filter(({ id }) => id !== ELSE);
  const besides = all.filter(({ id }) => id === ELSE).map(single);
  const rest = parts.slice(MOST_SERIES);
  const series = parts.slice(0, MOST_SERIES).map(single);
  return rest.length ? [...series, { id: REST, wattHours: sum(rest.map(({ wattHours }) => wattHours)), ids: rest.map(({ id }) => id) }, ...besides] : [...series, ...besides];
}

/** What a series has in a slot: {wattHours, coverage}; wattHours null where nothing of it was measured. */
export function partOf({ ids }, { parts }) {
  const its = ids.map((id) => parts.get(id)).filter(Boolean);
  return { wattHours: sum(its.map(({ wattHours }) => wattHours)), coverage: mean(its) };
}
