import { locale } from './language.js';
import { texts } from './texts.js';

/** Numbers, durations and instants as people read them. Instants are milliseconds or ISO text; zones are IANA names. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const NARROW = '\u202f';

export const { units } = texts;
const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options }));
  }
  return formats.get(key);
}

const numbers = new Map();

/** Made when the first such number is written: making one takes a slow phone some milliseconds. */
function made(key, options) {
  if (!numbers.has(key)) numbers.set(key, new Intl.NumberFormat(locale, options));
  return numbers.get(key);
}

const number = (digits) => made(digits, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Watts below a thousand, then kilowatts with two decimals: [figure, unit]. */
export const wattsParts = (watts) => (Math.abs(watts) < 999.5 ? [number(0).format(watts), units.watts] : [number(2).format(watts / 1_000), units.kilowatts]);

export const watts = (value) => wattsParts(value).join(NARROW);

export const kilowattHours = (wattHours) => number(2).format(wattHours / 1_000);

export const decimal = (value, digits) => number(digits).format(value);

export const percent = (fraction) => made('percent', { style: 'percent', maximumFractionDigits: 0 }).format(fraction);

/** The two largest units: "3 d 4 h", "2 h 14 min", "12 s". */
export function duration(ms) {
  const { day, hour, minute, second } = texts.time;
  const pair = (big, bigUnit, small, smallUnit) => `${big} ${bigUnit}${small ? ` ${small} ${smallUnit}` : ''}`;
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  if (seconds < 60) return `${seconds} ${second}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, hour, minutes % 60, minute);
  return pair(Math.floor(hours / 24), day, hours % 24, hour);
}

/** A step that divides evenly: "15 min", "1 h". */
export function step(seconds) {
  const { day, hour, minute, second } = texts.time;
  const [size, unit] = [[86_400, day], [3_600, hour], [60, minute], [1, second]].find(([length]) => seconds % length === 0);
  return `${seconds / size} ${unit}`;
}

export const ago = (ms) => (ms < 2 * SECOND ? texts.time.now : texts.time.ago(duration(ms)));

export const time = (at, zone) => format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

export const timeWithSeconds = (at, zone) =>
  format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));

export const day = (at, zone) => format(zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));

/** One part of a date or any choice of them, as people write it. */
export const dated = (at, zone, options) => format(zone, options).format(new Date(at));

export const month = (at, zone) => format(zone, { month: 'long', year: 'numeric' }).format(new Date(at));

/** As short as it stays clear: today "14:02", within six days "Tue 14:02", else "3 Nov 14:02". */
export function moment(at, zone, now) {
  const clock = time(at, zone);
  if (startOfDay(at, zone) === startOfDay(now, zone)) return clock;
  const near = now - new Date(at) < 6 * DAY;
  const date = format(zone, near ? { weekday: 'short' } : { day: 'numeric', month: 'short' });
  return `${date.format(new Date(at))} ${clock}`;
}

/** Midnight, in milliseconds, of the day that the instant has in the zone. */
export function startOfDay(at, zone) {
  const instant = new Date(at).getTime();
  const midnight = Math.floor((instant + offset(instant, zone)) / DAY) * DAY;
  const guess = midnight - offset(midnight - offset(instant, zone), zone);
  return guess > instant ? guess - DAY : guess;
}

/** Whether the viewer's own clock reads the same as the zone's. */
export function sameClock(zone, now = Date.now()) {
  const viewer = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return offset(now, zone) === offset(now, viewer);
}

export const nextDay = (start, zone) => startOfDay(start + DAY + 2 * HOUR, zone);

/** The start of the first of so many days, of which today is the last. */
export const firstDay = (count, now, zone) => startOfDay(startOfDay(now, zone) + DAY / 2 - (count - 1) * DAY, zone);

/** The starts of the last days, oldest first, today last. */
export function lastDays(count, now, zone) {
  const days = [startOfDay(now, zone)];
  while (days.length < count) days.unshift(startOfDay(days[0] - HOUR, zone));
  return days;
}

/** By how much the zone's clocks are ahead of UTC, in milliseconds. */
export function offset(instant, zone) {
  const parts = Object.fromEntries(
    format(zone, { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', calendar: 'iso8601', numberingSystem: 'latn' })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return wall - Math.floor(instant / SECOND) * SECOND;
}
