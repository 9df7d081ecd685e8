import { decimal } from './format.js';
import { meterTexts } from './meter-texts.js';

/**
 * What the judge says of a reading, in the page's language. Its sentences are few and fixed; one that is not among them is
 * shown as it came.
 */
const { judged } = meterTexts;
const amount = (text) => decimal(Number(text), 1);

const SENTENCES = [
  [/^fits$/, () => ''],
  [/^some digits are not sure$/, () => judged.unsure],
  [/^the first value waits for (\d+) pictures that agree$/, judged.firstWaits],
  [/^the first value$/, () => judged.first],
  [/^only this value is possible$/, () => judged.onlyOne],
  [/^unsure digits would make it rise unusually fast$/, () => judged.unsureFast],
  [/^an unusually fast rise waits for one more picture$/, () => judged.fastWaits],
  [/^(\d+) pictures agree on a value beyond the bounds$/, judged.agreeBeyond],
  [/^(\d+) pictures agree: what was believed was too high$/, judged.agreeBelow],
  [/^no earlier value fits: probably another meter$/, () => judged.another],
  [/^the same jump as before: time alone does not make it right$/, () => judged.sameJump],
  [/^a rise of (\S+) kWh, at most (\S+) kWh are possible$/, (rise, most) => judged.rise(amount(rise), amount(most))],
  [/^below the last value by (\S+) kWh$/, (by) => judged.below(amount(by))],
  [/^a rise of (\S+) kWh, sub-meters counted more$/, (rise) => judged.subMeters(amount(rise))],
  [/^the pictures before and after it agree: it was too high$/, () => judged.tooHigh],
  [/^it does not fit between the values before and after$/, () => judged.notBetween],
  [/^came late, fits its neighbours$/, () => judged.late],
  [/^a person read it$/, () => judged.person],
  [/^a person cannot read it$/, () => judged.personNot],
  [/^the last digit is not sure and left out$/, () => judged.lastLeftOut],
  [/^the pictures around it speak against it$/, () => judged.against],
  [/^it cannot be read with this set-up$/, () => judged.notWithThis],
];

export function judgedInWords(reason) {
  for (const [pattern, words] of SENTENCES) {
    const found = pattern.exec(reason);
    if (found) return words(...found.slice(1));
  }
  return reason;
}
