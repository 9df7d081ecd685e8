import { LitElement, css, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { deviceTexts } from '../lib/device-texts.js';
import { cutsWithin } from '../lib/outages.js';
import { timeWithSeconds, watts, wattsParts } from '../lib/format.js';
import { patienceMs } from '../lib/devices.js';
import { held, readingsSince } from '../lib/series.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-power-chart.js';
import './ms-table.js';

const words = deviceTexts.live;
const SPAN_MS = 600_000;
const HOLDS_CADENCES = 3;

/** What a channel measures now, and the last ten minutes of it, moving by the second. */
export class MsDeviceLive extends LitElement {
  static properties = { device: { attribute: false }, channel: { type: Number }, outages: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      .figure {
        min-height: 1.2em;
      }
    `,
  ];

  #readings = [];
  #loaded;

  constructor() {
    super();
    new Ticking(this);
  }

  willUpdate() {
    const wanted = `${this.device.id} ${this.channel}`;
    if (wanted !== this.#loaded) this.#load(wanted);
    const latest = this.#latest;
    const last = this.#readings[this.#readings.length - 1];
    if (latest && (!last || latest.at > last.at)) this.#readings.push(latest);
    const from = now() - SPAN_MS - HOLDS_CADENCES * this.device.cadenceSeconds * 1_000;
    this.#readings = this.#readings.filter(({ at }) => at >= from);
  }

  get #latest() {
    const latest = this.device.channels?.find(({ channel }) => channel === this.channel)?.latest;
    return latest?.powerWatts == null ? null : { at: Date.parse(latest.at), watts: latest.powerWatts };
  }

  render() {
    const to = now();
    const from = to - SPAN_MS;
    const cuts = cutsWithin(this.outages ?? [], from, to, to);
    const points = held(this.#readings, HOLDS_CADENCES * this.device.cadenceSeconds * 1_000, to, cuts);
    const isShown = points.some(({ at }) => at >= from);
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${this.#figure(to)}
      <ms-power-chart name=${words.chart} .points=${points} from=${from} to=${to} .cuts=${cuts} zone=${this.zone} stepped .say=${this.#say}></ms-power-chart>
      ${isShown ? nothing : html`<p class="quiet small">${this.#latest ? words.silent : words.never}</p>`}
      <ms-table name=${words.title} .head=${words.head} .rows=${() => points.filter(({ at, isHold, mean }) => at >= from && !isHold && mean !== null).map(this.#say)}></ms-table>
    </section>`;
  }

  #figure(at) {
    const latest = this.#latest;
    if (!latest) return html`<p class="figure quiet">–</p>`;
    const [figure, unit] = wattsParts(latest.watts);
    const old = at - latest.at > patienceMs(this.device);
    return html`<p class="figure ${old ? 'quiet' : ''}">${figure}<span class="unit">${unit}</span></p>
      ${old ? html`<p class="quiet small"><ms-age since=${latest.at}></ms-age></p>` : nothing}`;
  }

  #say = ({ at, mean }) => [timeWithSeconds(at, this.zone), mean === null ? deviceTexts.history.noData : watts(mean)];

  async #load(wanted) {
    this.#loaded = wanted;
    this.#readings = [];
    const past = await readingsSince(this.device.id, this.channel, now() - SPAN_MS - HOLDS_CADENCES * this.device.cadenceSeconds * 1_000).catch(() => []);
    if (wanted !== this.#loaded) return;
    const newest = past[past.length - 1]?.at ?? -Infinity;
    this.#readings = [...past, ...this.#readings.filter(({ at }) => at > newest)];
    this.requestUpdate();
  }
}

customElements.define('ms-device-live', MsDeviceLive);
