import { LitElement, html, nothing, svg } from 'lit';
import { now } from '../lib/clock.js';
import { kilowattHours, nextDay, percent, startOfDay, time } from '../lib/format.js';
import { cutsWithin } from '../lib/outages.js';
import { Measuring, Picking } from '../lib/picking.js';
import { texts } from '../lib/texts.js';
import { chart } from '../styles/chart.js';
import { shared } from '../styles/shared.js';
import { hatch } from './hatch.js';
import './ms-table.js';

const HOUR = 3_600_000;
const HEIGHT = 96;
const FLOOR = 78;
const TOP = 14;
const FULL = 0.9;
const words = texts.today;

/** Today's energy hour by hour, with the time without mains behind it. */
export class MsEnergyToday extends LitElement {
  static properties = { hours: { attribute: false }, outages: { attribute: false }, zone: {} };

  static styles = [shared, chart];

  #size = new Measuring(this);
  #pick = new Picking(this);

  get marks() {
    return this.slots.length;
  }

  markAt(x) {
    return Math.min(this.marks - 1, Math.max(0, Math.floor((x / this.#plotWidth) * this.marks)));
  }

  get #plotWidth() {
    return Math.max(0, this.#size.width - 42);
  }

  willUpdate() {
    this.from = startOfDay(now(), this.zone);
    this.to = nextDay(this.from, this.zone);
    const measured = new Map((this.hours ?? []).map((hour) => [Date.parse(hour.startsAt), hour]));
    this.slots = Array.from({ length: Math.round((this.to - this.from) / HOUR) }, (_, i) => {
      const at = this.from + i * HOUR;
      const hour = measured.get(at);
      return { at, wattHours: hour?.energyWh ?? null, coverage: hour?.coverage ?? 0 };
    });
    this.cuts = cutsWithin(this.outages ?? [], this.from, this.to, now());
  }

  render() {
    const known = this.slots.filter(({ wattHours }) => wattHours !== null);
    const total = known.reduce((sum, { wattHours }) => sum + wattHours, 0);
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="figure">${known.length ? html`${kilowattHours(total)}<span class="unit">${texts.units.kilowattHours}</span>` : html`<span class="quiet">–</span>`}</p>
      ${this.#pick.plot(words.chart, HEIGHT, this.#size.width ? this.#drawing(known) : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said(known)}</p>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => this.slots.filter(({ at }) => at <= now()).map((slot) => this.#row(slot))}></ms-table>
    </section>`;
  }

  #row({ at, wattHours, coverage }) {
    const hour = `${time(at, this.zone)}–${time(at + HOUR, this.zone)}`;
    return [hour, wattHours === null ? words.noData : kilowattHours(wattHours), percent(coverage)];
  }

  #said(known) {
    const slot = this.slots[this.#pick.index];
    if (slot) return html`<span>${time(slot.at, this.zone)}–${time(slot.at + HOUR, this.zone)}</span><span>${this.#exactly(slot)}</span>`;
    if (this.cuts.length) return html`<span>${words.noPower}</span>`;
    return html`<span>${known.length ? words.byHour : words.blank}</span>`;
  }

  #exactly({ wattHours, coverage }) {
    if (wattHours === null) return words.noData;
    return `${kilowattHours(wattHours)} ${texts.units.kilowattHours}${coverage < FULL ? `, ${words.partly(percent(coverage))}` : ''}`;
  }

  #drawing(known) {
    const peak = Math.max(1, ...known.map(({ wattHours }) => wattHours));
    const step = this.#plotWidth / this.marks;
    const across = (at) => ((at - this.from) / (this.to - this.from)) * this.#plotWidth;
    return svg`${hatch}
      ${this.#pick.index < 0 ? nothing : svg`<rect class="picked" x=${this.#pick.index * step} y="0" width=${step} height=${FLOOR}></rect>`}
      ${this.cuts.map(([from, to]) => svg`<rect class="cutBand" x=${across(from)} y="2" width=${Math.max(3, across(to) - across(from))} height=${FLOOR - 2} fill="url(#hatch)"></rect>`)}
      <line class="ground" x1="0" x2=${this.#plotWidth} y1=${TOP} y2=${TOP} stroke-dasharray="2 4"></line>
      <line class="ground" x1="0" x2=${this.#plotWidth} y1=${FLOOR + 0.5} y2=${FLOOR + 0.5}></line>
      ${this.slots.map((slot, i) => this.#bar(slot, i * step, step, peak))}
      ${known.length ? svg`<text x=${this.#plotWidth + 6} y=${TOP + 4}>${kilowattHours(peak)}</text>` : nothing}
      <text x=${this.#plotWidth + 6} y=${FLOOR + 2}>${texts.units.kilowattHours}</text>
      ${[0, 6, 12, 18].map((i) => svg`<text x=${i * step} y=${HEIGHT - 3}>${time(this.slots[i].at, this.zone)}</text>`)}`;
  }

  #bar({ wattHours, coverage }, x, step, peak) {
    if (wattHours === null) return nothing;
    const height = Math.max(1.5, (wattHours / peak) * (FLOOR - TOP));
    const width = Math.max(2, step * 0.72);
    return svg`<rect class=${coverage < FULL ? 'bar less' : 'bar'} x=${x + (step - width) / 2} y=${FLOOR - height} width=${width} height=${height} rx="1.5"></rect>`;
  }
}

customElements.define('ms-energy-today', MsEnergyToday);
