import { nothing, svg } from 'lit';
import { ELSE, REST, partOf } from '../lib/energy.js';
import { dated, decimal, time } from '../lib/format.js';
import { scale } from '../lib/scale.js';
import { texts } from '../lib/texts.js';
import { hatch } from './hatch.js';

/** How bars of energy are drawn: the scale at the right, the time below, and what is not known left open. */
export const HEIGHT = 260;
/** Below this share of the time a value is no longer the whole of it. */
export const FULL = 0.9;
const FLOOR = 236;
const TOP = 10;
const SCALE = 44;
const NARROW_PX = 34;

const COLOURS = { [REST]: 'rest', [ELSE]: 'besides' };

/** What a series looks like, in the bars and in the legend. */
export const lookOf = ({ id }, place) => COLOURS[id] ?? `s${place + 1}`;

export const plotWidth = (width) => Math.max(0, width - SCALE);

export function bars({ asked, energy, before, cuts, width, picked }) {
  const { slots, series } = energy;
  const peak = Math.max(...slots.map(({ wattHours }) => wattHours ?? 0), ...(before?.slots ?? []).map(({ wattHours }) => wattHours ?? 0), 1) / 1_000;
  const axis = scale(peak);
  const across = plotWidth(width);
  const step = across / slots.length;
  const up = (wattHours) => (wattHours / 1_000 / axis.end) * (FLOOR - TOP);
  const draw = { step, up, series };
  return svg`${hatch}
    ${picked < 0 ? nothing : svg`<rect class="picked" x=${picked * step} y="0" width=${step} height=${FLOOR}></rect>`}
    ${bands(cuts, asked, across)} ${grid(axis, across)}
    ${slots.map((slot, i) => bar(slot, i, draw))}
    ${(before?.slots ?? []).map(({ wattHours }, i) => mark(wattHours, i, draw))}
    ${slots.map((slot, i) => label(asked, slot, i, step))}`;
}

const bands = (cuts, { from, to }, across) =>
  cuts.map(([start, end]) => {
    const x = ((start - from) / (to - from)) * across;
    return svg`<rect class="cutBand" x=${x} y=${TOP} width=${Math.max(2, ((end - start) / (to - from)) * across)} height=${FLOOR - TOP} fill="url(#hatch)"></rect>`;
  });

function grid({ steps, end, digits }, across) {
  return steps.map((value) => {
    const y = FLOOR - (value / end) * (FLOOR - TOP);
    return svg`<line class="ground" x1="0" x2=${across} y1=${y + 0.5} y2=${y + 0.5}></line><text x=${across + 8} y=${y + 4}>${value === 0 ? texts.units.kilowattHours : decimal(value, digits)}</text>`;
  });
}

/** One bar: its parts from the floor up. A time without any data is a dotted place, not a low bar. */
function bar(slot, i, { step, up, series }) {
  const width = Math.max(2, Math.min(56, step * 0.72));
  const x = i * step + (step - width) / 2;
  if (slot.wattHours === null) return slot.isAhead ? nothing : svg`<rect class="unwatched" x=${x + 0.5} y=${FLOOR - 12} width=${width - 1} height="12" rx="1.5"></rect>`;
  let y = FLOOR;
  const parts = series.map((one, place) => {
    const { wattHours, coverage } = partOf(one, slot);
    const height = up(wattHours ?? 0);
    y -= height;
    return height > 0 ? svg`<rect class="${lookOf(one, place)} ${coverage < FULL ? 'less' : ''}" x=${x} y=${y} width=${width} height=${Math.max(0.5, height - (height > 3 ? 1 : 0))}></rect>` : nothing;
  });
  return svg`${parts}${slot.coverage < FULL ? svg`<rect class="edge" x=${x + 0.5} y=${y - 1} width=${width - 1} height=${FLOOR - y + 1}></rect>` : nothing}`;
}

const mark = (wattHours, i, { step, up }) =>
  wattHours == null ? nothing : svg`<line class="before" x1=${i * step + step * 0.06} x2=${i * step + step * 0.94} y1=${FLOOR - up(wattHours)} y2=${FLOOR - up(wattHours)}></line>`;

/** As many labels as have room. */
function label({ period, home }, { at }, i, step) {
  const every = { day: 6, week: 1, month: step * 5 < 4 * NARROW_PX ? 7 : 5, year: step < NARROW_PX ? 3 : 1 }[period];
  if (i % every) return nothing;
  return svg`<text class=${period === 'day' ? '' : 'middle'} x=${period === 'day' ? i * step : (i + 0.5) * step} y=${HEIGHT - 5}>${LABELS[period](at, home.timeZone)}</text>`;
}

const LABELS = {
  day: time,
  week: (at, zone) => dated(at, zone, { weekday: 'short', day: 'numeric' }),
  month: (at, zone) => dated(at, zone, { day: 'numeric' }),
  year: (at, zone) => dated(at, zone, { month: 'short' }),
};
