import { counting } from '../../lib/language.js';

const count = counting('de');
const meters = { one: 'Zähler', other: 'Zählern' };
const cuts = { one: 'Stromausfall', other: 'Stromausfälle' };
const outages = { one: 'Störung', other: 'Störungen' };

export default {
  product: 'Mainswatch',
  promise: 'Ist Strom da, seit wann, und woher wissen wir das?',
  views: { overview: 'Übersicht', energy: 'Energie', outages: 'Ausfälle', devices: 'Geräte', more: 'Mehr', settings: 'Einstellungen', signIn: 'Anmelden' },
  signOut: 'Abmelden',
  home: 'Zuhause',
  homes: 'Alle Zuhause',
  table: 'Tabelle',
  navigation: 'Ansichten',
  skip: 'Zum Inhalt springen',

  signIn: {
    user: 'Benutzer',
    password: 'Passwort',
    show: 'Passwort zeigen',
    hide: 'Passwort verbergen',
    hint: 'Der erste Benutzer heißt admin. Das Passwort wurde einmal ausgegeben, als Mainswatch zum ersten Mal startete.',
    submit: 'Anmelden',
    passkey: 'Mit Passkey anmelden',
    noPasskey: 'Kein Passkey wurde benutzt. Das Passwort geht genauso.',
    working: 'Anmeldung läuft…',
    needUser: 'Geben Sie den Benutzernamen ein.',
    needPassword: 'Geben Sie das Passwort ein.',
    wrong: 'Benutzer und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
    wait: (seconds) => `Zu viele Versuche. In ${count(seconds, { one: 'Sekunde', other: 'Sekunden' })} können Sie es noch einmal versuchen.`,
    expired: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an, um dort weiterzumachen, wo Sie waren.',
    failed: (detail) => `Die Anmeldung hat nicht geklappt: ${detail}`,
  },

  supply: {
    title: 'Versorgung',
    on: 'Strom ist da',
    off: 'Kein Strom',
    unknown: 'Wir können es nicht sagen',
    'not-watched': 'Noch nicht überwacht',
    since: (moment) => `seit ${moment}`,
    unknownHelp: 'Nichts, was wir hören, verrät, ob Strom da ist. Sobald sich das ändert, steht es hier.',
    unwatchedHelp: 'Fügen Sie ein Gerät hinzu, das am Netz hängt, etwa einen Zähler, eine Steckdose oder einen Router; dann steht die Antwort hier.',
    how: 'Woher wissen wir das?',
    from: (sources) => `Bekannt durch ${sources}`,
    noEvidence: 'Dazu wurde keine einzelne Beobachtung festgehalten.',
    sure: 'sicher',
    likely: 'wahrscheinlich',
    guess: 'vermutet',
    confidence: (percent) => `zu ${percent} sicher`,
  },

  now: {
    title: 'Leistung jetzt',
    from: (fresh, all) => (fresh === all ? `von ${count(all, meters)}` : `von ${fresh} von ${count(all, meters)}`),
    whole: 'für das ganze Zuhause gemessen',
    none: 'Keine Meldung',
    noneHelp: 'Kein Zähler hat sich rechtzeitig gemeldet. Die neuesten Werte stehen unten, mit ihrem Alter.',
    never: 'Noch hat sich kein Zähler gemeldet.',
    chart: 'Leistung der letzten Stunde in Watt',
    head: ['Minute', 'Leistung'],
    peak: (watts) => `Spitze ${watts}`,
    ago: 'vor 1 Std.',
    nowMark: 'jetzt',
    blank: 'In der letzten Stunde hat sich kein Zähler gemeldet.',
  },

  today: {
    title: 'Energie heute',
    chart: 'Energie heute nach Stunden, in Kilowattstunden',
    table: 'Als Tabelle',
    head: ['Stunde', 'kWh', 'gemessen'],
    partly: (percent) => `${percent} der Zeit gemessen`,
    byHour: 'kWh in jeder Stunde',
    blank: 'Heute wurde noch nichts gemessen.',
    noPower: 'schraffiert: kein Strom',
    noData: 'keine Daten',
  },

  devices: {
    title: 'Geräte',
    never: 'Noch keine Meldung',
    neverHelp: {
      meter: (id) => `Lassen Sie es mit seinem Passwort an dev/${id}/pzem/metrics senden.`,
      phone: () => 'Lassen Sie es alle zwei Minuten seine Ping-URL öffnen.',
      camera: () => 'Lassen Sie es mit seinem Passwort das erste Bild senden.',
    },
    silent: 'stumm',
    noPower: 'misst keine Leistung',
    none: 'Noch kein Gerät',
    noneHelp: 'Ein Zähler, eine Steckdose, ein altes Handy oder ein Router: Jedes Gerät, das sich meldet, verrät, ob Strom da ist.',
    rest: 'Alles andere',
    add: 'Gerät hinzufügen',
    share: (percent) => `${percent} der jetzigen Leistung`,
  },

  relay: {
    name: (device, relay, many) => (many ? `Relais ${relay} von ${device}` : `Relais von ${device}`),
    on: 'Ein',
    off: 'Aus',
    unknown: 'Unbekannt',
    was: { on: 'war ein', off: 'war aus' },
    asking: 'Wird gesendet…',
    queued: { on: 'Wird eingeschaltet: wartet auf das Gerät', off: 'Wird ausgeschaltet: wartet auf das Gerät' },
    sent: { on: 'Wird eingeschaltet: gesendet, wartet auf die Rückmeldung', off: 'Wird ausgeschaltet: gesendet, wartet auf die Rückmeldung' },
    confirmed: { on: 'Eingeschaltet, vom Gerät bestätigt', off: 'Ausgeschaltet, vom Gerät bestätigt' },
    failed: { on: (reason) => `Nicht eingeschaltet: ${reason}`, off: (reason) => `Nicht ausgeschaltet: ${reason}` },
    noAnswer: 'der Server sagt nicht, wie es ausging',
    dismiss: 'OK',
  },

  days: {
    title: 'Die letzten 30 Tage',
    chart: 'Zeit ohne Strom, ein Balken je Tag',
    head: ['Tag', 'Ohne Strom'],
    none: 'kein Ausfall',
    cut: (duration) => `${duration} ohne Strom`,
    sum: (number, duration) => (number === 0 ? 'Kein Stromausfall' : `${count(number, cuts)}, zusammen ${duration}`),
    first: 'vor 30 Tagen',
    last: 'heute',
    unwatched: 'Noch nicht überwacht',
    partly: (duration) => `${duration} nicht überwacht`,
  },

  outages: {
    title: 'Ausfälle',
    range: 'Zeitraum',
    ranges: { 30: '30 Tage', 90: '90 Tage', 365: '1 Jahr' },
    verdict: { power: 'Stromausfall', internet: 'Internet gestört', device: 'Gerät stumm', devices: 'Alle Netzgeräte stumm', unknown: 'Ursache unbekannt' },
    ongoing: 'Dauert an',
    soFar: 'bisher',
    month: (number, duration) => `${count(number, outages)}${duration ? `, ${duration} ohne Strom` : ''}`,
    none: 'Kein Ausfall in dieser Zeit',
    noneHelp: 'Wenn der Strom ausfällt, wird es hier von selbst festgehalten, und auch, woher wir es wissen.',
    more: 'Ältere zeigen',
    reconstructed: 'nachträglich gefunden',
    evidence: 'Woher wissen wir das?',
  },

  live: {
    connected: 'Live',
    connecting: 'Verbinde…',
    reconnecting: 'Verbinde neu…',
    blind: (time) => `Ohne Verbindung seit ${time}`,
    blindHelp: (time) => `Letzter Stand von ${time}. Seitdem antwortet der Server nicht; prüfen Sie, ob er läuft und ob Sie in seinem Netz sind. Die Seite macht von selbst weiter.`,
  },

  problem: {
    title: 'Das konnte nicht geladen werden',
    again: 'Noch einmal versuchen',
    network: 'Der Server antwortet nicht. Prüfen Sie, ob er läuft und ob Sie im selben Netz sind.',
    server: 'Der Server hat selbst ein Problem. Es steht dort im Protokoll.',
    homeless: 'Sie dürfen noch kein Zuhause sehen. Bitten Sie den Eigentümer, Sie hinzuzufügen.',
    loading: 'Wird geladen…',
  },

  time: {
    now: 'gerade eben',
    ago: (duration) => `vor ${duration}`,
    zone: (zone) => `Zeiten von ${zone}`,
    day: 'Tg.',
    hour: 'Std.',
    minute: 'Min.',
    second: 'Sek.',
  },

  units: { watts: 'W', kilowatts: 'kW', kilowattHours: 'kWh', volts: 'V', amps: 'A', hertz: 'Hz' },

  language: 'Sprache',
};
