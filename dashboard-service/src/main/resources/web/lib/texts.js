import { counting, translated } from './language.js';

/**
 * The words of the first visit, in English, which is the source of every other language. A text that depends on a number
 * or a name is a function; a number takes its word from `count`, which knows how many forms a language has. What is
 * translated lies below `texts/`, under the same keys: a test says which one is missing.
 */
const count = counting('en');

const english = {
  product: 'Mainswatch',
  promise: 'Is the power on, since when, and how do we know?',
  views: { overview: 'Overview', energy: 'Energy', outages: 'Outages', devices: 'Devices', more: 'More', settings: 'Settings', signIn: 'Sign in' },
  signOut: 'Sign out',
  home: 'Home',
  homes: 'Homes',
  table: 'Table',
  navigation: 'Views',
  skip: 'Skip to the content',

  signIn: {
    user: 'User',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    hint: 'The first user is admin. The password was printed once, when Mainswatch first started.',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    noPasskey: 'No passkey was used. The password works as well.',
    working: 'Signing in…',
    needUser: 'Enter the name of the user.',
    needPassword: 'Enter the password.',
    wrong: 'This user and password do not match. Check both and try again.',
    wait: (seconds) => `Too many tries. You can try again in ${count(seconds, { one: 'second', other: 'seconds' })}.`,
    expired: 'Your session has ended. Sign in again to go on where you were.',
    failed: (detail) => `Signing in did not work: ${detail}`,
  },

  supply: {
    title: 'Supply',
    on: 'Mains on',
    off: 'Mains off',
    unknown: 'We cannot tell',
    'not-watched': 'Not watched yet',
    since: (moment) => `since ${moment}`,
    unknownHelp: 'Nothing we hear tells whether the power is on. It will be said here as soon as something does.',
    unwatchedHelp: 'Add a device that lives on the mains, such as a meter, a plug or a router, and this will be answered.',
    how: 'How do we know?',
    from: (sources) => `Known from ${sources}`,
    noEvidence: 'No single observation was noted for this.',
    sure: 'sure',
    likely: 'likely',
    guess: 'a guess',
    confidence: (percent) => `${percent} confidence`,
  },

  now: {
    title: 'Power now',
    from: (fresh, all) => (fresh === all ? `from ${count(all, { one: 'meter', other: 'meters' })}` : `from ${fresh} of ${count(all, { one: 'meter', other: 'meters' })}`),
    whole: 'measured for the whole home',
    none: 'No word',
    noneHelp: 'No meter has reported in time. The newest values are below, with their age.',
    never: 'No meter has spoken yet.',
    chart: 'Power over the last hour, watts',
    head: ['Minute', 'Power'],
    peak: (watts) => `peak ${watts}`,
    ago: '1 h ago',
    nowMark: 'now',
    blank: 'No meter spoke in the last hour.',
  },

  today: {
    title: 'Energy today',
    chart: 'Energy by hour today, kilowatt-hours',
    table: 'As a table',
    head: ['Hour', 'kWh', 'measured'],
    partly: (percent) => `measured ${percent} of the time`,
    byHour: 'kWh in each hour',
    blank: 'Nothing was measured today yet.',
    noPower: 'hatched: mains off',
    noData: 'no data',
  },

  devices: {
    title: 'Devices',
    never: 'No word yet',
    neverHelp: {
      meter: (id) => `Publish to dev/${id}/pzem/metrics with its secret.`,
      phone: () => 'Let it open its ping URL every two minutes.',
      camera: () => 'Let it send its first picture with its secret.',
    },
    silent: 'silent',
    noPower: 'does not measure power',
    none: 'No device yet',
    noneHelp: 'A meter, a plug, a spare phone or a router: each one that speaks tells whether the power is on.',
    rest: 'Everything else',
    add: 'Add a device',
    share: (percent) => `${percent} of the power now`,
  },

  relay: {
    name: (device, relay, many) => (many ? `Relay ${relay} of ${device}` : `Relay of ${device}`),
    on: 'On',
    off: 'Off',
    unknown: 'Unknown',
    was: { on: 'was on', off: 'was off' },
    asking: 'Asking…',
    queued: { on: 'Turning on: waiting for the device', off: 'Turning off: waiting for the device' },
    sent: { on: 'Turning on: sent, waiting for its report', off: 'Turning off: sent, waiting for its report' },
    confirmed: { on: 'Turned on, confirmed by the device', off: 'Turned off, confirmed by the device' },
    failed: { on: (reason) => `Not turned on: ${reason}`, off: (reason) => `Not turned off: ${reason}` },
    noAnswer: 'the server did not say how it ended',
    dismiss: 'OK',
  },

  days: {
    title: 'Last 30 days',
    chart: 'Time without mains, one bar a day',
    head: ['Day', 'Without mains'],
    none: 'no cut',
    cut: (duration) => `${duration} without mains`,
    sum: (cuts, duration) => (cuts === 0 ? 'No power cut' : `${count(cuts, { one: 'power cut', other: 'power cuts' })}, ${duration} in all`),
    first: '30 days ago',
    last: 'today',
    unwatched: 'Not watched yet',
    partly: (duration) => `not watched for ${duration}`,
  },

  outages: {
    title: 'Outages',
    range: 'Show',
    ranges: { 30: '30 days', 90: '90 days', 365: '1 year' },
    verdict: { power: 'Power cut', internet: 'Internet down', device: 'Device silent', devices: 'Every mains device silent', unknown: 'Cause unknown' },
    ongoing: 'Going on now',
    soFar: 'so far',
    month: (number, duration) => `${count(number, { one: 'outage', other: 'outages' })}${duration ? `, ${duration} without mains` : ''}`,
    none: 'No outage in this time',
    noneHelp: 'When the power goes out, it is noted here by itself, with how we know.',
    more: 'Show older ones',
    reconstructed: 'found afterwards',
    evidence: 'How do we know?',
  },

  live: {
    connected: 'Live',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    blind: (time) => `Blind since ${time}`,
    blindHelp: (time) => `Last known at ${time}. The server does not answer since; check that it runs and that you are in its network. The page goes on by itself.`,
  },

  problem: {
    title: 'This could not be loaded',
    again: 'Try again',
    network: 'The server does not answer. Check that it runs and that you are in the same network.',
    server: 'The server has a problem of its own. It was logged there.',
    homeless: 'You may see no home yet. Ask its owner to add you.',
    loading: 'Loading…',
  },

  time: {
    now: 'just now',
    ago: (duration) => `${duration} ago`,
    zone: (zone) => `times of ${zone}`,
    day: 'd',
    hour: 'h',
    minute: 'min',
    second: 's',
  },

  units: { watts: 'W', kilowatts: 'kW', kilowattHours: 'kWh', volts: 'V', amps: 'A', hertz: 'Hz' },

  language: 'Language',
};

export const texts = await translated(english, {
  de: () => import('../texts/de/texts.js'),
  es: () => import('../texts/es/texts.js'),
  hi: () => import('../texts/hi/texts.js'),
  uk: () => import('../texts/uk/texts.js'),
});
