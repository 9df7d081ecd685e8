import { decimal } from './format.js';
import { inUnit } from './meter-setup.js';
import { judgedInWords } from './meter-said.js';
import { meterTexts as words } from './meter-texts.js';

/** A register's value as it stands on the meter: its decimals, its unit. */
export function valueOf(wattHours, { unit, decimals }) {
  return wattHours == null ? null : `${decimal(inUnit(wattHours, unit), decimals)} ${unit}`;
}

/** What became of a picture, in one sentence. */
export function outcomeOf({ status, reason, detail, reading }) {
  if (reading?.withdrawnAt) return words.verdicts.withdrawn;
  if (reading) return words.verdicts[reading.verdict] ?? reading.verdict;
  if (status === 'refused') return words.reasons[reason] ?? detail ?? reason;
  return words.statuses[status] ?? status;
}

/** Why, where the outcome alone does not say it; otherwise empty. */
export const whyOf = ({ reading }) => (reading ? judgedInWords(reading.reason) : '');

/** Whether what it says is part of the counter. */
export const isPublished = ({ reading }) => Boolean(reading?.published && !reading.withdrawnAt);
