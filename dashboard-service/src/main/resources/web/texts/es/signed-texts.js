import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  claim: {
    submit: 'Obtener un código',
    how: 'Conéctese a la wifi del dispositivo, abra su página (http://192.168.4.1) y escriba esto. Después obtiene su contraseña por sí mismo.',
    code: 'Código',
    scan: 'El código, para escanearlo con un móvil',
    server: 'Servidor',
    port: 'Puerto HTTP',
    until: (time) => `El código vale para un dispositivo, hasta las ${time}. Solo se muestra esta vez.`,
  },
  delivery: {
    title: 'Lo que ha traído',
    measured: 'Como se midió',
    thinned: 'Resumido',
    thinnedHelp: 'agrupado mientras no podía enviar',
    lost: 'Perdido',
    lostHelp: 'no llegará nunca',
    missing: 'Falta todavía',
    records: (number) => count(number, { one: 'registro', many: 'de registros', other: 'registros' }),
    gap: (from, to) => (from === to ? `${from}` : `${from} a ${to}`),
    more: 'y más',
    none: 'nada',
    request: 'Última petición firmada',
    says: 'Lo que dice de sí mismo',
    signal: 'Señal',
    signals: { strong: 'fuerte', good: 'buena', weak: 'débil', faint: 'muy débil' },
    start: 'Último arranque',
    reasons: { power: 'llegó la corriente', reset: 'reiniciado a mano', software: 'por sí mismo, a propósito', watchdog: 'se bloqueó y lo reinició su vigilante', crash: 'tras un fallo de su programa', brownout: 'tensión de alimentación demasiado baja', unknown: 'no se sabe por qué' },
    calibration: 'Calibración',
    firmware: 'Firmware',
    reported: (time) => `según dijo a las ${time}`,
    names: { microAmpsPerCount: 'µA por paso', zeroSixteenths: 'cero en 1/16 de paso', noiseSquare: 'ruido², 1/256 de paso²', mainsDeciVolts: 'red en 0,1 V' },
  },
  overlap: {
    until: (time) => `Una anterior aún vale hasta las ${time}.`,
    for: 'Una anterior aún vale.',
    end: 'Terminarla ahora',
    ended: 'La anterior ya no vale.',
  },
};
