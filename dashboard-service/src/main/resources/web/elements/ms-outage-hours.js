import { LitElement, html, nothing, svg } from 'lit';
import { dateOf, plusDays } from '../lib/calendar.js';
import { now } from '../lib/clock.js';
import { dated, duration, percent } from '../lib/format.js';
import { Measuring, Picking } from '../lib/picking.js';
import { weekOf } from '../lib/outage-hours.js';
import { outageTexts } from '../lib/outage-texts.js';
import { chart } from '../styles/chart.js';
import { outageHours } from '../styles/outage-hours.js';
import { shared } from '../styles/shared.js';
import './ms-table.js';

const words = outageTexts.hours;
const NAMES = 36;
const HEAD = 16;
const ROWS = { narrow: 26, wide: 52 };
const WIDE = 400;
const LEVELS = 5;
const HOURS = 24;

/** At which hours of the week the mains fail: the share of the watched time that was without them. */
export class MsOutageHours extends LitElement {
  static properties = { cuts: { attribute: false }, gaps: { attribute: false }, from: { type: Number }, zone: {} };

  static styles = [shared, chart, outageHours];

  #size = new Measuring(this);
  #pick = new Picking(this);

  willUpdate(changed) {
    if (!['cuts', 'gaps', 'from', 'zone'].some((name) => changed.has(name))) return;
    this.cells = weekOf(dateOf(this.from, this.zone), plusDays(dateOf(now(), this.zone), 1), this.zone, this.cuts, this.gaps, now()).flat();
    this.most = Math.max(...this.cells.map(share));
  }

  get marks() {
    return this.cells.length;
  }

  get #row() {
    return this.#size.width > WIDE ? ROWS.wide : ROWS.narrow;
  }

  get #cell() {
    return (this.#size.width - NAMES) / HOURS;
  }

  markAt(x, y) {
    const [hour, day] = [Math.floor((x - NAMES) / this.#cell), Math.floor((y - HEAD - 12) / this.#row)];
    return hour >= 0 && hour < HOURS && day >= 0 && day < 7 ? day * HOURS + hour : -1;
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${this.#pick.plot(words.chart, HEAD + 7 * this.#row, this.#size.width ? svg`${this.#heads()}${this.cells.map((cell, i) => this.#draw(cell, i))}` : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said()}</p>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => this.cells.map((cell, i) => [name(i), cell.watched ? duration(cell.cut) : words.unwatched, duration(cell.watched)])}></ms-table>
    </section>`;
  }

  #said() {
    const cell = this.cells[this.#pick.index];
    if (!cell) return html`<span>${this.most > 0 ? words.hint : words.none}</span>`;
    return html`<span>${name(this.#pick.index)}</span><span>${cell.watched ? words.said(percent(share(cell)), duration(cell.cut), duration(cell.watched)) : words.unwatched}</span>`;
  }

  #heads() {
    return svg`${Array.from({ length: 7 }, (_, day) => svg`<text x="0" y=${HEAD + (day + 0.5) * this.#row + 4}>${weekdayName(day)}</text>`)}
      ${[0, 6, 12, 18].map((hour) => svg`<text x=${NAMES + hour * this.#cell} y="10">${String(hour).padStart(2, '0')}:00</text>`)}`;
  }

  #draw(cell, i) {
    const place = { x: NAMES + (i % HOURS) * this.#cell + 1, y: HEAD + Math.floor(i / HOURS) * this.#row + 1 };
    const level = share(cell) === 0 ? 0 : Math.max(1, Math.ceil((LEVELS * share(cell)) / this.most));
    const kind = cell.watched ? `dark${level}` : 'unwatched';
    return svg`<rect class="${kind} ${i === this.#pick.index ? 'chosenHour' : ''}" x=${place.x} y=${place.y} width=${Math.max(2, this.#cell - 2)} height=${this.#row - 2} rx="2"></rect>`;
  }
}

const share = ({ cut, watched }) => (watched ? cut / watched : 0);

/** The first of January 2024 was a Monday. */
const weekdayName = (day) => dated(Date.UTC(2024, 0, 1 + day), 'UTC', { weekday: 'short' });

const clock = (hour) => `${String(hour).padStart(2, '0')}:00`;

const name = (i) => `${weekdayName(Math.floor(i / HOURS))} ${clock(i % HOURS)}–${clock((i % HOURS) + 1)}`;

customElements.define('ms-outage-hours', MsOutageHours);
