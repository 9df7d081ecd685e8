import { LitElement, html, nothing, svg } from 'lit';
import { dates, firstOf, midnight } from '../lib/calendar.js';
import { now } from '../lib/clock.js';
import { energyTexts } from '../lib/energy-texts.js';
import { dated, kilowattHours, percent } from '../lib/format.js';
import { Measuring, Picking } from '../lib/picking.js';
import { go, href, route } from '../lib/router.js';
import { texts } from '../lib/texts.js';
import { chart } from '../styles/chart.js';
import { energyYear } from '../styles/energy-year.js';
import { shared } from '../styles/shared.js';
import { FULL } from './energy-drawing.js';
import './ms-table.js';

const words = energyTexts.calendar;
const NAMES = 34;
const ROW = 20;
const HEAD = 16;
const LEVELS = 5;

/** A year as a calendar: a row a month, a cell a day, darker where more was used. A day opens when it is pressed. */
export class MsEnergyYear extends LitElement {
  static properties = { days: { attribute: false }, energy: { attribute: false }, first: {}, zone: {} };

  static styles = [shared, chart, energyYear];

  #size = new Measuring(this);
  #pick = new Picking(this);

  willUpdate() {
    const all = dates(this.first, firstOf('year', this.first, 1)).map((date) => ({ date, at: midnight(date, this.zone) }));
    this.all = all.filter(({ at }) => at < now()).map((day) => ({ ...day, ...this.#known(day) }));
    this.most = Math.max(1, ...this.all.map(({ wattHours }) => wattHours ?? 0));
  }

  /** The server counts every device of the year; a day is held against those that were there in its month. */
  #known({ date, at }) {
    const { wattHours, coverage } = this.days.get(at) ?? { wattHours: null, coverage: 0 };
    if (this.energy.isWhole) return { wattHours, coverage };
    const there = this.energy.slots[Number(date.slice(5, 7)) - 1].parts.size;
    return { wattHours, coverage: Math.min(1, (coverage * this.energy.devices.length) / Math.max(1, there)) };
  }

  get marks() {
    return this.all.length;
  }

  get #cell() {
    return (this.#size.width - NAMES) / 31;
  }

  markAt(x, y) {
    const [day, month] = [Math.floor((x - NAMES) / this.#cell) + 1, Math.floor((y - HEAD - 12) / ROW) + 1];
    return this.all.findIndex(({ date }) => Number(date.slice(8)) === day && Number(date.slice(5, 7)) === month);
  }

  render() {
    const year = this.first.slice(0, 4);
    return html`<section class="card" aria-label=${words.title(year)} @click=${this.#open} @keydown=${(event) => event.key === 'Enter' && this.#open(event)}>
      <h2 class="label">${words.title(year)}</h2>
      ${this.#pick.plot(words.chart, HEAD + 12 * ROW, this.#size.width ? svg`${this.#heads()}${this.all.map((day, i) => this.#day(day, i))}` : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said()}</p>
      ${this.#legend()}
      <ms-table name=${words.title(year)} .head=${words.head} .rows=${() => this.all.map((day) => this.#row(day))}></ms-table>
    </section>`;
  }

  #said() {
    const picked = this.all[this.#pick.index];
    return picked ? html`<span>${this.#row(picked)[0]}</span><span>${this.#exactly(picked)}</span>` : html`<span>${words.hint}</span>`;
  }

  #exactly({ wattHours, coverage }) {
    if (wattHours === null) return words.none;
    return `${kilowattHours(wattHours)} ${texts.units.kilowattHours}${coverage < FULL ? `, ${energyTexts.measured(percent(coverage))}` : ''}`;
  }

  #row = ({ at, wattHours, coverage }) => [dated(at, this.zone, { weekday: 'short', day: 'numeric', month: 'short' }), wattHours === null ? words.none : kilowattHours(wattHours), percent(coverage)];

  #heads() {
    const months = Array.from({ length: 12 }, (_, i) => midnight(`${this.first.slice(0, 4)}-${String(i + 1).padStart(2, '0')}-01`, this.zone));
    return svg`${months.map((at, i) => svg`<text x="0" y=${HEAD + i * ROW + 14}>${dated(at, this.zone, { month: 'short' })}</text>`)}
      ${[1, 10, 20, 30].map((day) => svg`<text class="middle" x=${NAMES + (day - 0.5) * this.#cell} y="10">${day}</text>`)}`;
  }

  #day({ date, wattHours, coverage }, i) {
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
    const place = { x: NAMES + (day - 1) * this.#cell + 1, y: HEAD + (month - 1) * ROW + 1, width: Math.max(2, this.#cell - 2), height: ROW - 2 };
    const level = Math.min(LEVELS, Math.ceil((LEVELS * (wattHours ?? 0)) / this.most) || 1);
    const kind = wattHours === null ? 'unwatched' : `heat${level} ${coverage < FULL ? 'some' : ''}`;
    return svg`<rect class="${kind} ${i === this.#pick.index ? 'chosenDay' : ''}" x=${place.x} y=${place.y} width=${place.width} height=${place.height} rx="2"></rect>`;
  }

  #legend() {
    const swatch = (kind) => html`<svg width="16" height="16" aria-hidden="true"><rect class=${kind} x="1" y="1" width="14" height="14" rx="2"></rect></svg>`;
    return html`<p class="levels small quiet"><span>${words.least} ${Array.from({ length: LEVELS }, (_, i) => swatch(`heat${i + 1}`))} ${words.most} (${kilowattHours(this.most)} ${texts.units.kilowattHours})</span><span>${swatch('unwatched')} ${words.none}</span><span>${swatch('heat4 some')} ${energyTexts.coverage} &lt; ${percent(FULL)}</span></p>`;
  }

  #open = (event) => {
    const picked = this.all[this.#pick.index];
    if (picked && event.composedPath().some((node) => node.className === 'plot')) go(href(route.state.path, { ...route.state.query, range: undefined, date: picked.date }));
  };
}

customElements.define('ms-energy-year', MsEnergyYear);
