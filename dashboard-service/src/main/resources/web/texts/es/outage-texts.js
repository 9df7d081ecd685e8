import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  back: 'Todos los cortes',
  longest: (duration) => `el más largo ${duration}`,
  unwatched: (duration) => `${duration} sin vigilar`,

  calendar: {
    title: 'Calendario',
    name: (month) => `${month}: tiempo sin luz, día a día`,
    earlier: 'Mes anterior',
    later: 'Mes siguiente',
    cuts: (number, duration) => `${count(number, { one: 'corte de luz', many: 'de cortes de luz', other: 'cortes de luz' })}, ${duration} en total`,
    noCut: 'Ningún corte de luz',
    cut: (duration) => `${duration} sin luz`,
    calm: 'sin cortes',
    unwatched: 'sin vigilar',
    partly: (duration) => `${duration} sin vigilar`,
    legend: { cut: 'Rayado: tiempo sin luz', unwatched: 'Punteado: sin vigilar', calm: 'Lleno: con luz' },
  },

  hours: {
    title: 'Cuándo ocurre',
    chart: 'Tiempo sin luz por día de la semana y hora. Las flechas leen las horas.',
    head: ['Día y hora', 'Sin luz', 'Vigilado'],
    hint: 'Más oscuro: más del tiempo vigilado sin luz.',
    none: 'Ningún corte de luz en este tiempo.',
    said: (share, cut, watched) => `${cut} de ${watched} vigilado (${share})`,
    unwatched: 'sin vigilar',
  },

  day: { title: (day) => `Cortes del ${day}`, none: 'Ningún corte este día.', whole: 'Mostrar todos' },

  one: {
    unknown: 'No hay tal corte aquí',
    unknownHelp: 'Pruebas posteriores lo corrigieron, o pertenece a otra casa.',
    began: 'Empezó',
    ended: 'Terminó',
    lasts: 'Sigue hasta ahora',
    length: 'Duró',
    found: 'Se notó',
    observed: 'mientras ocurría',
    reconstructed: 'después, por lo que se guardó y se envió más tarde',
    revised: (times) => (times < 1 ? 'aún no' : `${count(times, { one: 'vez', many: 'de veces', other: 'veces' })}, al llegar pruebas`),
    revisedName: 'Revisado',
    device: 'Dispositivo',
    line: 'Cómo lo sabemos, paso a paso',
    none: 'No se anotó ninguna observación de esto.',
    before: (duration) => `${duration} antes de empezar`,
    after: (duration) => `${duration} después de empezar`,
    afterEnd: (duration) => `${duration} después de terminar`,
    atOnce: 'al empezar',
    verdict: {
      power: 'La casa estaba sin luz.',
      internet: 'Había luz; la casa no podía alcanzarnos.',
      device: 'Un dispositivo calló mientras los demás seguían.',
      devices: 'Callaron todos los dispositivos enchufados, y nada más dice si había luz.',
      unknown: 'Algo calló, y lo que oímos no dice por qué.',
    },
  },
};
