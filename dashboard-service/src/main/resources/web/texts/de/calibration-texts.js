import { counting } from '../../lib/language.js';

const count = counting('de');

export default {
  title: 'Kalibrierung',
  help: 'Er misst einen Strom in Schritten seines Wandlers. Zwei Messungen gleichen aus, worin seine Bauteile abweichen.',
  perCount: 'Ein Schritt ist',
  zero: 'Null liegt bei',
  noise: 'Rauschen',
  mains: 'Netzspannung',
  mainsHelp: 'eingestellt, nicht gemessen',
  counts: (number, text) => `${text} ${number === 1 ? 'Schritt' : 'Schritte'}`,
  clipped: (number) => `${count(number, { one: 'Messung', other: 'Messungen' })} seit seinem Start gingen über das hinaus, was er zeigen kann: der wahre Strom war höher.`,
  reported: (time) => `Nach eigener Angabe um ${time}.`,
  mayNot: 'Sein Eigentümer kann ihn hier kalibrieren.',
  steps: {
    zero: { title: '1. Ohne Last', help: 'Stecken Sie alles aus, was er misst, dann:', submit: 'Null messen' },
    gain: { title: '2. Eine bekannte Last', help: 'Stecken Sie ein Gerät ein, dessen Strom Sie kennen, etwa einen Wasserkocher an einer Stromzange. 0,4 bis 20 A.', field: 'Sein Strom', submit: 'Diese Last messen' },
    mains: { title: '3. Netzspannung', help: 'Seine Leistung ist sein Strom mal diese Spannung.', field: 'Spannung', submit: 'Spannung setzen' },
  },
  needAmps: 'Geben Sie einen Strom von 0,001 bis 30 A ein.',
  needVolts: 'Geben Sie eine Spannung von 80 bis 300 V ein.',
  asking: 'Wird gefragt…',
  state: {
    waiting: (step) => `${step}: wartet auf den Sensor. Er fragt mindestens jede Minute nach Aufträgen.`,
    done: (step, time) => `${step}: erledigt um ${time}.`,
    refused: (step, reason) => `${step}: nicht erledigt. ${reason}`,
    expired: (step) => `${step}: der Sensor hat nicht rechtzeitig gefragt. Nichts wurde geändert.`,
    replaced: (step) => `${step}: durch einen neueren Auftrag ersetzt.`,
  },
  reasons: {
    'no-samples': 'Sein Wandler war beschäftigt. Versuchen Sie es noch einmal.',
    clipped: 'Mehr Strom, als er zeigen kann. Nehmen Sie eine kleinere Last.',
    'load-on': 'Er sieht noch einen Strom. Stecken Sie alles aus, was er misst.',
    'too-small': 'Er sieht zu wenig. Nehmen Sie eine Last ab 0,4 A.',
    implausible: 'Der angegebene Strom passt nicht zu dem, was er sieht.',
    'not-here': 'Er hat nichts zu kalibrieren.',
  },
  change: (before, after) => `Aus ${before} wurde ${after}.`,
  said: {
    signal: 'Empfang',
    signals: { good: 'gut', fair: 'mäßig', weak: 'schwach' },
    started: 'Letzter Start',
    run: (number, reason) => `${reason}, Lauf ${number}`,
    reasons: { unknown: 'aus unbekanntem Grund', power: 'der Strom kam zurück', reset: 'von Hand zurückgesetzt', software: 'selbst neu gestartet', watchdog: 'hing und wurde neu gestartet', crash: 'abgestürzt', brownout: 'seine Versorgung war zu schwach' },
    journal: 'Sein Speicher',
    kept: (pending, capacity) => `${pending} warten, Platz für ${capacity}`,
  },
};
