import { LitElement, css, html } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { darkSince, homePower, isWhole, powers } from '../lib/devices.js';
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
    const known = powers(this.devices, now(), darkSince(model.state.home));
    const home = homePower(known);
    if (!home) {
      return html`<p class="figure quiet">${words.none}</p>
        <p class="quiet small">${known.length ? words.noneHelp : words.never}</p>`;
    }
    const [figure, unit] = wattsParts(home.watts);
    return html`<p class="figure">${figure}<span class="unit">${unit}</span></p>
      <p class="quiet small number">${home.isWhole ? words.whole : words.from(home.heard, known.filter(({ device }) => !isWhole(device)).length)}</p>`;
  }
}

customElements.define('ms-power-now', MsPowerNow);
