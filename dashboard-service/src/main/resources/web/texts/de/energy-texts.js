import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  title: 'Energie',
  range: 'Zeitraum',
  periods: { day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' },
  earlier: { day: 'Tag davor', week: 'Woche davor', month: 'Monat davor', year: 'Jahr davor' },
  later: { day: 'Nächster Tag', week: 'Nächste Woche', month: 'Nächster Monat', year: 'Nächstes Jahr' },
  now: { day: 'Heute', week: 'Diese Woche', month: 'Dieser Monat', year: 'Dieses Jahr' },
  choose: 'Zum Datum',

  compare: 'Mit davor vergleichen',
  before: { day: 'am Vortag', week: 'in der Vorwoche', month: 'im Vormonat', year: 'im Vorjahr' },
  samePart: (before) => `im gleichen Abschnitt ${before}`,
  more: (percent, before, energy) => `${percent} mehr als ${before} (${energy})`,
  less: (percent, before, energy) => `${percent} weniger als ${before} (${energy})`,
  same: (before) => `So viel wie ${before}`,
  noBefore: (before) => `Es wurde ${before} nichts gemessen.`,
  beforePartly: (percent) => `damals ${percent} der Zeit gemessen`,
  beforeLittle: (before, energy, percent) => `Es wurde ${before} zu wenig gemessen, um zu vergleichen: ${energy} in ${percent} der Zeit.`,
  outline: (before) => `Gestrichelte Linie: ${before}.`,

  total: 'Insgesamt',
  soFar: 'bisher',
  measured: (percent) => `${percent} der Zeit gemessen`,
  partly: 'Gestrichelter Rand, blass: nur teilweise gemessen. Gepunktet: keine Daten.',
  cut: 'Schraffiert: kein Strom.',
  chart: {
    day: 'Energie nach Stunden in Kilowattstunden, nach Geräten gestapelt',
    week: 'Energie nach Tagen in Kilowattstunden, nach Geräten gestapelt',
    month: 'Energie nach Tagen in Kilowattstunden, nach Geräten gestapelt',
    year: 'Energie nach Monaten in Kilowattstunden, nach Geräten gestapelt',
  },
  keys: 'Pfeiltasten lesen die Werte.',
  slot: { day: 'Stunde', week: 'Tag', month: 'Tag', year: 'Monat' },
  others: (number) => count(number, { one: 'weiteres', other: 'weitere' }),
  sum: 'Summe',
  coverage: 'Gemessen',
  noData: 'keine Daten',
  ahead: 'kommt noch',
  none: 'In dieser Zeit wurde nichts gemessen.',
  noneHelp: 'Ein Zähler, der seine Leistung oder seinen Zählerstand sendet, füllt dies von selbst. Sehen Sie sich eine andere Zeit an oder fügen Sie ein Gerät hinzu.',
  csv: 'CSV',
  csvOf: (what) => `CSV: ${what}`,

  devices: {
    title: 'Nach Geräten',
    chart: 'Mittlere, kleinste und größte Leistung, Energie und Messwerte je Gerät',
    head: ['Gerät', 'kWh', 'Anteil', 'Mittel', 'Kleinste', 'Größte', 'Messwerte', 'Gemessen'],
    several: 'Kleinste und größte Leistung eines Geräts mit mehreren Kanälen sind nicht bekannt: –',
  },

  calendar: {
    title: (year) => `${year} Tag für Tag`,
    chart: 'Energie jedes Tages, eine Zeile je Monat. Pfeiltasten lesen die Tage, die Eingabetaste öffnet einen.',
    head: ['Tag', 'kWh', 'Gemessen'],
    least: 'wenig',
    most: 'viel',
    none: 'keine Daten',
    hint: 'Drücken Sie auf einen Tag, um ihn zu öffnen.',
  },
};
