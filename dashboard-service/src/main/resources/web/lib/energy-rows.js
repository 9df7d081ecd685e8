import { instant, rounded } from './csv.js';
import { ELSE, REST, partOf } from './energy.js';
import { energyTexts as words } from './energy-texts.js';
import { dated, kilowattHours, percent, time } from './format.js';

/** A period's energy as rows: for people, and exactly the same for a file. */
export const seriesName = ({ id, name, ids }) => (id === ELSE ? words.besides : id === REST ? words.others(ids.length) : name);

const beforeName = ({ period }) => words.before[period];

/** How a slot is called, exactly. */
export function nameOfSlot({ period, home }, { at, until }) {
  const zone = home.timeZone;
  if (period === 'day') return `${time(at, zone)}–${time(until, zone)}`;
  if (period === 'year') return dated(at, zone, { month: 'long', year: 'numeric' });
  return dated(at, zone, { weekday: 'short', day: 'numeric', month: 'short' });
}

const been = ({ slots }) => slots.filter(({ isAhead }) => !isAhead);

export function energyTable({ asked, energy, before }) {
  const cell = (value) => (value == null ? words.noData : kilowattHours(value));
  return {
    head: [words.slot[asked.period], ...energy.series.map(seriesName), words.sum, ...(before ? [beforeName(asked)] : []), words.coverage],
    rows: () =>
      been(energy).map((slot, i) => [
        nameOfSlot(asked, slot),
        ...energy.series.map((series) => cell(partOf(series, slot).wattHours)),
        cell(slot.wattHours),
        ...(before ? [cell(before.slots[i]?.wattHours)] : []),
        percent(slot.coverage),
      ]),
  };
}

export function energyRows({ asked, energy, before }) {
  const kWh = (value) => rounded(value == null ? null : value / 1_000, 6);
  const head = ['from', 'to', ...energy.series.map((series) => `${seriesName(series)} kWh`), 'sum_kwh', 'coverage'];
  const rows = been(energy).map((slot, i) => [
    instant(slot.at),
    instant(slot.until),
    ...energy.series.map((series) => kWh(partOf(series, slot).wattHours)),
    kWh(slot.wattHours),
    rounded(slot.coverage, 4),
    ...(before ? [kWh(before.slots[i]?.wattHours)] : []),
  ]);
  return [[...head, ...(before ? [`${beforeName(asked)} kWh`] : [])], ...rows];
}
