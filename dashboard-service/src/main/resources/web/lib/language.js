/** The page's language: the one chosen here before, else the first of the browser's that there is a catalogue for. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', hi: 'हिन्दी', uk: 'Українська' };

const MEMORY = 'mainswatch-language';
const base = (tag) => tag.toLowerCase().split('-')[0];

export const language = [localStorage.getItem(MEMORY) ?? '', ...navigator.languages].map(base).find((tag) => tag in LANGUAGES) ?? 'en';

/** How numbers and dates are written: the language as the browser's own region writes it. */
export const locale = navigator.languages.find((tag) => base(tag) === language) ?? language;

document.documentElement.lang = locale;

/** Another language is another page: every view begins anew in it. */
export function speak(chosen) {
  localStorage.setItem(MEMORY, chosen);
  location.reload();
}

/**
 * A catalogue in the page's language. English is the source: it stands where a translation lacks a text or cannot be
 * loaded. The others are loaded by whoever speaks them.
 */
export async function translated(english, others) {
  if (!others[language]) return english;
  const loaded = await others[language]().catch(() => ({}));
  return laidOver(english, loaded.default ?? {});
}

const isGroup = (part) => part?.constructor === Object;

function laidOver(under, over) {
  const both = { ...under, ...over };
  Object.keys(under).forEach((key) => isGroup(under[key]) && (both[key] = laidOver(under[key], over[key] ?? {})));
  return both;
}

/** A number with its word, as the language counts: `count(3, { one: 'meter', other: 'meters' })`. */
export function counting(language) {
  // Made at the first count: they take a slow phone longer than all the modules, and the first sight counts nothing.
  let rules;
  let numbers;
  return (number, forms) => {
    rules ??= new Intl.PluralRules(language);
    numbers ??= new Intl.NumberFormat(language);
    return `${numbers.format(number)} ${forms[rules.select(number)] ?? forms.other}`;
  };
}
