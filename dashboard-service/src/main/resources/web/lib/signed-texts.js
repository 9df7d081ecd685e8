import { counting, translated } from './language.js';

const count = counting('en');

/** The words of devices that sign: their claim, what they brought, their older secrets. */
const english = {
  claim: {
    submit: 'Get a claim code',
    how: 'Join the device’s own Wi-Fi, open its page (http://192.168.4.1) and type this in. It then gets its password by itself.',
    code: 'Claim code',
    scan: 'The claim code, to scan with a phone',
    server: 'Server',
    port: 'HTTP port',
    until: (time) => `The code is good for one device, until ${time}. It is shown this once.`,
  },
  delivery: {
    title: 'What it brought',
    measured: 'As measured',
    thinned: 'Thinned',
    thinnedHelp: 'summed up while it could not send',
    lost: 'Lost',
    lostHelp: 'will never come',
    missing: 'Still missing',
    records: (number) => count(number, { one: 'record', other: 'records' }),
    gap: (from, to) => (from === to ? `${from}` : `${from} to ${to}`),
    more: 'and more',
    none: 'nothing',
    request: 'Last signed request',
    says: 'What it says of itself',
    signal: 'Signal',
    signals: { strong: 'strong', good: 'good', weak: 'weak', faint: 'very weak' },
    start: 'Last start',
    reasons: { power: 'power came', reset: 'reset by hand', software: 'by itself, on purpose', watchdog: 'hung, its watchdog helped', crash: 'after a mistake in its program', brownout: 'supply voltage too low', unknown: 'not known why' },
    calibration: 'Calibration',
    firmware: 'Firmware',
    reported: (time) => `as it said at ${time}`,
    names: { microAmpsPerCount: 'µA a count', zeroSixteenths: 'zero in 1/16 counts', noiseSquare: 'noise², 1/256 counts²', mainsDeciVolts: 'mains in 0.1 V' },
  },
  overlap: {
    until: (time) => `An older one still works until ${time}.`,
    for: 'An older one still works.',
    end: 'End it now',
    ended: 'The older one has ended.',
  },
};

export const signedTexts = await translated(english, {
  de: () => import('../texts/de/signed-texts.js'),
  es: () => import('../texts/es/signed-texts.js'),
  hi: () => import('../texts/hi/signed-texts.js'),
  uk: () => import('../texts/uk/signed-texts.js'),
});
