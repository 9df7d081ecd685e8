import { counting, translated } from './language.js';

const count = counting('en');

/** The words of devices that sign: their claim, what they brought, their older secrets. */
const english = {
  claim: {
    submit: 'Get a claim code',
    how: 'Join the device’s own Wi-Fi with your phone. Its name and key are on the device’s display or console.',
    code: 'Claim code',
    scan: 'The device’s page with the code filled in, to scan with a phone',
    scanHelp: 'Then scan this: its page opens with server and code filled in. Enter your Wi-Fi there and save. Or open http://192.168.4.1 and type it in.',
    open: 'Open its page',
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
    firmware: 'Firmware',
    reported: (time) => `as it said at ${time}`,
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
