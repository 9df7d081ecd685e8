import { translated } from './language.js';

/** Why the server does not take what was typed: its own sentences, which reach the page in English. */
const english = {
  missing: 'Fill this in.',
  text: (most) => `Use 1 to ${most} characters, on one line.`,
  whole: (least, most) => `Enter a whole number from ${least} to ${most}.`,
  number: (least, most) => `Enter a number from ${least} to ${most}.`,
  choose: 'Choose one of those offered.',
  zone: 'Choose a time zone such as Europe/Berlin.',
  currency: 'Choose a currency such as EUR.',
  short: (number, least) => `Only ${number} characters: use ${least} or more.`,
  ownName: 'That is the person’s own name: choose something nobody guesses.',
  notYours: 'That is not your password.',
  samePassword: 'That is the password you have already: choose another.',
  taken: 'This is taken: choose another.',
  lastAdministrator: 'This is the last administrator: make somebody else one first.',
  administrators: 'An administrator owns every home: take that right away first.',
  belongs: 'You belong to this home already.',
  invitations: 'Too many invitations of this home wait already: revoke those nobody needs.',
  wait: (seconds) => `Too many wrong tries: try again in ${seconds} s.`,
  right: 'You do not have the right to do this.',
  gone: 'It is not there any more.',
  register: 'Enter what the register shows, or say that it cannot be read.',
  changedElsewhere: 'The password was changed elsewhere meanwhile.',
  deleting: 'Its data are being deleted: it cannot come back.',
  tooLate: 'It was removed too long ago. Add it again with the same id: its data are still there.',
  passkeyThere: 'This passkey is there already, or there are too many.',
  tookLong: 'This took too long: begin again.',
  letters: (most) => `Use 1 to ${most} small letters, digits or dashes, a letter or digit first.`,
  another: 'This page may not be the newest: load it again.',
};

export const refusalTexts = await translated(english, {
  de: () => import('../texts/de/refusal-texts.js'),
  es: () => import('../texts/es/refusal-texts.js'),
  hi: () => import('../texts/hi/refusal-texts.js'),
  uk: () => import('../texts/uk/refusal-texts.js'),
});
