/** What can be said of a device from its row. All times are milliseconds. */
const USUAL = { meter: [30, 15], phone: [120, 60], camera: [600, 300] };

/** How long the device's word is good for. */
export function patienceMs({ kind, cadenceSeconds, graceSeconds }) {
  const [cadence, grace] = USUAL[kind] ?? USUAL.meter;
  return ((cadenceSeconds ?? cadence) + (graceSeconds ?? grace)) * 1_000;
}

const measured = (device) => (device.channels ?? []).filter(({ latest }) => latest?.at && latest.powerWatts != null);

/** Since when the home is without mains, or never: what a mains device measured before is no longer so. */
export const darkSince = (home) => (home?.supply?.state === 'off' ? Date.parse(home.supply.since) : -Infinity);

/** Its power as last heard: {watts, at, fresh}, or null when it never measured any. */
export function power(device, now, dark = -Infinity) {
  const channels = measured(device);
  if (!channels.length) return null;
  const oldest = Math.max(now - patienceMs(device), device.supply === 'mains' ? dark : -Infinity);
  const young = channels.filter(({ latest }) => Date.parse(latest.at) >= oldest);
  const counted = young.length ? young : channels;
  return {
    watts: counted.reduce((sum, { latest }) => sum + latest.powerWatts, 0),
    at: Math.max(...counted.map(({ latest }) => Date.parse(latest.at))),
    fresh: young.length > 0,
  };
}

/** Whether it sees everything the home uses, and not some of it. */
export const isWhole = ({ measures }) => measures === 'whole-home';

/**
 * The power of a home now, from its devices' powers as {device, watts, fresh}: what sees the whole home, where it spoke
 * in time, else the sum of the parts. {watts, heard, rest}: of how many it is made, and what no part accounts for, null
 * where nothing is known of it.
 */
export function homePower(powers) {
  const fresh = powers.filter(({ fresh }) => fresh);
  const whole = fresh.filter(({ device }) => isWhole(device));
  const parts = fresh.filter(({ device }) => !isWhole(device));
  const counted = whole.length ? whole : parts;
  const sum = (some) => some.reduce((total, { watts }) => total + watts, 0);
  if (!counted.length) return null;
  return { watts: sum(counted), heard: counted.length, isWhole: whole.length > 0, rest: whole.length && parts.length ? Math.max(0, sum(whole) - sum(parts)) : null };
}

/** What each device measures, for {@link homePower}; those that never measured anything are left out. */
export const powers = (devices, now, dark) =>
  devices.map((device) => ({ device, value: power(device, now, dark) })).flatMap(({ device, value }) => (value ? [{ device, ...value }] : []));

/** When it last said anything, or null. */
export function heardAt(device) {
  const times = [device.lastSeenAt, ...(device.channels ?? []).map(({ latest }) => latest?.at)];
  const known = times.filter(Boolean).map((at) => Date.parse(at));
  return known.length ? Math.max(...known) : null;
}

/** The device with one channel's newer reading laid over it. */
export function withReading(device, { channel, at, ...values }) {
  const channels = [...(device.channels ?? [])];
  const place = channels.findIndex((known) => known.channel === channel);
  if (Date.parse(channels[place]?.latest?.at) > Date.parse(at)) return device;
  const { deviceId, homeId, ...latest } = { at, ...values };
  if (place >= 0) channels[place] = { ...channels[place], latest };
  else channels.push({ channel, latest });
  return { ...device, channels };
}

/** A device's answer, unless the live stream already knew a newer reading of a channel. */
export function newest(known, answer) {
  const readings = (known?.channels ?? []).filter(({ latest }) => latest);
  return readings.reduce((device, { channel, latest }) => withReading(device, { channel, ...latest }), answer);
}

/** The device with a relay's newer report laid over it. */
export function withReport(device, { relay, state, reportedAt }) {
  const others = (device.relays ?? []).filter((known) => known.relay !== relay);
  return { ...device, relays: [...others, { relay, state, reportedAt }].sort((a, b) => a.relay - b.relay) };
}

/** In a steady order: a list that sorts itself by what happens cannot be pressed. */
export const byName = (devices) =>
  [...devices].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }) || a.id.localeCompare(b.id));
