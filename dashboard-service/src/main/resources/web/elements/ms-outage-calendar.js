import { LitElement, html, nothing, svg } from 'lit';
import { dateOf, dates, firstOf, isDate, midnight, weekday } from '../lib/calendar.js';
import { now } from '../lib/clock.js';
import { dated, duration, month as monthName, nextDay } from '../lib/format.js';
import { model, withOutage } from '../lib/model.js';
import { cutsWithin, sum } from '../lib/outages.js';
import { gapsWithin, outagesWithin } from '../lib/outage-calls.js';
import { outageTexts } from '../lib/outage-texts.js';
import { within, without } from '../lib/parts.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { outageCalendar } from '../styles/outage-calendar.js';
import { buttons, shared } from '../styles/shared.js';
import { hatch } from './hatch.js';
import { inWords } from './ms-notice.js';

const words = outageTexts.calendar;
const HEIGHT = 12;
const LEAST_PERCENT = 3;
/** From this share of the time on nobody would say that the rest was watched. */
const ALL = 0.99;

/** A month of days: how much of each was without mains, and how much nobody watched. A day is a link to its outages. */
export class MsOutageCalendar extends LitElement {
  static properties = { home: { attribute: false }, loaded: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, outageCalendar];

  #asked;

  constructor() {
    super();
    [model, route].forEach((store) => new Watching(this, store));
  }

  get first() {
    const { month } = route.state.query;
    return isDate(`${month}-01`) ? `${month}-01` : firstOf('month', dateOf(now(), this.home.timeZone));
  }

  willUpdate() {
    const wanted = `${this.home.id} ${this.first}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.loaded = undefined;
    this.#load(wanted);
  }

  async #load(wanted) {
    const { timeZone, id } = this.home;
    const [from, to] = [midnight(this.first, timeZone), midnight(firstOf('month', this.first, 1), timeZone)];
    try {
      const [outages, gaps] = from > now() ? [[], []] : await Promise.all([outagesWithin(id, from, to), gapsWithin(id, from, to)]);
      if (wanted === this.#asked) Object.assign(this, { loaded: { from, to, outages, gaps }, problem: null });
    } catch (problem) {
      if (wanted === this.#asked) this.problem = problem;
    }
  }

  render() {
    const zone = this.home.timeZone;
    const name = monthName(midnight(this.first, zone), zone);
    return html`<section class="card" aria-label=${words.title}>
      <div class="walk">${this.#step(-1, words.earlier, '')}<h2>${name}</h2>${this.#step(1, words.later, 'turned')}</div>
      ${this.problem ? html`<p class="mistake" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${this.loaded ? this.#month(this.loaded, name) : html`<div class="blank"></div>`}
    </section>`;
  }

  #step(by, name, turn) {
    const month = firstOf('month', this.first, by);
    const icon = html`<ms-icon class=${turn} name="arrow-left"></ms-icon><span class="hidden">${name}</span>`;
    if (midnight(month, this.home.timeZone) > now()) return html`<span class="button plain over" role="link" aria-disabled="true">${icon}</span>`;
    return html`<a class="button plain" href=${this.#link({ month: month.slice(0, 7), day: undefined })} @click=${this.#stay}>${icon}</a>`;
  }

  #month({ from, to, outages, gaps }, name) {
    const known = (model.state.outages ?? []).filter(({ startedAt }) => Date.parse(startedAt) < to).reduce(withOutage, outages);
    const cuts = cutsWithin(known, from, to, now());
    const holes = without(gaps, cuts);
    const zone = this.home.timeZone;
    const days = dates(this.first, firstOf('month', this.first, 1)).map((date) => this.#fact(date, zone, cuts, holes));
    const until = Math.min(to, now());
    return html`<p class="numbers number">${this.#numbers(cuts, sum(within(holes, from, until)), until - from)}</p>
      <ol class="names small quiet" aria-hidden="true">${dates('2024-01-01', '2024-01-08').map((date) => html`<li>${dated(Date.parse(date), 'UTC', { weekday: 'short' })}</li>`)}</ol>
      <ol class="days from${weekday(this.first)}" aria-label=${words.name(name)}>${days.map((day) => this.#day(day))}</ol>
      <p class="small quiet">${[words.legend.calm, words.legend.cut, words.legend.unwatched].join(' · ')}</p>`;
  }

  #numbers(cuts, blind, length) {
    if (!cuts.length && blind >= ALL * length) return words.unwatched;
    const dark = cuts.length ? [words.cuts(cuts.length, duration(sum(cuts))), outageTexts.longest(duration(Math.max(...cuts.map(([start, end]) => end - start))))] : [words.noCut];
    return [...dark, ...(blind >= 60_000 ? [outageTexts.unwatched(duration(blind))] : [])].map((one, i) => html`${i ? ' · ' : nothing}<span>${one}</span>`);
  }

  #fact(date, zone, cuts, holes) {
    const at = midnight(date, zone);
    const end = nextDay(at, zone);
    const past = Math.min(end, now());
    return { date, at, end, past, isAhead: at > now(), cuts: within(cuts, at, end), holes: within(holes, at, past) };
  }

  #day(day) {
    const { date, at, past, isAhead } = day;
    const [dark, blind, number] = [sum(day.cuts), sum(day.holes), Number(date.slice(8))];
    const isToday = date === dateOf(now(), this.home.timeZone);
    if (isAhead) return html`<li class="ahead"><span class="small">${number}</span></li>`;
    const said = [dark ? words.cut(duration(dark)) : '', blind >= (past - at) * ALL ? words.unwatched : blind >= 60_000 ? words.partly(duration(blind)) : ''].filter(Boolean).join(', ') || words.calm;
    const name = `${dated(at, this.home.timeZone, { weekday: 'long', day: 'numeric', month: 'long' })}: ${said}`;
    const isChosen = route.state.query.day === date;
    return html`<li><a class=${isToday ? 'today' : nothing} href=${this.#link({ day: isChosen ? undefined : date })} aria-current=${isChosen ? 'date' : nothing} aria-label=${name} title=${name} @click=${this.#stay}>
      <span class="small number">${number}</span>${bar(day)}<span class="tiny number" aria-hidden="true">${dark ? short(dark) : nothing}</span></a></li>`;
  }

  #link = (choice) => href('/outages', { home: route.state.query.home, days: route.state.query.days, month: route.state.query.month, day: route.state.query.day, ...choice });

  #stay = (event) => {
    const { scrollX, scrollY } = window;
    follow(event);
    scrollTo(scrollX, scrollY);
  };
}

/** Hours and minutes, as short as a calendar's cell. */
function short(ms) {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The day from midnight to midnight: on, without mains, not watched, each at its time. */
function bar({ at, end, past, cuts, holes }) {
  const place = ([from, to]) => ({ x: `${((100 * (from - at)) / (end - at)).toFixed(1)}%`, width: `${Math.max(LEAST_PERCENT, (100 * (to - from)) / (end - at)).toFixed(1)}%` });
  const draw = (kind, fill) => (part) => {
    const { x, width } = place(part);
    return svg`<rect class=${kind} x=${x} y="0.5" width=${width} height=${HEIGHT - 1} fill=${fill}></rect>`;
  };
  return html`<svg width="100%" height=${HEIGHT} aria-hidden="true">${svg`${hatch}${without([[at, past]], [...cuts, ...holes]).map(draw('calm', ''))}
    ${holes.map(draw('unwatched', ''))}${cuts.map(draw('ground', ''))}${cuts.map(draw('cutEdge', 'url(#hatch)'))}`}</svg>`;
}

customElements.define('ms-outage-calendar', MsOutageCalendar);
