import { saidTexts } from './said-texts.js';

/**
 * What the server says of its own observations, in the page's language. Its sentences are few and fixed; one that is not
 * among them is shown as it came.
 */
const { evidence, relays } = saidTexts;

const SENTENCES = [
  [/^last word of (.+)$/, evidence.lastWord],
  [/^(.+) went on battery$/, evidence.onBattery],
  [/^(.+) was charging again$/, evidence.chargingAgain],
  [/^(.+) was charging and spoke over mobile data$/, evidence.mobileData],
  [/^(.+) was being charged$/, evidence.charged],
  [/^(.+) spoke$/, evidence.spoke],
  [/^(.+) still spoke$/, evidence.stillSpoke],
  [/^(.+) spoke again$/, evidence.spokeAgain],
  [/^it spoke again$/, () => evidence.itSpokeAgain],
  [/^no longer watched$/, () => evidence.unwatched],
  [/^readings kept by a mains device$/, () => evidence.keptReadings],
  [/^a kept beat of a phone on battery$/, () => evidence.keptOnBattery],
  [/^a kept beat of a charging phone$/, () => evidence.keptCharging],
  [/^a mains device started anew$/, () => evidence.restarted],
  [/^last word of the mains devices$/, () => evidence.lastOfAll],
  [/^a beat says that it was not charging$/, () => evidence.notCharging],
  [/^the mains devices speak again$/, () => evidence.allAgain],
  [/^nothing could be heard: no gateway was listening$/, () => evidence.deaf],
  [/^our own clock is not trusted$/, () => evidence.clock],
  [/^the device was removed before the command was sent$/, () => relays.removed],
  [/^the device was out of reach until the command expired: it never got it$/, () => relays.unreached],
  [/^the connection to the device broke before it answered: whether it switched is not known$/, () => relays.broke],
  [/^the device did not say within (\d+) s that it switched$/, relays.silent],
];

export function said(sentence) {
  // The last one that fits is the closest: "it spoke again" is of nobody by the name of "it".
  const found = SENTENCES.filter(([pattern]) => pattern.test(sentence)).pop();
  return found ? found[1](...found[0].exec(sentence).slice(1)) : sentence;
}
