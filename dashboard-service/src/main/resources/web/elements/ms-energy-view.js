import { LitElement, css, html, nothing } from 'lit';
import { PERIODS, dateOf, firstOf, isDate } from '../lib/calendar.js';
import { Ticking, now } from '../lib/clock.js';
import { energyTexts as words } from '../lib/energy-texts.js';
import { daysOf, energyBefore, energyOf, periodOf, statsOf } from '../lib/energy.js';
import { model } from '../lib/model.js';
import { outagesWithin } from '../lib/outage-calls.js';
import { route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-energy-bars.js';
import './ms-energy-devices.js';
import './ms-energy-year.js';
import './ms-period.js';

const FRESH_MS = 60_000;

/** Energy by appliance in a day, week, month or year, beside the one before. What is shown is in the URL. */
export class MsEnergyView extends LitElement {
  static properties = { shown: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    deviceView,
    css`
      .old {
        opacity: 0.5;
      }
    `,
  ];

  #asked;

  constructor() {
    super();
    [model, route].forEach((store) => new Watching(this, store));
    new Ticking(this);
  }

  get choice() {
    const { range, date, compare } = route.state.query;
    const { home } = model.state;
    return { range: PERIODS.includes(range) ? range : PERIODS[0], date: isDate(date) ? date : dateOf(now(), home.timeZone), isCompared: compare === 'yes' };
  }

  /** A period that still goes on is asked for again by the minute, while somebody looks. */
  willUpdate() {
    const { home, devices } = model.state;
    if (!home || !devices) return;
    const { range, date, isCompared } = this.choice;
    const asked = periodOf(home, range, date);
    const beat = now() < asked.to ? Math.floor(now() / FRESH_MS) : 0;
    const wanted = [home.id, asked.from, asked.to, isCompared, beat].join(' ');
    if (wanted === this.#asked || (document.hidden && this.shown)) return;
    this.#asked = wanted;
    this.#load(wanted, asked, isCompared, devices);
  }

  async #load(wanted, asked, isCompared, devices) {
    this.busy = true;
    try {
      const at = now();
      const [energy, before, stats, days, outages] = await Promise.all([
        energyOf(asked, devices, at),
        isCompared ? energyBefore(asked, at) : null,
        statsOf(asked, at),
        asked.period === 'year' && asked.from < at ? daysOf(asked.home, asked.from, asked.to) : null,
        asked.period === 'year' ? [] : outagesWithin(asked.home.id, asked.from, asked.to),
      ]);
      if (wanted === this.#asked) Object.assign(this, { shown: { asked, energy, before, stats, days, outages }, problem: null });
    } catch (problem) {
      if (wanted === this.#asked) this.problem = problem;
    }
    this.busy = false;
  }

  render() {
    const { home, devices } = model.state;
    const problem = model.state.problem ?? this.problem;
    if (!home || !devices) return problem ? this.#trouble(problem) : html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    const { range, date } = this.choice;
    const isOld = this.shown && (this.shown.asked.period !== range || this.shown.asked.first !== firstOf(range, date));
    return html`<h1>${words.title}</h1>
      <ms-period period=${range} date=${date} zone=${home.timeZone}></ms-period>
      ${problem ? this.#trouble(problem) : nothing} ${this.shown && !problem ? html`<div class="stack ${isOld ? 'old' : ''}" aria-busy=${Boolean(isOld)}>${this.#cards(this.shown)}</div>` : nothing}`;
  }

  #trouble = (problem) => html`<ms-notice class="card" icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${this.#again}></ms-notice>`;

  #again = () => {
    this.#asked = undefined;
    this.problem = null;
  };

  #cards({ asked, energy, before, stats, days, outages }) {
    return html`<ms-energy-bars .asked=${asked} .energy=${energy} .before=${before} .outages=${outages} ?busy=${this.busy}></ms-energy-bars>
      ${days ? html`<ms-energy-year .days=${days} .energy=${energy} first=${asked.first} zone=${asked.home.timeZone}></ms-energy-year>` : nothing}
      ${energy.wattHours === null ? nothing : html`<ms-energy-devices .stats=${stats} total=${energy.wattHours} first=${asked.first} range=${asked.period}></ms-energy-devices>`}`;
  }
}

customElements.define('ms-energy-view', MsEnergyView);
