/** Arithmetic on outages. All times are milliseconds; an open outage lasts until now. */
export const isOpen = (outage) => !outage.endedAt;

/** Only a verdict of "power" is time without mains. */
export const isCut = ({ verdict }) => verdict === 'power';

/** A device's verdict without a device means all of them. */
export const verdictOf = ({ verdict, deviceId }) => (verdict === 'device' && !deviceId ? 'devices' : verdict);

export const span = (outage, now) => [Date.parse(outage.startedAt), outage.endedAt ? Date.parse(outage.endedAt) : now];

export const lengthMs = (outage, now) => {
  const [from, to] = span(outage, now);
  return Math.max(0, to - from);
};

/** The parts of the cuts that lie between two instants, oldest first, overlaps joined: [from, to]. */
export function cutsWithin(outages, from, to, now) {
  const parts = outages
    .filter(isCut)
    .map((outage) => span(outage, now))
    .map(([start, end]) => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => end > start)
    .sort(([a], [b]) => a - b);
  return parts.reduce((joined, [start, end]) => {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
    return joined;
  }, []);
}

export const sum = (parts) => parts.reduce((total, [from, to]) => total + to - from, 0);
