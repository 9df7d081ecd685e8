import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  claim: {
    submit: 'Code anfordern',
    how: 'Verbinden Sie sich mit dem WLAN des Geräts, öffnen Sie seine Seite (http://192.168.4.1) und tippen Sie dies ein. Sein Passwort holt es sich dann selbst.',
    code: 'Code',
    scan: 'Der Code, zum Scannen mit einem Handy',
    server: 'Server',
    port: 'HTTP-Port',
    until: (time) => `Der Code gilt für ein Gerät, bis ${time}. Er wird nur dieses eine Mal gezeigt.`,
  },
  delivery: {
    title: 'Was es gebracht hat',
    measured: 'Wie gemessen',
    thinned: 'Ausgedünnt',
    thinnedHelp: 'zusammengefasst, als es nicht senden konnte',
    lost: 'Verloren',
    lostHelp: 'kommt nicht mehr',
    missing: 'Fehlt noch',
    records: (number) => count(number, { one: 'Datensatz', other: 'Datensätze' }),
    gap: (from, to) => (from === to ? `${from}` : `${from} bis ${to}`),
    more: 'und mehr',
    none: 'nichts',
    request: 'Letzte signierte Anfrage',
    says: 'Was es von sich sagt',
    signal: 'Empfang',
    signals: { strong: 'stark', good: 'gut', weak: 'schwach', faint: 'sehr schwach' },
    start: 'Letzter Start',
    reasons: { power: 'Strom kam', reset: 'von Hand neu gestartet', software: 'von selbst, mit Absicht', watchdog: 'hing fest, der Wächter half', crash: 'nach einem Fehler im Programm', brownout: 'Versorgungsspannung zu niedrig', unknown: 'Grund unbekannt' },
    calibration: 'Kalibrierung',
    firmware: 'Firmware',
    reported: (time) => `nach eigener Angabe um ${time}`,
    names: { microAmpsPerCount: 'µA je Schritt', zeroSixteenths: 'Nullpunkt in 1/16 Schritten', noiseSquare: 'Rauschen², 1/256 Schritte²', mainsDeciVolts: 'Netz in 0,1 V' },
  },
  overlap: {
    until: (time) => `Ein älteres gilt noch bis ${time}.`,
    for: 'Ein älteres gilt noch.',
    end: 'Jetzt beenden',
    ended: 'Das ältere gilt nicht mehr.',
  },
};
