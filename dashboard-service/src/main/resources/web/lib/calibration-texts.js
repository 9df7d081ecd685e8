import { counting, translated } from './language.js';

const count = counting('en');

/** The words of a sensor's calibration, and of what a device says of itself. */
const english = {
  title: 'Calibration',
  help: 'It measures a current by the steps of its converter. Two measurements correct what its parts are off by.',
  perCount: 'One step is',
  zero: 'Zero lies at',
  noise: 'Noise',
  mains: 'Mains voltage',
  mainsHelp: 'set, not measured',
  counts: (number, text) => `${text} ${number === 1 ? 'step' : 'steps'}`,
  clipped: (number) => `${count(number, { one: 'reading', other: 'readings' })} since its start went beyond what it can show: the true current was higher.`,
  reported: (time) => `As it said at ${time}.`,
  mayNot: 'Its owner can calibrate it here.',
  steps: {
    zero: { title: '1. No load', help: 'Unplug everything that it measures, then:', submit: 'Measure zero' },
    gain: { title: '2. A known load', help: 'Plug in one thing whose current you know, a kettle at a clamp meter for example. 0.4 to 20 A.', field: 'Its current', submit: 'Measure this load' },
    mains: { title: '3. Mains voltage', help: 'Its power is its current times this.', field: 'Voltage', submit: 'Set the voltage' },
  },
  needAmps: 'Enter a current from 0.001 to 30 A.',
  needVolts: 'Enter a voltage from 80 to 300 V.',
  asking: 'Asking…',
  state: {
    waiting: (step) => `${step}: waiting for the sensor. It asks for its orders at least every minute.`,
    done: (step, time) => `${step}: done at ${time}.`,
    refused: (step, reason) => `${step}: not done. ${reason}`,
    expired: (step) => `${step}: the sensor did not ask in time. Nothing was changed.`,
    replaced: (step) => `${step}: replaced by a newer order.`,
  },
  reasons: {
    'no-samples': 'Its converter was busy. Try again.',
    clipped: 'More current than it can show. Take a smaller load.',
    'load-on': 'It still sees a current. Unplug everything it measures.',
    'too-small': 'It sees too little. Take a load of 0.4 A or more.',
    implausible: 'The current you gave does not fit what it sees.',
    'not-here': 'It has nothing to calibrate.',
  },
  change: (before, after) => `${before} became ${after}.`,
  said: {
    signal: 'Signal',
    signals: { good: 'good', fair: 'fair', weak: 'weak' },
    started: 'Last start',
    run: (number, reason) => `${reason}, run ${number}`,
    reasons: { unknown: 'for an unknown reason', power: 'power came back', reset: 'reset by hand', software: 'restarted itself', watchdog: 'it hung and was restarted', crash: 'it crashed', brownout: 'its supply was too weak' },
    journal: 'Its journal',
    kept: (pending, capacity) => `${pending} waiting, room for ${capacity}`,
  },
};

export const calibrationTexts = await translated(english, {
  de: () => import('../texts/de/calibration-texts.js'),
  es: () => import('../texts/es/calibration-texts.js'),
  hi: () => import('../texts/hi/calibration-texts.js'),
  uk: () => import('../texts/uk/calibration-texts.js'),
});
