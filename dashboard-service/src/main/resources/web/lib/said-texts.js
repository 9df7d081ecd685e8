import { translated } from './language.js';

/** What the server observed and how a command ended: its own sentences, which reach the page in English. */
const english = {
  evidence: {
    lastWord: (name) => `last word of ${name}`,
    onBattery: (name) => `${name} went on battery`,
    chargingAgain: (name) => `${name} was charging again`,
    mobileData: (name) => `${name} was charging and spoke over mobile data`,
    charged: (name) => `${name} was being charged`,
    stillSpoke: (name) => `${name} still spoke`,
    itSpokeAgain: 'it spoke again',
    spokeAgain: (name) => `${name} spoke again`,
    spoke: (name) => `${name} spoke`,
    unwatched: 'no longer watched',
    keptReadings: 'readings kept by a mains device',
    keptOnBattery: 'a kept beat of a phone on battery',
    keptCharging: 'a kept beat of a charging phone',
    restarted: 'a mains device started anew',
    lastOfAll: 'last word of the mains devices',
    notCharging: 'a beat says that it was not charging',
    allAgain: 'the mains devices speak again',
    deaf: 'nothing could be heard: no gateway was listening',
    clock: 'our own clock is not trusted',
  },

  relays: {
    removed: 'the device was removed before the command was sent',
    unreached: 'the device was out of reach until the command expired: it never got it',
    broke: 'the connection to the device broke before it answered: whether it switched is not known',
    silent: (seconds) => `the device did not say within ${seconds} s that it switched`,
  },
};

export const saidTexts = await translated(english, {
  de: () => import('../texts/de/said-texts.js'),
  es: () => import('../texts/es/said-texts.js'),
  hi: () => import('../texts/hi/said-texts.js'),
  uk: () => import('../texts/uk/said-texts.js'),
});
