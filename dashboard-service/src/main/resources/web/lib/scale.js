const MOST_DIGITS = 6;
const isWhole = (value) => Math.abs(value - Math.round(value)) < 1e-6;

/** The end and the steps of an axis from zero on: round numbers, three to five of them, and the decimals they need. */
export function scale(most) {
  const rough = Math.max(most, Number.EPSILON) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  let digits = 0;
  while (digits < MOST_DIGITS && !isWhole(step * 10 ** digits)) digits++;
  return { end: count * step, steps: Array.from({ length: count + 1 }, (_, i) => i * step), digits };
}
