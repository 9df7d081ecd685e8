import { deviceTexts } from './device-texts.js';
import { refused } from './refusals.js';

/** A server's refusal as a form shows it: {field: sentence}, and what belongs to no field under "form". */
export function mistakesOf(problem, fields, inWords) {
  const told = Object.fromEntries(problem.violations.filter(({ field }) => fields.includes(field)).map(({ field, message }) => [field, refused(message)]));
  if (problem.status === 409 && fields.includes('id')) return { id: deviceTexts.form.taken };
  return Object.keys(told).length ? told : { form: deviceTexts.form.failed(inWords(problem)) };
}

const WEEK = 604_800;

/** What is wrong with a device's form before anybody is asked. */
export function formMistakes({ name, id, cadenceSeconds, graceSeconds }) {
  const words = deviceTexts.form;
  const seconds = (text) => text === undefined || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= WEEK);
  return {
    ...(name.trim() ? {} : { name: words.needName }),
    ...(id === undefined || /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(id) ? {} : { id: words.needId }),
    ...(seconds(cadenceSeconds) ? {} : { cadenceSeconds: words.needSeconds }),
    ...(seconds(graceSeconds) ? {} : { graceSeconds: words.needSeconds }),
  };
}
