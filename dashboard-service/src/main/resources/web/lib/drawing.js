import { day, nextDay, startOfDay, time } from './format.js';

/** What the charts of a time share: the library, loaded when the first is drawn, its colours and its ticks. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const DAYS = [1, 2, 3, 5, 7, 14, 30, 90, 365];
const WIDTH = 76;

/** A chart of the library on an element's ground. */
export async function chartOn(ground) {
  const { init } = await import('echarts/dist/echarts.esm.min.js');
  // The library empties its ground by innerHTML, which the page's policy forbids for every text. Ours is empty already.
  Object.defineProperty(ground, 'innerHTML', { value: '', writable: true });
  return init(ground, null, { renderer: 'canvas' });
}

/** The page's colours as they are now: a canvas knows no custom properties. */
export function colours(host) {
  const style = getComputedStyle(host);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return { text: of('quiet'), strong: of('text'), line: of('line'), edge: of('edge'), surface: of('surface'), series: of('series'), off: of('off'), font: style.fontFamily };
}

/** The fill of time without mains, as everywhere on the page. */
export function hatching(colour) {
  const image = document.createElement('canvas');
  image.width = image.height = 8;
  const pen = image.getContext('2d');
  Object.assign(pen, { strokeStyle: colour, lineWidth: 2.5 });
  [-4, 4, 12].forEach((x) => {
    pen.moveTo(x - 4, 12);
    pen.lineTo(x + 12, -4);
  });
  pen.stroke();
  return { image, repeat: 'repeat' };
}

/** Where ticks stand between two instants, on the home's own clock, and what they say. */
export function ticks(from, to, width, zone) {
  const most = Math.max(2, Math.floor(width / WIDTH));
  const step = STEPS.find((size) => (to - from) / size <= most);
  return step ? ofClock(from, to, step, zone) : ofDays(from, to, most, zone);
}

function ofClock(from, to, step, zone) {
  const places = [];
  for (let start = startOfDay(from, zone); start <= to; start = nextDay(start, zone)) {
    for (let at = start; at < nextDay(start, zone) && at <= to; at += step) if (at >= from) places.push(at);
  }
  return { places, text: (at) => (startOfDay(at, zone) === at ? day(at, zone) : time(at, zone)) };
}

function ofDays(from, to, most, zone) {
  const every = DAYS.find((days) => (to - from) / (days * DAY) <= most) ?? DAYS[DAYS.length - 1];
  const places = [];
  for (let at = nextDay(startOfDay(from, zone), zone), i = 0; at <= to; at = nextDay(at, zone), i++) if (i % every === 0) places.push(at);
  return { places, text: (at) => day(at, zone) };
}
