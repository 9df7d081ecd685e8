import { LitElement, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { deliveryOf } from '../lib/device-calls.js';
import { NARROW, moment } from '../lib/format.js';
import { signedTexts } from '../lib/signed-texts.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';

const words = signedTexts.delivery;
const LOOK_MS = 10_000;
const SHOWN_GAPS = 5;

/** Which of its own records a device brought, what is missing, and what it says of itself. Nothing where it numbers none. */
export class MsDeviceDelivery extends LitElement {
  static properties = { deviceId: {}, zone: {}, delivery: { state: true } };

  static styles = [shared, deviceView];

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.#look, LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  willUpdate(changed) {
    if (!changed.has('deviceId')) return;
    this.delivery = undefined;
    this.#look();
  }

  render() {
    const { delivery } = this;
    if (!delivery) return nothing;
    const isNumbered = delivery.lastSeq !== null || delivery.lastRequest;
    return html`${isNumbered ? card(words.title, this.#brought(delivery)) : nothing} ${delivery.facts ? card(words.says, this.#said(delivery.facts)) : nothing}`;
  }

  #brought({ asMeasured, thinned, lost, missing, gaps, lastRequest }) {
    return [
      [words.measured, words.records(asMeasured)],
      ...(thinned ? [[words.thinned, `${words.records(thinned)}, ${words.thinnedHelp}`]] : []),
      ...(lost ? [[words.lost, `${words.records(lost)}, ${words.lostHelp}`]] : []),
      [words.missing, missing ? this.#missing(missing, gaps) : words.none],
      ...(lastRequest ? [[words.request, html`${moment(lastRequest.at, this.zone, now())}, ${lastRequest.boot}/${lastRequest.seq}`]] : []),
    ];
  }

  #missing(missing, gaps) {
    const shown = gaps.slice(0, SHOWN_GAPS).map(({ from, to }) => words.gap(from, to));
    return `${words.records(missing)}: ${shown.join(', ')}${gaps.length > SHOWN_GAPS ? ` ${words.more}` : ''}`;
  }

  #said({ values, reportedAt }) {
    const { firmware, signalDbm, start, calibration = {} } = values;
    const reckoned = Object.entries(calibration).map(([name, value]) => `${words.names[name] ?? name}: ${value}`);
    return [
      ...(firmware ? [[words.firmware, firmware]] : []),
      ...(signalDbm ? [[words.signal, `${words.signals[heard(signalDbm)]} (${signalDbm}${NARROW}dBm)`]] : []),
      ...(start ? [[words.start, words.reasons[start.reason] ?? start.reason]] : []),
      ...(reckoned.length ? [[words.calibration, reckoned.join(' · ')]] : []),
      ['', html`<span class="quiet small">${words.reported(moment(reportedAt, this.zone, now()))}</span>`],
    ];
  }

  #look = async () => {
    const mine = this.deviceId;
    const delivery = await deliveryOf(mine).catch(() => undefined);
    if (delivery && mine === this.deviceId) this.delivery = delivery;
  };
}

const card = (title, facts) => html`<section class="card" aria-label=${title}>
  <h2 class="label">${title}</h2>
  <dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>
</section>`;

/** What a strength of signal means for a small antenna. */
const heard = (dbm) => (dbm >= -60 ? 'strong' : dbm >= -70 ? 'good' : dbm >= -80 ? 'weak' : 'faint');

customElements.define('ms-device-delivery', MsDeviceDelivery);
