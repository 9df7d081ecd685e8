import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { now } from '../lib/clock.js';
import { power } from '../lib/devices.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-device-row.js';
import './ms-notice.js';

const words = texts.devices;

/** Every device in a steady order: a list that sorts itself by watts cannot be pressed. */
export class MsDevices extends LitElement {
  static properties = { devices: { attribute: false }, mayPress: { type: Boolean } };

  static styles = [
    shared,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      .card {
        padding-bottom: var(--space-2);
      }
    `,
  ];

  render() {
    return html`<section class="card" aria-labelledby="title">
      <h2 class="label" id="title">${words.title}</h2>
      ${this.devices.length ? this.#rows() : html`<ms-notice icon="plug" title=${words.none} text=${words.noneHelp}></ms-notice>`}
    </section>`;
  }

  #rows() {
    const ordered = [...this.devices].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }) || a.id.localeCompare(b.id));
    const fresh = ordered.map((device) => power(device, now())).filter((value) => value?.fresh);
    const total = fresh.reduce((sum, { watts }) => sum + watts, 0);
    return repeat(
      ordered,
      ({ id }) => id,
      (device) => html`<ms-device-row .device=${device} totalWatts=${total} ?mayPress=${this.mayPress}></ms-device-row>`,
    );
  }
}

customElements.define('ms-devices', MsDevices);
