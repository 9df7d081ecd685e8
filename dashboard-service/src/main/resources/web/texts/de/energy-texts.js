import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  title: 'Energie',
  range: 'Zeigen',
  periods: { day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' },
  earlier: { day: 'Tag davor', week: 'Woche davor', month: 'Monat davor', year: 'Jahr davor' },
  later: { day: 'Nächster Tag', week: 'Nächste Woche', month: 'Nächster Monat', year: 'Nächstes Jahr' },
  now: { day: 'Heute', week: 'Diese Woche', month: 'Dieser Monat', year: 'Dieses Jahr' },
  choose: 'Zu einem Datum',

  compare: 'Mit vorher vergleichen',
  before: { day: 'am Vortag', week: 'in der Vorwoche', month: 'im Vormonat', year: 'im Vorjahr' },
  samePart: (before) => `${before} bis zur gleichen Zeit`,
  more: (percent, before, energy) => `${percent} mehr als ${before} (${energy})`,
  less: (percent, before, energy) => `${percent} weniger als ${before} (${energy})`,
  same: (before) => `So viel wie ${before}`,
  noBefore: (before) => `Es wurde ${before} nichts gemessen.`,
  beforePartly: (percent) => `damals zu ${percent} der Zeit gemessen`,
  beforeLittle: (before, energy, percent) => `Es wurde ${before} zu wenig gemessen, um zu vergleichen: ${energy} in ${percent} der Zeit.`,
  outline: (before) => `Gestrichelte Linie: ${before}.`,

  total: 'Insgesamt',
  soFar: 'bisher',
  measured: (percent) => `zu ${percent} der Zeit gemessen`,
  partly: 'Gestrichelter Rand, blass: nur zum Teil gemessen. Gepunktet: keine Daten.',
  cut: 'Schraffiert: kein Strom.',
  chart: {
    day: 'Energie je Stunde in Kilowattstunden, nach Geräten gestapelt',
    week: 'Energie je Tag in Kilowattstunden, nach Geräten gestapelt',
    month: 'Energie je Tag in Kilowattstunden, nach Geräten gestapelt',
    year: 'Energie je Monat in Kilowattstunden, nach Geräten gestapelt',
  },
  slot: { day: 'Stunde', week: 'Tag', month: 'Tag', year: 'Monat' },
  others: (number) => count(number, { one: 'weiteres', other: 'weitere' }),
  besides: 'Alles andere',
  sum: 'Summe',
  coverage: 'Gemessen',
  noData: 'keine Daten',
  ahead: 'kommt noch',
  none: 'In dieser Zeit wurde nichts gemessen.',
  noneHelp: 'Ein Zähler, der seine Leistung oder seinen Stand sendet, füllt dies von selbst. Sehen Sie zu einer anderen Zeit nach, oder fügen Sie ein Gerät hinzu.',
  csv: 'CSV',

  devices: {
    title: 'Nach Geräten',
    chart: 'Mittlere, kleinste und größte Leistung, Energie und Messwerte je Gerät',
    head: ['Gerät', 'kWh', 'Anteil', 'Mittel', 'Kleinste', 'Größte', 'Messwerte', 'Gemessen'],
    several: 'Kleinste und größte Leistung eines Geräts mit mehreren Kanälen sind nicht bekannt: –',
  },

  calendar: {
    title: (year) => `${year} Tag für Tag`,
    chart: 'Energie jedes Tages, eine Zeile je Monat. Die Pfeiltasten lesen die Tage vor, die Eingabetaste öffnet einen.',
    head: ['Tag', 'kWh', 'Gemessen'],
    least: 'wenig',
    most: 'viel',
    none: 'keine Daten',
    hint: 'Ein Tag öffnet sich, wenn man ihn drückt.',
  },
};
