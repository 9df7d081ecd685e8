import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  claim: {
    submit: 'Code anfordern',
    how: 'Verbinden Sie Ihr Handy mit dem WLAN des Geräts. Name und Schlüssel stehen auf seiner Anzeige oder Konsole.',
    code: 'Code',
    scan: 'Die Seite des Geräts mit ausgefülltem Code, zum Scannen mit einem Handy',
    scanHelp: 'Scannen Sie dann dies: Seine Seite öffnet sich mit Server und Code. Geben Sie dort Ihr WLAN ein und speichern Sie. Oder öffnen Sie http://192.168.4.1 und tippen Sie es ein.',
    open: 'Seine Seite öffnen',
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
    firmware: 'Firmware',
    reported: (time) => `nach eigener Angabe um ${time}`,
  },
  overlap: {
    until: (time) => `Ein älteres gilt noch bis ${time}.`,
    for: 'Ein älteres gilt noch.',
    end: 'Jetzt beenden',
    ended: 'Das ältere gilt nicht mehr.',
  },
};
