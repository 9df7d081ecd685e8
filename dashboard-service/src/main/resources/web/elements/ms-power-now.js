import { LitElement, css, html } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { darkSince, power } from '../lib/devices.js';
import { model } from '../lib/model.js';
import { wattsParts } from '../lib/format.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-sparkline.js';

const words = texts.now;

/** One number: the power of all devices that spoke in time. Silence is said, never shown as zero. */
export class MsPowerNow extends LitElement {
  static properties = { devices: { attribute: false }, points: { attribute: false }, outages: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      .card {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      ms-sparkline {
        margin-top: auto;
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${this.#figure()}
      <ms-sparkline .points=${this.points} .outages=${this.outages} zone=${this.zone}></ms-sparkline>
    </section>`;
  }

  #figure() {
    const known = this.devices.map((device) => power(device, now(), darkSince(model.state.home))).filter(Boolean);
    const fresh = known.filter((value) => value.fresh);
    if (!fresh.length) {
      return html`<p class="figure quiet">${words.none}</p>
        <p class="quiet small">${known.length ? words.noneHelp : words.never}</p>`;
    }
    const [figure, unit] = wattsParts(fresh.reduce((sum, value) => sum + value.watts, 0));
    return html`<p class="figure">${figure}<span class="unit">${unit}</span></p>
      <p class="quiet small number">${words.from(fresh.length, known.length)}</p>`;
  }
}

customElements.define('ms-power-now', MsPowerNow);
