import { counting } from '../../lib/language.js';

const count = counting('es');
const meters = { one: 'medidor', many: 'de medidores', other: 'medidores' };
const cuts = { one: 'corte de luz', many: 'de cortes de luz', other: 'cortes de luz' };
const outages = { one: 'incidencia', many: 'de incidencias', other: 'incidencias' };

export default {
  product: 'Mainswatch',
  promise: '¿Hay luz, desde cuándo y cómo lo sabemos?',
  views: { overview: 'Resumen', energy: 'Energía', outages: 'Cortes', devices: 'Dispositivos', more: 'Más', settings: 'Ajustes', signIn: 'Entrar' },
  signOut: 'Salir',
  home: 'Casa',
  homes: 'Casas',
  table: 'Tabla',
  navigation: 'Vistas',
  skip: 'Saltar al contenido',

  signIn: {
    user: 'Usuario',
    password: 'Contraseña',
    show: 'Mostrar la contraseña',
    hide: 'Ocultar la contraseña',
    hint: 'El primer usuario es admin. La contraseña se mostró una sola vez, cuando Mainswatch arrancó por primera vez.',
    submit: 'Entrar',
    passkey: 'Entrar con una llave de acceso',
    noPasskey: 'No se usó ninguna llave de acceso. La contraseña también sirve.',
    working: 'Entrando…',
    needUser: 'Escribe el nombre del usuario.',
    needPassword: 'Escribe la contraseña.',
    wrong: 'El usuario y la contraseña no coinciden. Revisa ambos y vuelve a intentarlo.',
    wait: (seconds) => `Demasiados intentos. Puedes volver a intentarlo en ${count(seconds, { one: 'segundo', many: 'de segundos', other: 'segundos' })}.`,
    expired: 'Tu sesión ha terminado. Vuelve a entrar para seguir donde estabas.',
    failed: (detail) => `No se pudo entrar: ${detail}`,
  },

  supply: {
    title: 'Suministro',
    on: 'Hay luz',
    off: 'No hay luz',
    unknown: 'No podemos saberlo',
    'not-watched': 'Aún sin vigilancia',
    since: (moment) => `desde ${moment}`,
    unknownHelp: 'Nada de lo que oímos indica si hay luz. Se dirá aquí en cuanto algo lo indique.',
    unwatchedHelp: 'Añade un dispositivo conectado a la red eléctrica, como un medidor, un enchufe o un rúter, y aquí aparecerá la respuesta.',
    how: '¿Cómo lo sabemos?',
    from: (sources) => `Se sabe por ${sources}`,
    noEvidence: 'No se anotó ninguna observación concreta.',
    sure: 'seguro',
    likely: 'probable',
    guess: 'una suposición',
    confidence: (percent) => `${percent} de confianza`,
  },

  now: {
    title: 'Potencia ahora',
    from: (fresh, all) => (fresh === all ? `de ${count(all, meters)}` : `de ${fresh} de ${count(all, meters)}`),
    whole: 'medido para toda la casa',
    none: 'Sin noticias',
    noneHelp: 'Ningún medidor ha informado a tiempo. Abajo están los últimos valores, con su antigüedad.',
    never: 'Ningún medidor ha hablado todavía.',
    chart: 'Potencia de la última hora, en vatios',
    head: ['Minuto', 'Potencia'],
    peak: (watts) => `máximo ${watts}`,
    ago: 'hace 1 h',
    nowMark: 'ahora',
    blank: 'Ningún medidor habló en la última hora.',
  },

  today: {
    title: 'Energía de hoy',
    chart: 'Energía de hoy por horas, en kilovatios hora',
    table: 'Como tabla',
    head: ['Hora', 'kWh', 'medido'],
    partly: (percent) => `medido el ${percent} del tiempo`,
    byHour: 'kWh en cada hora',
    blank: 'Hoy aún no se ha medido nada.',
    noPower: 'rayado: sin luz',
    noData: 'sin datos',
  },

  devices: {
    title: 'Dispositivos',
    never: 'Sin noticias todavía',
    neverHelp: {
      meter: (id) => `Haz que publique en dev/${id}/pzem/metrics con su contraseña.`,
      phone: () => 'Haz que abra su URL de ping cada dos minutos.',
      camera: () => 'Haz que envíe su primera foto con su contraseña.',
    },
    silent: 'callado',
    noPower: 'no mide potencia',
    none: 'Aún no hay dispositivos',
    noneHelp: 'Un medidor, un enchufe, un móvil viejo o un rúter: cada uno que habla indica si hay luz.',
    rest: 'Todo lo demás',
    add: 'Añadir un dispositivo',
    share: (percent) => `${percent} de la potencia actual`,
  },

  relay: {
    name: (device, relay, many) => (many ? `Relé ${relay} de ${device}` : `Relé de ${device}`),
    on: 'Encendido',
    off: 'Apagado',
    unknown: 'Desconocido',
    was: { on: 'estaba encendido', off: 'estaba apagado' },
    asking: 'Pidiendo…',
    queued: { on: 'Encendiendo: esperando al dispositivo', off: 'Apagando: esperando al dispositivo' },
    sent: { on: 'Encendiendo: enviado, esperando su respuesta', off: 'Apagando: enviado, esperando su respuesta' },
    confirmed: { on: 'Encendido, confirmado por el dispositivo', off: 'Apagado, confirmado por el dispositivo' },
    failed: { on: (reason) => `No se encendió: ${reason}`, off: (reason) => `No se apagó: ${reason}` },
    noAnswer: 'el servidor no dijo cómo terminó',
    dismiss: 'OK',
  },

  days: {
    title: 'Últimos 30 días',
    chart: 'Tiempo sin luz, una barra por día',
    head: ['Día', 'Sin luz'],
    none: 'ningún corte',
    cut: (duration) => `${duration} sin luz`,
    sum: (number, duration) => (number === 0 ? 'Ningún corte de luz' : `${count(number, cuts)}, ${duration} en total`),
    first: 'hace 30 días',
    last: 'hoy',
    unwatched: 'Aún sin vigilancia',
    partly: (duration) => `${duration} sin vigilar`,
  },

  outages: {
    title: 'Cortes',
    range: 'Mostrar',
    ranges: { 30: '30 días', 90: '90 días', 365: '1 año' },
    verdict: { power: 'Corte de luz', internet: 'Sin internet', device: 'Dispositivo callado', devices: 'Todos los dispositivos de red callados', unknown: 'Causa desconocida' },
    ongoing: 'En curso',
    soFar: 'hasta ahora',
    month: (number, duration) => `${count(number, outages)}${duration ? `, ${duration} sin luz` : ''}`,
    none: 'Ningún corte en este tiempo',
    noneHelp: 'Cuando se vaya la luz, se anotará aquí por sí solo, y también cómo lo sabemos.',
    more: 'Mostrar los anteriores',
    reconstructed: 'descubierto después',
    evidence: '¿Cómo lo sabemos?',
  },

  live: {
    connected: 'En vivo',
    connecting: 'Conectando…',
    reconnecting: 'Reconectando…',
    blind: (time) => `A ciegas desde las ${time}`,
    blindHelp: (time) => `Último estado conocido: ${time}. Desde entonces el servidor no responde; comprueba que funcione y que estés en su red. La página sigue por sí sola.`,
  },

  problem: {
    title: 'No se pudo cargar',
    again: 'Volver a intentarlo',
    network: 'El servidor no responde. Comprueba que funcione y que estés en la misma red.',
    server: 'El servidor tiene un problema propio. Quedó anotado en su registro.',
    homeless: 'Todavía no puedes ver ninguna casa. Pide a su dueño que te añada.',
    loading: 'Cargando…',
  },

  time: {
    now: 'ahora mismo',
    ago: (duration) => `hace ${duration}`,
    zone: (zone) => `horas de ${zone}`,
    day: 'd',
    hour: 'h',
    minute: 'min',
    second: 's',
  },

  units: { watts: 'W', kilowatts: 'kW', kilowattHours: 'kWh', volts: 'V', amps: 'A', hertz: 'Hz' },

  language: 'Idioma',
};
