import { refusalTexts as words } from './refusal-texts.js';
import { texts } from './texts.js';

/**
 * Why the server refused, as the person who typed reads it. Its sentences are few and fixed and name what is expected;
 * one that is not among these is shown as it came.
 */
const SENTENCES = [
  [/^missing, expected what the register shows|^expected what the register shows/, words.register],
  [/^missing, /, words.missing],
  [/expected a text of 1 to (\d+) characters/, words.text],
  [/expected a whole number from (-?\d+) to (-?\d+)$/, words.whole],
  [/expected (?:a number|degrees) from (-?[\d.]+) to (-?[\d.]+)$/, words.number],
  [/expected one of |expected true or false$/, words.choose],
  [/expected an IANA time zone/, words.zone],
  [/expected an ISO 4217 code/, words.currency],
  [/^only (\d+) characters, expected (\d+) or more$/, words.short],
  [/^the user's own name, /, words.ownName],
  [/^not your password$/, words.notYours],
  [/^the password there is already, /, words.samePassword],
  [/ is taken\b|is reserved for people's tokens|^this name belongs to the settings' own token$/, words.taken],
  [/^the last administrator: /, words.lastAdministrator],
  [/^an administrator owns every home: /, words.administrators],
  [/^you belong to this home already$/, words.belongs],
  [/invitations of this home wait already/, words.invitations],
  [/^too many wrong tries: try again in (\d+) s$/, words.wait],
  [/^this needs /, words.right],
  [/^no such field here$/, words.another],
  [/^no such |^it was removed meanwhile$/, words.gone],
  [/^the password was changed elsewhere meanwhile$/, words.changedElsewhere],
  [/^its data are being deleted: /, words.deleting],
  [/^removed too long ago: /, words.tooLate],
  [/^this passkey is there already/, words.passkeyThere],
  [/^this took too long|^this was answered before: /, words.tookLong],
  [/expected 1 to (\d+) of a-z, 0-9/, words.letters],
];

export function refused(sentence) {
  const [pattern, text] = SENTENCES.find(([known]) => known.test(sentence)) ?? [];
  if (!pattern) return sentence;
  return typeof text === 'string' ? text : text(...pattern.exec(sentence).slice(1));
}

/** What belongs to each field: {field: sentence}. */
export const told = ({ violations = [] }) => Object.fromEntries(violations.map(({ field, message }) => [field, refused(message)]));

/** The whole refusal in a sentence. */
export function inWords(problem) {
  if (problem.status === 0) return texts.problem.network;
  if (problem.status >= 500) return texts.problem.server;
  const each = Object.values(told(problem));
  return each.length ? each.join(' ') : refused(problem.message);
}
