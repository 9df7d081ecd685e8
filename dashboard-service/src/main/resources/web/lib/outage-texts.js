import { counting, translated } from './language.js';

/** The words of the outages' own views: a part of the catalogue that the first visit does not need. */
const count = counting('en');

const english = {
  back: 'All outages',
  longest: (duration) => `longest ${duration}`,
  unwatched: (duration) => `not watched for ${duration}`,

  calendar: {
    title: 'Calendar',
    name: (month) => `${month}: time without mains, day by day`,
    earlier: 'Month before',
    later: 'Next month',
    cuts: (number, duration) => `${count(number, { one: 'power cut', other: 'power cuts' })}, ${duration} in all`,
    noCut: 'No power cut',
    cut: (duration) => `${duration} without mains`,
    calm: 'no cut',
    unwatched: 'not watched',
    partly: (duration) => `not watched for ${duration}`,
    legend: { cut: 'Hatched: time without mains', unwatched: 'Dotted: not watched', calm: 'Solid: mains on' },
  },

  hours: {
    title: 'When it happens',
    chart: 'Time without mains by weekday and hour. Arrow keys read the hours.',
    head: ['Weekday and hour', 'Without mains', 'Watched'],
    hint: 'Darker: more of the watched time without mains.',
    none: 'No power cut in this time.',
    said: (share, cut, watched) => `${cut} of ${watched} watched (${share})`,
    unwatched: 'not watched',
  },

  day: { title: (day) => `Outages of ${day}`, none: 'No outage on this day.', whole: 'Show all' },

  one: {
    unknown: 'There is no such outage here',
    unknownHelp: 'It was corrected away by later evidence, or it belongs to another home.',
    began: 'It began',
    ended: 'It ended',
    lasts: 'It lasts until now',
    length: 'Lasted',
    found: 'Found',
    observed: 'while it happened',
    reconstructed: 'afterwards, from what was kept and sent later',
    revised: (times) => (times < 1 ? 'not yet' : `${count(times, { one: 'time', other: 'times' })}, as evidence came in`),
    revisedName: 'Revised',
    device: 'Device',
    line: 'How we know, step by step',
    none: 'No single observation was noted for this.',
    before: (duration) => `${duration} before it began`,
    after: (duration) => `${duration} after it began`,
    afterEnd: (duration) => `${duration} after it ended`,
    atOnce: 'at the beginning',
    verdict: {
      power: 'The mains of the home were off.',
      internet: 'The mains were on; the home could not reach us.',
      device: 'One device was silent while the others went on.',
      devices: 'Every device on the mains fell silent, and nothing else says whether the mains were on.',
      unknown: 'Something was silent, and what we heard does not tell why.',
    },
  },
};

export const outageTexts = await translated(english, {
  de: () => import('../texts/de/outage-texts.js'),
  es: () => import('../texts/es/outage-texts.js'),
  hi: () => import('../texts/hi/outage-texts.js'),
  uk: () => import('../texts/uk/outage-texts.js'),
});
