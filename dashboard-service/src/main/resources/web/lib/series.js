import { everything } from './loading.js';
import { api } from './session.js';

/** A channel's power as points to draw: {at, until, mean, least, most} in milliseconds and watts, null in a gap. */
const CSV_HEAD = 'from,mean_watts,min_watts,max_watts';
const iso = (ms) => new Date(Math.round(ms / 1_000) * 1_000).toISOString().replace('.000', '');

export async function seriesOf(deviceId, channel, from, to, points) {
  const query = { channel, from: iso(from), to: iso(to), points };
  const answer = await api.get(`/devices/${encodeURIComponent(deviceId)}/series`, query);
  const start = Date.parse(answer.startsAt);
  const step = answer.stepSeconds * 1_000;
  return {
    stepSeconds: answer.stepSeconds,
    points: answer.meanWatts.map((mean, i) => ({ at: start + i * step, until: start + (i + 1) * step, mean, least: answer.minWatts[i], most: answer.maxWatts[i] })),
  };
}

/** Every power a channel reported since an instant: [{at, watts}], oldest first. */
export async function readingsSince(deviceId, channel, from) {
  const items = await everything(`/devices/${encodeURIComponent(deviceId)}/readings`, { channel, from: iso(from) });
  return items.filter(({ powerWatts }) => powerWatts != null).map(({ at, powerWatts }) => ({ at: Date.parse(at), watts: powerWatts }));
}

/**
 * Readings as the points of a stepped line: each holds until the next one, at most so long, and no longer than now. Nor
 * does it hold into a cut that silenced the device; one that it spoke in and was soon heard again after did not. After
 * that the line ends, and a gap begins.
 *
 * @param cuts [from, to] of each time without mains, oldest first
 */
export function held(readings, holdMs, now, cuts) {
  return readings.flatMap(({ at, watts }, i) => {
    const next = readings[i + 1]?.at ?? Infinity;
    const cut = cuts.find(([from, to]) => to > at && to <= next && (at <= from || next - at > holdMs / 2));
    const end = Math.min(at + holdMs, now, cut ? Math.max(at, cut[0]) : now);
    const points = [{ at, mean: watts }];
    if (end >= next) return points;
    return [...points, { at: end, mean: watts, isHold: true }, { at: end + 1, mean: null }];
  });
}

/** Exactly the points as a file for a spreadsheet. */
export function csvOf(points) {
  const rows = points.map(({ at, mean, least, most }) => [new Date(at).toISOString(), mean ?? '', least ?? '', most ?? ''].join(','));
  return [CSV_HEAD, ...rows, ''].join('\r\n');
}
