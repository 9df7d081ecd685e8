/** Arithmetic on parts of time: lists of [from, to] in milliseconds, in order. */
export const within = (parts, from, to) => parts.map(([start, end]) => [Math.max(start, from), Math.min(end, to)]).filter(([start, end]) => end > start);

/** The parts of the first list without those of the second. */
export function without(parts, holes) {
  const cut = (left, [start, end]) => left.flatMap(([from, to]) => [[from, Math.min(to, start)], [Math.max(from, end), to]].filter(([a, b]) => b > a));
  return holes.reduce(cut, parts);
}
