import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  back: 'Todos los cortes',
  open: 'Abrir',
  longest: (duration) => `el más largo ${duration}`,
  unwatched: (duration) => `${duration} sin vigilancia`,

  calendar: {
    title: 'Calendario',
    name: (month) => `${month}: tiempo sin luz, día a día`,
    earlier: 'Mes anterior',
    later: 'Mes siguiente',
    weekdays: 'Días de la semana',
    cuts: (number, duration) => `${count(number, { one: 'corte de luz', many: 'de cortes de luz', other: 'cortes de luz' })}, ${duration} en total`,
    noCut: 'Ningún corte de luz',
    cut: (duration) => `${duration} sin luz`,
    calm: 'ningún corte',
    unwatched: 'sin vigilancia',
    partly: (duration) => `${duration} sin vigilancia`,
    ahead: 'aún por venir',
    show: 'Mostrar los cortes de este día',
    legend: { cut: 'Rayado: tiempo sin luz', unwatched: 'Punteado: sin vigilancia', calm: 'Sólido: con luz' },
  },

  hours: {
    title: 'Cuándo ocurre',
    chart: 'Tiempo sin luz por día de la semana y hora. Las flechas leen las horas.',
    head: ['Día de la semana y hora', 'Sin luz', 'Vigilado'],
    hint: 'Más oscuro: mayor parte del tiempo vigilado sin luz.',
    none: 'Ningún corte de luz en este tiempo.',
    said: (share, cut, watched) => `${cut} de ${watched} vigilados (${share})`,
    unwatched: 'sin vigilancia',
  },

  day: { title: (day) => `Cortes del ${day}`, none: 'Ningún corte en este día.', whole: 'Mostrar todos' },

  one: {
    unknown: 'Aquí no existe ese corte',
    unknownHelp: 'Pruebas posteriores lo corrigieron, o pertenece a otra casa.',
    began: 'Empezó',
    ended: 'Terminó',
    lasts: 'Dura hasta ahora',
    length: 'Duró',
    confidence: 'Confianza',
    found: 'Descubierto',
    observed: 'mientras ocurría',
    reconstructed: 'después, por lo que se guardó y se envió más tarde',
    revised: (times) => (times < 1 ? 'todavía no' : `${count(times, { one: 'vez', many: 'de veces', other: 'veces' })}, al llegar más pruebas`),
    revisedName: 'Revisado',
    device: 'Dispositivo',
    line: 'Cómo lo sabemos, paso a paso',
    strip: 'El corte en una línea de tiempo. La lista de abajo dice lo mismo con palabras.',
    none: 'No se anotó ninguna observación concreta.',
    before: (duration) => `${duration} antes de empezar`,
    after: (duration) => `${duration} después de empezar`,
    afterEnd: (duration) => `${duration} después de terminar`,
    atOnce: 'al principio',
    noTime: 'sin hora',
    link: 'Enlace a este corte',
    verdict: {
      power: 'La casa estuvo sin luz.',
      internet: 'Había luz; la casa no podía comunicarse con nosotros.',
      device: 'Un dispositivo estuvo callado mientras los demás seguían.',
      devices: 'Todos los dispositivos de la red callaron, y nada más indica si había luz.',
      unknown: 'Algo estuvo callado, y lo que oímos no indica por qué.',
    },
  },
};
