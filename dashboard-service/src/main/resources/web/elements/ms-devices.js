import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { now } from '../lib/clock.js';
import { byName, darkSince, homePower, isWhole, powers } from '../lib/devices.js';
import { watts } from '../lib/format.js';
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
      .rest {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        min-height: var(--target);
        border-top: 1px solid var(--line);
        color: var(--quiet);
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
    const home = homePower(powers(ordered, now(), darkSince(model.state.home)));
    return html`${repeat(
      ordered,
      ({ id }) => id,
      (device) => html`<ms-device-row .device=${device} totalWatts=${isWhole(device) ? 0 : (home?.watts ?? 0)} ?mayPress=${this.mayPress}></ms-device-row>`,
    )}
    ${home?.rest == null ? nothing : html`<p class="rest"><span>${words.rest}</span><span class="number">${watts(home.rest)}</span></p>`}`;
  }
}

customElements.define('ms-devices', MsDevices);
