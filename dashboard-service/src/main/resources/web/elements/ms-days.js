import { LitElement, html, nothing, svg } from 'lit';
import { now } from '../lib/clock.js';
import { DAY, day, duration, lastDays, nextDay } from '../lib/format.js';
import { cutsWithin, sum } from '../lib/outages.js';
import { within, without } from '../lib/parts.js';
import { Measuring, Picking } from '../lib/picking.js';
import { texts } from '../lib/texts.js';
import { chart } from '../styles/chart.js';
import { shared } from '../styles/shared.js';
import { hatch } from './hatch.js';
import './ms-table.js';

const DAYS = 30;
const HEIGHT = 40;
const WIDEST = 18;
const LEAST_CUT = 5;
const FULL = 0.99;
const MINUTE = 60_000;
const words = texts.days;

/** One bar a day: whole when the mains stayed on, hatched from the top by the share without it, dotted where nobody watched. */
export class MsDays extends LitElement {
  static properties = { outages: { attribute: false }, gaps: { attribute: false }, zone: {} };

  static styles = [shared, chart];

  #size = new Measuring(this);
  #pick = new Picking(this);

  get marks() {
    return DAYS;
  }

  markAt(x) {
    return Math.min(DAYS - 1, Math.max(0, Math.floor((x / this.#size.width) * DAYS)));
  }

  willUpdate() {
    this.days = lastDays(DAYS, now(), this.zone).map((from) => {
      const to = nextDay(from, this.zone);
      const cuts = cutsWithin(this.outages, from, to, now());
      const blind = sum(without(within(this.gaps, from, Math.min(to, now())), cuts));
      return { from, blind, watched: blind < FULL * (Math.min(to, now()) - from), cuts };
    });
  }

  render() {
    const all = cutsWithin(this.outages, this.days[0].from, now(), now());
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p>${this.days.every(({ watched }) => !watched) ? words.unwatched : words.sum(all.length, duration(sum(all)))}</p>
      ${this.#pick.plot(words.chart, HEIGHT, this.#size.width ? svg`${hatch}${this.days.map((one, i) => this.#bar(one, i))}` : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said()}</p>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => this.days.map((one) => [day(one.from, this.zone), this.#fact(one)])}></ms-table>
    </section>`;
  }

  #said() {
    const picked = this.days[this.#pick.index];
    if (!picked) return html`<span>${words.first}</span><span>${words.last}</span>`;
    return html`<span>${day(picked.from, this.zone)}</span><span>${this.#fact(picked)}</span>`;
  }

  #fact({ watched, blind, cuts }) {
    if (!watched) return words.unwatched;
    const dark = cuts.length ? words.cut(duration(sum(cuts))) : words.none;
    return blind >= MINUTE ? `${dark}, ${words.partly(duration(blind))}` : dark;
  }

  #bar({ watched, blind, cuts }, i) {
    const step = this.#size.width / DAYS;
    const width = Math.min(WIDEST, step - (step > 12 ? 3 : 2));
    const x = i * step + (step - width) / 2;
    if (!watched) return svg`<rect class="unwatched" x=${x + 0.5} y="0.5" width=${width - 1} height=${HEIGHT - 1} rx="2"></rect>`;
    const height = cuts.length ? Math.max(LEAST_CUT, (sum(cuts) / DAY) * HEIGHT) : 0;
    const low = Math.round((blind / DAY) * HEIGHT);
    const calm = Math.max(0, HEIGHT - (height ? height + 2 : 0) - (low ? low + 1 : 0));
    return svg`
      <rect class=${i === this.#pick.index ? 'calm chosen' : 'calm'} x=${x} y=${height ? height + 2 : 0} width=${width} height=${calm} rx="2"></rect>
      ${low > 1 ? svg`<rect class="unwatched" x=${x + 0.5} y=${HEIGHT - low + 0.5} width=${width - 1} height=${low - 1}></rect>` : nothing}
      ${height ? svg`<rect x=${x} y="0" width=${width} height=${height} fill="url(#hatch)"></rect><rect class="cutEdge" x=${x + 0.5} y="0.5" width=${width - 1} height=${height - 0.5}></rect>` : nothing}`;
  }
}

customElements.define('ms-days', MsDays);
