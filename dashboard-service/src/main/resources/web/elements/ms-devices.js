import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { now } from '../lib/clock.js';
import { byName, darkSince, power } from '../lib/devices.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { mayChange } from '../lib/session.js';
import { texts } from '../lib/texts.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-device-row.js';
import './ms-notice.js';

const words = texts.devices;

/** Every device in a steady order: a list that sorts itself by watts cannot be pressed. */
export class MsDevices extends LitElement {
  static properties = { devices: { attribute: false }, home: {}, mayPress: { type: Boolean } };

  static styles = [
    shared,
    buttons,
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
      ${this.devices.length ? this.#rows() : this.#none()}
    </section>`;
  }

  #none() {
    const add = href('/devices', { add: 'what', home: route.state.query.home });
    return html`<ms-notice icon="plug" title=${words.none} text=${words.noneHelp}>
      ${mayChange(this.home) ? html`<a class="button main" href=${add} @click=${follow}>${words.add}</a>` : nothing}
    </ms-notice>`;
  }

  #rows() {
    const ordered = byName(this.devices);
    const fresh = ordered.map((device) => power(device, now(), darkSince(model.state.home))).filter((value) => value?.fresh);
    const total = fresh.reduce((sum, { watts }) => sum + watts, 0);
    return repeat(
      ordered,
      ({ id }) => id,
      (device) => html`<ms-device-row .device=${device} totalWatts=${total} ?mayPress=${this.mayPress}></ms-device-row>`,
    );
  }
}

customElements.define('ms-devices', MsDevices);
