import { counting, translated } from './language.js';

/** The words of the energy view: a part of the catalogue that the first visit does not need. */
const count = counting('en');

const english = {
  title: 'Energy',
  range: 'Show',
  periods: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' },
  earlier: { day: 'Day before', week: 'Week before', month: 'Month before', year: 'Year before' },
  later: { day: 'Next day', week: 'Next week', month: 'Next month', year: 'Next year' },
  now: { day: 'Today', week: 'This week', month: 'This month', year: 'This year' },
  choose: 'Go to date',

  compare: 'Compare with before',
  before: { day: 'the day before', week: 'the week before', month: 'the month before', year: 'the year before' },
  samePart: (before) => `the same part of ${before}`,
  more: (percent, before, energy) => `${percent} more than ${before} (${energy})`,
  less: (percent, before, energy) => `${percent} less than ${before} (${energy})`,
  same: (before) => `As much as ${before}`,
  noBefore: (before) => `Nothing was measured in ${before}.`,
  beforePartly: (percent) => `then measured ${percent} of the time`,
  beforeLittle: (before, energy, percent) => `In ${before} too little was measured to compare: ${energy} in ${percent} of the time.`,
  outline: (before) => `Dashed line: ${before}.`,

  total: 'In all',
  soFar: 'so far',
  measured: (percent) => `measured ${percent} of the time`,
  partly: 'Dashed edge, pale: measured only in part. Dotted: no data.',
  cut: 'Hatched: mains off.',
  chart: {
    day: 'Energy by hour, kilowatt-hours, stacked by device',
    week: 'Energy by day, kilowatt-hours, stacked by device',
    month: 'Energy by day, kilowatt-hours, stacked by device',
    year: 'Energy by month, kilowatt-hours, stacked by device',
  },
  slot: { day: 'Hour', week: 'Day', month: 'Day', year: 'Month' },
  others: (number) => count(number, { one: 'other', other: 'others' }),
  besides: 'Everything else',
  sum: 'Sum',
  coverage: 'Measured',
  noData: 'no data',
  ahead: 'still to come',
  none: 'Nothing was measured in this time.',
  noneHelp: 'A meter that sends its power or its counter fills this by itself. Look at another time, or add a device.',
  csv: 'CSV',

  devices: {
    title: 'By device',
    chart: 'Mean, least and most power, energy and samples by device',
    head: ['Device', 'kWh', 'Share', 'Mean', 'Least', 'Most', 'Samples', 'Measured'],
    several: 'The least and most of a device with several channels are not known: –',
  },

  calendar: {
    title: (year) => `${year} day by day`,
    chart: 'Energy of each day, one row a month. Arrow keys read the days, Enter opens one.',
    head: ['Day', 'kWh', 'Measured'],
    least: 'little',
    most: 'much',
    none: 'no data',
    hint: 'Press a day to open it.',
  },
};

export const energyTexts = await translated(english, {
  de: () => import('../texts/de/energy-texts.js'),
  es: () => import('../texts/es/energy-texts.js'),
  hi: () => import('../texts/hi/energy-texts.js'),
  uk: () => import('../texts/uk/energy-texts.js'),
});
