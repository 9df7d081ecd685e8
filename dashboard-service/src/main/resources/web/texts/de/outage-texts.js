import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  back: 'Alle Ausfälle',
  longest: (duration) => `längster ${duration}`,
  unwatched: (duration) => `${duration} nicht überwacht`,

  calendar: {
    title: 'Kalender',
    name: (month) => `${month}: Zeit ohne Strom, Tag für Tag`,
    earlier: 'Monat davor',
    later: 'Nächster Monat',
    cuts: (number, duration) => `${count(number, { one: 'Stromausfall', other: 'Stromausfälle' })}, zusammen ${duration}`,
    noCut: 'Kein Stromausfall',
    cut: (duration) => `${duration} ohne Strom`,
    calm: 'kein Ausfall',
    unwatched: 'nicht überwacht',
    partly: (duration) => `${duration} nicht überwacht`,
    legend: { cut: 'Schraffiert: Zeit ohne Strom', unwatched: 'Gepunktet: nicht überwacht', calm: 'Voll: Strom da' },
  },

  hours: {
    title: 'Wann es passiert',
    chart: 'Zeit ohne Strom nach Wochentag und Stunde. Die Pfeiltasten lesen die Stunden vor.',
    head: ['Wochentag und Stunde', 'Ohne Strom', 'Überwacht'],
    hint: 'Dunkler: mehr von der überwachten Zeit ohne Strom.',
    none: 'Kein Stromausfall in dieser Zeit.',
    said: (share, cut, watched) => `${cut} von ${watched} überwachter Zeit (${share})`,
    unwatched: 'nicht überwacht',
  },

  day: { title: (day) => `Ausfälle am ${day}`, none: 'Kein Ausfall an diesem Tag.', whole: 'Alle zeigen' },

  one: {
    unknown: 'Diesen Ausfall gibt es hier nicht',
    unknownHelp: 'Spätere Belege haben ihn berichtigt, oder er gehört zu einem anderen Zuhause.',
    began: 'Beginn',
    ended: 'Ende',
    lasts: 'Er dauert noch an',
    length: 'Dauer',
    found: 'Bemerkt',
    observed: 'während er geschah',
    reconstructed: 'hinterher, aus später Gesendetem',
    revised: (times) => (times < 1 ? 'noch nicht' : `${count(times, { one: 'Mal', other: 'Mal' })}, als Belege eintrafen`),
    revisedName: 'Berichtigt',
    device: 'Gerät',
    line: 'Woher wir es wissen, Schritt für Schritt',
    none: 'Dazu wurde keine einzelne Beobachtung notiert.',
    before: (duration) => `${duration} vor dem Beginn`,
    after: (duration) => `${duration} nach dem Beginn`,
    afterEnd: (duration) => `${duration} nach dem Ende`,
    atOnce: 'zu Beginn',
    verdict: {
      power: 'Das Zuhause hatte keinen Strom.',
      internet: 'Strom war da; das Zuhause konnte uns nicht erreichen.',
      device: 'Ein Gerät schwieg, während die anderen weiterliefen.',
      devices: 'Jedes Gerät am Netz verstummte, und sonst sagt nichts, ob Strom da war.',
      unknown: 'Etwas schwieg, und was wir hörten, verrät nicht, warum.',
    },
  },
};
