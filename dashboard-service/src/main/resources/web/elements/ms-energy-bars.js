import { LitElement, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { filling } from '../lib/csv.js';
import { energyRows, energyTable, nameOfSlot, seriesName } from '../lib/energy-rows.js';
import { partOf } from '../lib/energy.js';
import { energyTexts as words } from '../lib/energy-texts.js';
import { kilowattHours, percent } from '../lib/format.js';
import { cutsWithin } from '../lib/outages.js';
import { Measuring, Picking } from '../lib/picking.js';
import { go, href, route } from '../lib/router.js';
import { texts } from '../lib/texts.js';
import { chart } from '../styles/chart.js';
import { energyBars } from '../styles/energy-bars.js';
import { buttons, shared } from '../styles/shared.js';
import { FULL, HEIGHT, bars, lookOf, plotWidth } from './energy-drawing.js';
import './ms-energy-change.js';
import './ms-table.js';

const unit = texts.units.kilowattHours;

/** A period's energy as bars in time, stacked by device; its sum, and how much of the time was measured at all. */
export class MsEnergyBars extends LitElement {
  static properties = { asked: { attribute: false }, energy: { attribute: false }, before: { attribute: false }, outages: { attribute: false }, busy: { type: Boolean } };

  static styles = [shared, buttons, chart, energyBars];

  #size = new Measuring(this);
  #pick = new Picking(this);

  get marks() {
    return this.energy.slots.length;
  }

  markAt(x) {
    return Math.min(this.marks - 1, Math.max(0, Math.floor((x / plotWidth(this.#size.width)) * this.marks)));
  }

  render() {
    const { asked, energy } = this;
    const cuts = cutsWithin(this.outages, asked.from, asked.to, now());
    return html`<section class="card" aria-label=${words.total} aria-busy=${this.busy}>
      <h2 class="label">${words.total}</h2>
      ${this.#figure()}
      ${this.before ? html`<ms-energy-change .energy=${energy} .before=${this.before} period=${asked.period} ?part=${now() < asked.to}></ms-energy-change>` : nothing}
      ${energy.wattHours === null ? html`<ms-notice icon="bar-chart-fill" title=${words.none} text=${words.noneHelp}></ms-notice>` : this.#plot(cuts)}
      <div class="foot">
        ${energy.wattHours === null && !this.before ? nothing : html`<button type="button" class="toggle" aria-pressed=${Boolean(this.before)} @click=${this.#toggle}>${words.compare}</button>`}
        ${energy.wattHours === null ? nothing : html`<a class="button" download="energy-${asked.period}-${asked.first}.csv" href="data:text/csv" @click=${filling(() => energyRows(this))}>${words.csv}</a>`}
      </div>
    </section>`;
  }

  #figure() {
    const { wattHours, coverage } = this.energy;
    if (wattHours === null) return html`<p class="figure quiet">–</p>`;
    return html`<p class="figure">${kilowattHours(wattHours)}<span class="unit">${unit}</span></p>
      <p class="quiet small number">${[now() < this.asked.to ? words.soFar : '', words.measured(percent(coverage))].filter(Boolean).join(', ')}</p>`;
  }

  #plot(cuts) {
    const { asked, energy, before } = this;
    const isHoled = energy.slots.some(({ isAhead, coverage }) => !isAhead && coverage < FULL);
    const table = energyTable(this);
    return html`${this.#pick.plot(words.chart[asked.period], HEIGHT, this.#size.width ? bars({ asked, energy, before, cuts, width: this.#size.width, picked: this.#pick.index }) : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said(cuts, isHoled)}</p>
      ${this.#legend()}
      <ms-table name=${words.title} .head=${table.head} .rows=${table.rows}></ms-table>`;
  }

  #said(cuts, isHoled) {
    const slot = this.energy.slots[this.#pick.index];
    if (!slot) {
      const notes = [cuts.length ? words.cut : '', isHoled ? words.partly : '', this.before ? words.outline(words.before[this.asked.period]) : ''];
      return html`<span>${notes.filter(Boolean).join(' ')}</span>`;
    }
    const parts = this.energy.series.map((series) => [seriesName(series), partOf(series, slot).wattHours]).filter(([, value]) => value !== null);
    return html`<span>${nameOfSlot(this.asked, slot)}</span><span>${this.#exactly(slot)}<span class="hidden">. ${parts.map(([name, value]) => `${name}: ${kilowattHours(value)}`).join(', ')}</span></span>`;
  }

  #exactly({ wattHours, coverage, isAhead }) {
    if (wattHours === null) return isAhead ? words.ahead : words.noData;
    return `${kilowattHours(wattHours)} ${unit}${coverage < FULL ? `, ${words.measured(percent(coverage))}` : ''}`;
  }

  #legend() {
    const slot = this.energy.slots[this.#pick.index];
    return html`<ul class="legend">
      ${this.energy.series.map((series, i) => {
        const value = slot ? partOf(series, slot).wattHours : series.wattHours;
        return html`<li><svg width="14" height="14" aria-hidden="true"><rect class="${lookOf(series, i)}" x="1" y="1" width="12" height="12" rx="3"></rect></svg>
          <span>${seriesName(series)}</span><span class="number ${slot ? '' : 'quiet'}">${value === null ? '–' : `${kilowattHours(value)} ${unit}`}</span></li>`;
      })}
    </ul>`;
  }

  #toggle = () => go(href(route.state.path, { ...route.state.query, compare: this.before ? undefined : 'yes' }), { replace: true });
}

customElements.define('ms-energy-bars', MsEnergyBars);
