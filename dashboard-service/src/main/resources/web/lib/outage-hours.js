import { dates, midnight, weekday } from './calendar.js';
import { within } from './parts.js';
import { sum } from './outages.js';

/** Time without mains, and time watched at all, for every hour of the week: 7 x 24 cells of {cut, watched} in milliseconds. */
const HOUR = 3_600_000;
const MOST_DAYS = 400;

export function weekOf(first, end, zone, cuts, gaps, now) {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ cut: 0, watched: 0 })));
  dates(first, end)
    .slice(-MOST_DAYS)
    .forEach((date) => {
      const start = midnight(date, zone);
      const [dayCuts, dayGaps] = [cuts, gaps].map((parts) => within(parts, start, start + 25 * HOUR));
      cells[weekday(date)].forEach((cell, hour) => add(cell, start + hour * HOUR, dayCuts, dayGaps, now));
    });
  return cells;
}

/** A cut that was found out about afterwards was watched, whoever listened then. */
function add(cell, at, cuts, gaps, now) {
  const end = Math.min(at + HOUR, now);
  if (end <= at) return;
  const cut = sum(within(cuts, at, end));
  cell.cut += cut;
  cell.watched += Math.max(cut, end - at - sum(within(gaps, at, end)));
}
