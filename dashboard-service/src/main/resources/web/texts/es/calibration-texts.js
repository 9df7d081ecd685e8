import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  title: 'Calibración',
  help: 'Mide la corriente en pasos de su convertidor. Dos mediciones corrigen lo que se desvían sus piezas.',
  perCount: 'Un paso es',
  zero: 'El cero está en',
  noise: 'Ruido',
  mains: 'Tensión de red',
  mainsHelp: 'fijada, no medida',
  counts: (number, text) => `${text} ${number === 1 ? 'paso' : 'pasos'}`,
  clipped: (number) => `${count(number, { one: 'lectura', many: 'de lecturas', other: 'lecturas' })} desde su arranque superaron lo que puede mostrar: la corriente real era mayor.`,
  reported: (time) => `Según dijo a las ${time}.`,
  mayNot: 'Su propietario puede calibrarlo aquí.',
  steps: {
    zero: { title: '1. Sin carga', help: 'Desenchufe todo lo que mide y después:', submit: 'Medir el cero' },
    gain: { title: '2. Una carga conocida', help: 'Enchufe un aparato cuya corriente conozca, por ejemplo un hervidor con una pinza amperimétrica. De 0,4 a 20 A.', field: 'Su corriente', submit: 'Medir esta carga' },
    mains: { title: '3. Tensión de red', help: 'Su potencia es su corriente por esta tensión.', field: 'Tensión', submit: 'Fijar la tensión' },
  },
  needAmps: 'Escriba una corriente de 0,001 a 30 A.',
  needVolts: 'Escriba una tensión de 80 a 300 V.',
  asking: 'Preguntando…',
  state: {
    waiting: (step) => `${step}: esperando al sensor. Pregunta por sus órdenes al menos cada minuto.`,
    done: (step, time) => `${step}: hecho a las ${time}.`,
    refused: (step, reason) => `${step}: no se hizo. ${reason}`,
    expired: (step) => `${step}: el sensor no preguntó a tiempo. No se cambió nada.`,
    replaced: (step) => `${step}: sustituida por una orden más nueva.`,
  },
  reasons: {
    'no-samples': 'Su convertidor estaba ocupado. Inténtelo otra vez.',
    clipped: 'Más corriente de la que puede mostrar. Use una carga menor.',
    'load-on': 'Todavía ve una corriente. Desenchufe todo lo que mide.',
    'too-small': 'Ve demasiado poco. Use una carga de 0,4 A o más.',
    implausible: 'La corriente indicada no encaja con lo que ve.',
    'not-here': 'No tiene nada que calibrar.',
  },
  change: (before, after) => `${before} pasó a ${after}.`,
  said: {
    signal: 'Señal',
    signals: { good: 'buena', fair: 'regular', weak: 'débil' },
    started: 'Último arranque',
    run: (number, reason) => `${reason}, arranque ${number}`,
    reasons: { unknown: 'por un motivo desconocido', power: 'volvió la corriente', reset: 'reiniciado a mano', software: 'se reinició solo', watchdog: 'se colgó y fue reiniciado', crash: 'falló', brownout: 'su alimentación era demasiado débil' },
    journal: 'Su memoria',
    kept: (pending, capacity) => `${pending} en espera, espacio para ${capacity}`,
  },
};
