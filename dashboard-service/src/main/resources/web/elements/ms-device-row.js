import { LitElement, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { darkSince, heardAt, patienceMs, power } from '../lib/devices.js';
import { model } from '../lib/model.js';
import { percent, watts } from '../lib/format.js';
import { follow, href, route } from '../lib/router.js';
import { texts } from '../lib/texts.js';
import { deviceRow } from '../styles/device-row.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-icon.js';
import './ms-relay-switch.js';

const words = texts.devices;
const ICONS = { meter: 'plug', phone: 'phone', camera: 'camera' };

/** Only a device with a relay has any, and only once somebody presses. */
function news(device) {
  import('./ms-relay-news.js');
  return html`<ms-relay-news .device=${device}></ms-relay-news>`;
}

/** One device: its power, its share of the whole, its relays, and how old all of that is. */
export class MsDeviceRow extends LitElement {
  static properties = { device: { attribute: false }, totalWatts: { type: Number }, mayPress: { type: Boolean } };

  static styles = [shared, deviceRow];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { device } = this;
    const heard = heardAt(device);
    const measured = power(device, now(), darkSince(model.state.home));
    const late = heard !== null && now() - heard > patienceMs(device);
    return html`<article class="${heard === null ? 'late never' : late ? 'late' : ''} ${device.relays?.length ? '' : 'bare'}">
      <h3><a href=${href(`/devices/${encodeURIComponent(device.id)}`, { home: route.state.query.home })} @click=${follow}><ms-icon name=${ICONS[device.kind] ?? 'plug'}></ms-icon><span>${device.name}</span></a></h3>
      <p class="watts number">${measured ? watts(measured.watts) : nothing}</p>
      ${this.#share(measured)}
      <p class="age small number">${this.#age(heard, measured, late)}</p>
      <div class="relays">${(device.relays ?? []).map((relay) => this.#relay(relay, late))}</div>
      ${device.relays?.length ? news(device) : nothing}
    </article>`;
  }

  #age(heard, measured, late) {
    if (heard === null) return html`<strong>${words.never}.</strong> ${words.neverHelp[this.device.kind]?.(this.device.id)}`;
    const stale = measured && !measured.fresh;
    return html`${late ? html`<strong>${words.silent}</strong>, ` : nothing}<ms-age since=${stale && !late ? measured.at : heard}></ms-age>`;
  }

  #share(measured) {
    if (!measured?.fresh || !this.totalWatts) return nothing;
    const part = percent(measured.watts / this.totalWatts);
    return html`<svg class="share" height="6" role="img" aria-label=${words.share(part)}>
      <rect class="whole" width="100%" height="6" rx="3"></rect>
      <rect class="part" width="${Math.max(0, (100 * measured.watts) / this.totalWatts)}%" height="6" rx="3"></rect>
    </svg>`;
  }

  #relay(relay, late) {
    return html`<ms-relay-switch .device=${this.device} .relay=${relay} ?many=${this.device.relays.length > 1} ?mayPress=${this.mayPress} ?late=${late}></ms-relay-switch>`;
  }
}

customElements.define('ms-device-row', MsDeviceRow);
