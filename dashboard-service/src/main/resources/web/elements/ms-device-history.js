import { LitElement, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { deviceTexts } from '../lib/device-texts.js';
import { DAY, moment, step, watts } from '../lib/format.js';
import { outagesWithin } from '../lib/outage-calls.js';
import { cutsWithin } from '../lib/outages.js';
import { follow, go, href, route } from '../lib/router.js';
import { csvOf, seriesOf } from '../lib/series.js';
import { Watching } from '../lib/store.js';
import { history } from '../styles/history.js';
import { buttons, shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-power-chart.js';
import './ms-table.js';

const words = deviceTexts.history;
const LENGTHS = { day: DAY, week: 7 * DAY, month: 30 * DAY };
const USUAL = 'day';
const FRESH_MS = 60_000;
const POINTS = 800;

/** A channel's power over a day, a week, a month or any part of it. The range is in the URL; the server picks the step. */
export class MsDeviceHistory extends LitElement {
  static properties = { device: { attribute: false }, channel: { type: Number }, homeId: {}, zone: {}, shown: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [shared, buttons, history];

  #asked;

  constructor() {
    super();
    new Watching(this, route);
    new Ticking(this);
  }

  get range() {
    const { range } = route.state.query;
    return LENGTHS[range] ? range : USUAL;
  }

  /** What the URL asks for. Up to now it moves on by the minute. */
  get span() {
    const { from, to } = route.state.query;
    const [start, end] = [Date.parse(from), Date.parse(to)];
    if (end > start) return { from: start, to: end, isPart: true };
    const until = Math.ceil(now() / FRESH_MS) * FRESH_MS;
    return { from: until - LENGTHS[this.range], to: until, isPart: false };
  }

  updated() {
    const { from, to } = this.span;
    const wanted = [this.device.id, this.channel, from, to].join(' ');
    if (wanted === this.#asked || (document.hidden && this.shown)) return;
    this.#asked = wanted;
    this.#load(wanted, from, to);
  }

  async #load(wanted, from, to) {
    this.busy = true;
    try {
      const [series, outages] = await Promise.all([seriesOf(this.device.id, this.channel, from, to, POINTS), outagesWithin(this.homeId, from, to)]);
      if (wanted !== this.#asked) return;
      Object.assign(this, { shown: { ...series, from, to, cuts: cutsWithin(outages, from, to, now()) }, problem: null });
    } catch (problem) {
      if (wanted === this.#asked) this.problem = problem;
    }
    this.busy = false;
  }

  render() {
    const { isPart } = this.span;
    return html`<section class="card" aria-label=${words.title} aria-busy=${Boolean(this.busy)}>
      <h2 class="label">${words.title}</h2>
      <div class="tools">
        ${this.#ranges(isPart)}
        <div class="moves">
          ${isPart ? html`<button class="plain" @click=${this.#back}>${words.back}</button>` : nothing}
          <button class="plain" @click=${() => this.#shift(-1)}><ms-icon name="arrow-left"></ms-icon>${words.earlier}</button>
          <button class="plain" ?disabled=${this.span.to >= now()} @click=${() => this.#shift(1)}>${words.later}<ms-icon class="turned" name="arrow-left"></ms-icon></button>
        </div>
      </div>
      ${this.problem ? html`<p class="mistake" role="alert">${inWords(this.problem)}</p>` : nothing}
      <div class="chart">${this.shown ? this.#chart(this.shown) : nothing}</div>
    </section>`;
  }

  #ranges(isPart) {
    return html`<ul class="ranges" aria-label=${words.range}>
      ${Object.entries(words.ranges).map(([range, name]) => html`<li><a href=${this.#link({ range })} aria-current=${!isPart && range === this.range ? 'true' : nothing} @click=${this.#choose}>${name}</a></li>`)}
    </ul>`;
  }

  #chart({ points, from, to, cuts, stepSeconds }) {
    const isBlank = points.every(({ mean }) => mean === null);
    return html`<ms-power-chart name=${words.chart} .points=${points} from=${from} to=${to} .cuts=${cuts} zone=${this.zone} zooms .say=${this.#say} @zoom=${this.#zoom} @back=${this.#back}></ms-power-chart>
      <div class="foot">
        <p class="quiet small">${isBlank ? words.none : words.legend(step(stepSeconds))} ${cuts.length ? words.cut : nothing} ${isBlank ? nothing : words.gap} ${words.hint}</p>
        <a class="button" download="${this.device.id}.csv" href="data:text/csv" @click=${this.#fill}>${words.csv}</a>
      </div>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => points.map(this.#row)}></ms-table>`;
  }

  #when = (at) => moment(at, this.zone, now());

  #say = ({ at, mean, least, most }) => [this.#when(at), mean === null ? words.noData : words.said(watts(mean), watts(least), watts(most))];

  #row = ({ at, mean, least, most }) => [this.#when(at), ...(mean === null ? [words.noData, '', ''] : [mean, least, most].map(watts))];

  #link = (choice) => href(route.state.path, { home: route.state.query.home, channel: route.state.query.channel, range: this.range === USUAL ? undefined : this.range, ...choice });

  #choose = (event) => {
    const { scrollX, scrollY } = window;
    follow(event);
    scrollTo(scrollX, scrollY);
  };

  #zoom = ({ detail: { from, to } }) => this.#show(from, to);

  #shift(direction) {
    const { from, to } = this.span;
    const by = (direction * (to - from)) / (this.span.isPart ? 2 : 1);
    this.#show(from + by, Math.min(to + by, Math.max(now(), to)));
  }

  #show(from, to) {
    const iso = (ms) => new Date(Math.round(ms / 1_000) * 1_000).toISOString().replace('.000', '');
    go(this.#link({ from: iso(from), to: iso(to) }));
  }

  #back = () => go(this.#link({}));

  /** Exactly what is shown. */
  #fill = (event) => (event.currentTarget.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(this.shown.points))}`);
}

customElements.define('ms-device-history', MsDeviceHistory);
