import { counting } from '../../lib/language.js';

const count = counting('es');

export default {
  claim: {
    submit: 'Obtener un código',
    how: 'Conecte su móvil a la wifi del dispositivo. El nombre y la clave están en su pantalla o consola.',
    code: 'Código',
    scan: 'La página del dispositivo con el código puesto, para escanearla con un móvil',
    scanHelp: 'Después escanee esto: su página se abre con el servidor y el código puestos. Escriba allí su wifi y guarde. O abra http://192.168.4.1 y escríbalo.',
    open: 'Abrir su página',
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
    firmware: 'Firmware',
    reported: (time) => `según dijo a las ${time}`,
  },
  overlap: {
    until: (time) => `Una anterior aún vale hasta las ${time}.`,
    for: 'Una anterior aún vale.',
    end: 'Terminarla ahora',
    ended: 'La anterior ya no vale.',
  },
};
