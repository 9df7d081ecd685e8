import { DAY, nextDay, offset, startOfDay } from './format.js';

/**
 * A home's own calendar. Dates are text, "2026-11-20", months "2026-11"; instants are milliseconds. A period is a day, a
 * week from Monday, a month or a year, named by any date in it.
 */
const HOUR = 3_600_000;
const NOON = 12 * HOUR;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const PERIODS = ['day', 'week', 'month', 'year'];

const text = (utc) => new Date(utc).toISOString().slice(0, 10);

const utc = (date) => Date.parse(`${date}T00:00:00Z`);

/** Whether a text of the URL is a date that the server knows. */
export const isDate = (value) => DATE.test(value ?? '') && utc(value) >= Date.UTC(2010, 0, 2) && utc(value) < Date.UTC(2199, 0, 1);

export const dateOf = (at, zone) => text(at + offset(at, zone));

/** When a date begins in a zone. */
export function midnight(date, zone) {
  const noon = utc(date) + NOON;
  return startOfDay(noon - offset(noon, zone), zone);
}

export const plusDays = (date, days) => text(utc(date) + days * DAY);

const plusMonths = (date, months) => text(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1));

/** 0 for Monday to 6 for Sunday. */
export const weekday = (date) => (new Date(utc(date)).getUTCDay() + 6) % 7;

const STARTS = {
  day: (date) => date,
  week: (date) => plusDays(date, -weekday(date)),
  month: (date) => plusMonths(date, 0),
  year: (date) => `${date.slice(0, 4)}-01-01`,
};

const STEPS = {
  day: (date, by) => plusDays(date, by),
  week: (date, by) => plusDays(date, 7 * by),
  month: plusMonths,
  year: (date, by) => plusMonths(date, 12 * by),
};

/** The first date of the period, so many periods away from the one that a date lies in. */
export const firstOf = (period, date, by = 0) => STEPS[period](STARTS[period](date), by);

/** Every date from the first up to and without the last. */
export function dates(first, end) {
  const all = [];
  for (let date = first; date < end; date = plusDays(date, 1)) all.push(date);
  return all;
}

/** What a period is drawn in, {at, until}: a day in hours, a week or a month in days, a year in months. */
export function slots(period, first, zone) {
  const end = firstOf(period, first, 1);
  if (period === 'day') return hours(midnight(first, zone), midnight(end, zone));
  const starts = period === 'year' ? Array.from({ length: 12 }, (_, i) => plusMonths(first, i)) : dates(first, end);
  return starts.map((date) => {
    const at = midnight(date, zone);
    return { at, until: period === 'year' ? midnight(plusMonths(date, 1), zone) : nextDay(at, zone) };
  });
}

const hours = (from, to) => Array.from({ length: Math.round((to - from) / HOUR) }, (_, i) => ({ at: from + i * HOUR, until: from + (i + 1) * HOUR }));
