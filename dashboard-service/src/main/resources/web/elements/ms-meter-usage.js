import { LitElement, css, html, nothing, svg } from 'lit';
import { now } from '../lib/clock.js';
import { DAY, day, decimal, kilowattHours, percent, startOfDay, time } from '../lib/format.js';
import { consumptionOf } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { inWords } from '../lib/refusals.js';
import { texts } from '../lib/texts.js';
import { choices } from '../styles/period.js';
import { shared } from '../styles/shared.js';
import './ms-table.js';

const words = meterTexts.usage;
const SPANS = { hour: 2, day: 30, week: 182 };
const HEIGHT = 120;
const PLACE = 20;

/** Consumption from the register's readings alone; a bar is pale where only a part of its time lies between readings. */
export class MsMeterUsage extends LitElement {
  static properties = { deviceId: {}, zone: {}, bucket: { state: true }, items: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    choices,
    css`
      .bars {
        width: 100%;
        height: 160px;
        margin: var(--space-3) 0;
      }
      rect {
        fill: var(--series);
      }
      .partly {
        fill: var(--series-tint);
        stroke: var(--series);
        stroke-dasharray: 3 2;
        vector-effect: non-scaling-stroke;
      }
      .none {
        fill: var(--unwatched);
      }
      button {
        min-height: var(--target);
        padding: 0 var(--space-3);
        border: 0;
        border-radius: 10px;
        background: transparent;
        color: var(--quiet);
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }
      button[aria-pressed='true'] {
        background: var(--raised);
        color: var(--text);
      }
      .mistake {
        color: var(--off-text);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.bucket = 'day';
  }

  willUpdate(changed) {
    if (changed.has('deviceId') || changed.has('bucket')) this.#load(this.bucket);
  }

  async #load(bucket) {
    const to = startOfDay(now() + DAY, this.zone);
    const query = { bucket, from: new Date(startOfDay(to - SPANS[bucket] * DAY, this.zone)).toISOString(), to: new Date(to).toISOString() };
    try {
      const items = await consumptionOf(this.deviceId, query);
      if (bucket === this.bucket) Object.assign(this, { items, problem: undefined });
    } catch (problem) {
      this.problem = inWords(problem);
    }
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <div role="group" aria-label=${words.by}>${Object.keys(SPANS).map((name) => html`<button aria-pressed=${name === this.bucket} @click=${() => (this.bucket = name)}>${words.buckets[name]}</button>`)}</div>
      ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}
      ${this.items?.length ? this.#chart(this.items) : html`<p class="quiet">${this.items ? words.none : nothing}</p>`}
    </section>`;
  }

  #chart(items) {
    const most = Math.max(1, ...items.map(({ energyWh }) => energyWh ?? 0));
    return html`<svg class="bars" viewBox="0 0 ${items.length * PLACE} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words.chart(words.buckets[this.bucket])}>
        ${items.map((item, i) => this.#bar(item, i, HEIGHT / most))}
      </svg>
      <p class="quiet small">${words.scale(`${kilowattHours(most)} ${texts.units.kilowattHours}`)}. ${words.total(`${kilowattHours(items.reduce((sum, { energyWh }) => sum + (energyWh ?? 0), 0))} ${texts.units.kilowattHours}`)}</p>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => items.map(this.#row)}></ms-table>`;
  }

  #bar(item, i, scale) {
    const { energyWh, coverage } = item;
    const height = coverage ? Math.max(1, energyWh * scale) : 3;
    const kind = !coverage ? 'none' : coverage < 0.95 ? 'partly' : 'whole';
    return svg`<rect class=${kind} x=${i * PLACE + 2} y=${HEIGHT - height} width=${PLACE - 4} height=${height}><title>${this.#row(item).join(' · ')}</title></rect>`;
  }

  #row = ({ startsAt, energyWh, coverage }) => [
    this.bucket === 'hour' ? `${day(startsAt, this.zone)} ${time(startsAt, this.zone)}` : day(startsAt, this.zone),
    coverage ? decimal(energyWh / 1_000, 2) : '–',
    percent(coverage),
  ];
}

customElements.define('ms-meter-usage', MsMeterUsage);
