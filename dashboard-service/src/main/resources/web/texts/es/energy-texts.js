import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  title: 'Energía',
  range: 'Mostrar',
  periods: { day: 'Día', week: 'Semana', month: 'Mes', year: 'Año' },
  earlier: { day: 'Día anterior', week: 'Semana anterior', month: 'Mes anterior', year: 'Año anterior' },
  later: { day: 'Día siguiente', week: 'Semana siguiente', month: 'Mes siguiente', year: 'Año siguiente' },
  now: { day: 'Hoy', week: 'Esta semana', month: 'Este mes', year: 'Este año' },
  choose: 'Ir a una fecha',

  compare: 'Comparar con antes',
  before: { day: 'el día anterior', week: 'la semana anterior', month: 'el mes anterior', year: 'el año anterior' },
  samePart: (before) => `${before} hasta el mismo momento`,
  more: (percent, before, energy) => `${percent} más que ${before} (${energy})`,
  less: (percent, before, energy) => `${percent} menos que ${before} (${energy})`,
  same: (before) => `Tanto como ${before}`,
  noBefore: (before) => `No se midió nada en ${before}.`,
  beforePartly: (percent) => `entonces medido el ${percent} del tiempo`,
  beforeLittle: (before, energy, percent) => `En ${before} se midió demasiado poco para comparar: ${energy} en el ${percent} del tiempo.`,
  outline: (before) => `Línea discontinua: ${before}.`,

  total: 'En total',
  soFar: 'hasta ahora',
  measured: (percent) => `medido el ${percent} del tiempo`,
  partly: 'Borde discontinuo, pálido: medido solo en parte. Punteado: sin datos.',
  cut: 'Rayado: sin luz.',
  chart: {
    day: 'Energía por hora en kilovatios hora, apilada por dispositivo',
    week: 'Energía por día en kilovatios hora, apilada por dispositivo',
    month: 'Energía por día en kilovatios hora, apilada por dispositivo',
    year: 'Energía por mes en kilovatios hora, apilada por dispositivo',
  },
  slot: { day: 'Hora', week: 'Día', month: 'Día', year: 'Mes' },
  others: (number) => count(number, { one: 'más', many: 'más', other: 'más' }),
  besides: 'Todo lo demás',
  sum: 'Suma',
  coverage: 'Medido',
  noData: 'sin datos',
  ahead: 'por venir',
  none: 'No se midió nada en este tiempo.',
  noneHelp: 'Un medidor que envía su potencia o su contador llena esto solo. Mira otro momento o añade un dispositivo.',
  csv: 'CSV',

  devices: {
    title: 'Por dispositivo',
    chart: 'Potencia media, mínima y máxima, energía y muestras por dispositivo',
    head: ['Dispositivo', 'kWh', 'Parte', 'Media', 'Mínima', 'Máxima', 'Muestras', 'Medido'],
    several: 'La mínima y la máxima de un dispositivo con varios canales no se conocen: –',
  },

  calendar: {
    title: (year) => `${year} día a día`,
    chart: 'Energía de cada día, una fila por mes. Las flechas leen los días, Intro abre uno.',
    head: ['Día', 'kWh', 'Medido'],
    least: 'poco',
    most: 'mucho',
    none: 'sin datos',
    hint: 'Pulsa un día para abrirlo.',
  },
};
