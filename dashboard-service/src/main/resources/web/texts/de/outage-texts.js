import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  back: 'Alle Ausfälle',
  open: 'Öffnen',
  longest: (duration) => `längster ${duration}`,
  unwatched: (duration) => `${duration} nicht überwacht`,

  calendar: {
    title: 'Kalender',
    name: (month) => `${month}: Zeit ohne Strom, Tag für Tag`,
    earlier: 'Monat davor',
    later: 'Nächster Monat',
    weekdays: 'Wochentage',
    cuts: (number, duration) => `${count(number, { one: 'Stromausfall', other: 'Stromausfälle' })}, zusammen ${duration}`,
    noCut: 'Kein Stromausfall',
    cut: (duration) => `${duration} ohne Strom`,
    calm: 'kein Ausfall',
    unwatched: 'nicht überwacht',
    partly: (duration) => `${duration} nicht überwacht`,
    ahead: 'kommt noch',
    show: 'Ausfälle dieses Tages zeigen',
    legend: { cut: 'Schraffiert: Zeit ohne Strom', unwatched: 'Gepunktet: nicht überwacht', calm: 'Voll: Strom da' },
  },

  hours: {
    title: 'Wann es vorkommt',
    chart: 'Zeit ohne Strom nach Wochentag und Stunde. Pfeiltasten lesen die Stunden.',
    head: ['Wochentag und Stunde', 'Ohne Strom', 'Überwacht'],
    hint: 'Dunkler: ein größerer Teil der überwachten Zeit ohne Strom.',
    none: 'Kein Stromausfall in dieser Zeit.',
    said: (share, cut, watched) => `${cut} von ${watched} überwachter Zeit (${share})`,
    unwatched: 'nicht überwacht',
  },

  day: { title: (day) => `Ausfälle am ${day}`, none: 'Kein Ausfall an diesem Tag.', whole: 'Alle zeigen' },

  one: {
    unknown: 'Diesen Ausfall gibt es hier nicht',
    unknownHelp: 'Spätere Hinweise haben ihn berichtigt, oder er gehört zu einem anderen Zuhause.',
    began: 'Begann',
    ended: 'Endete',
    lasts: 'Dauert noch an',
    length: 'Dauer',
    confidence: 'Sicherheit',
    found: 'Erkannt',
    observed: 'während er geschah',
    reconstructed: 'nachträglich, aus später gesendeten Daten',
    revised: (times) => (times < 1 ? 'noch nicht' : `${count(times, { one: 'Mal', other: 'Mal' })}, als Hinweise dazukamen`),
    revisedName: 'Berichtigt',
    device: 'Gerät',
    line: 'Woher wir es wissen, Schritt für Schritt',
    strip: 'Der Ausfall auf einer Zeitachse. Die Liste darunter sagt dasselbe in Worten.',
    none: 'Dazu wurde keine einzelne Beobachtung festgehalten.',
    before: (duration) => `${duration} vor dem Beginn`,
    after: (duration) => `${duration} nach dem Beginn`,
    afterEnd: (duration) => `${duration} nach dem Ende`,
    atOnce: 'am Anfang',
    noTime: 'ohne Zeitangabe',
    link: 'Link zu diesem Ausfall',
    verdict: {
      power: 'Das Zuhause war ohne Strom.',
      internet: 'Strom war da; das Zuhause konnte uns nicht erreichen.',
      device: 'Ein Gerät war stumm, während die anderen weiterliefen.',
      devices: 'Alle Geräte am Netz verstummten, und nichts anderes sagt, ob Strom da war.',
      unknown: 'Etwas war stumm, und was wir hörten, verrät nicht, warum.',
    },
  },
};
