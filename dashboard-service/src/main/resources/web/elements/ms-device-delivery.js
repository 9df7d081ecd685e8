import { LitElement, html, nothing } from 'lit';
import { calibrationTexts } from '../lib/calibration-texts.js';
import { now } from '../lib/clock.js';
import { deliveryOf } from '../lib/device-calls.js';
import { NARROW, decimal, moment } from '../lib/format.js';
import { signedTexts } from '../lib/signed-texts.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';

const words = signedTexts.delivery;
const { said } = calibrationTexts;
const LOOK_MS = 10_000;
const SHOWN_GAPS = 5;

const whole = (number) => decimal(number, 0);

/** As phones show it in bars: from -67 dBm nothing suffers, below -80 connections break. */
const quality = (dbm) => (dbm >= -67 ? 'good' : dbm >= -80 ? 'fair' : 'weak');

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

  /** What shows nothing takes no place among the cards either. */
  updated() {
    this.hidden = !this.renderRoot.querySelector('section');
  }

  render() {
    const { delivery } = this;
    if (!delivery || (delivery.lastSeq === null && !delivery.lastRequest && !delivery.facts)) return nothing;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <dl>${this.#facts(delivery).map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>
    </section>`;
  }

  #facts({ asMeasured, thinned, lost, missing, gaps, lastRequest, facts }) {
    return [
      [words.measured, words.records(asMeasured)],
      ...(thinned ? [[words.thinned, `${words.records(thinned)}, ${words.thinnedHelp}`]] : []),
      ...(lost ? [[words.lost, `${words.records(lost)}, ${words.lostHelp}`]] : []),
      [words.missing, missing ? this.#missing(missing, gaps) : words.none],
      ...(lastRequest ? [[words.request, html`${moment(lastRequest.at, this.zone, now())}, ${lastRequest.boot}/${lastRequest.seq}`]] : []),
      ...(facts ? this.#said(facts) : []),
    ];
  }

  #missing(missing, gaps) {
    const shown = gaps.slice(0, SHOWN_GAPS).map(({ from, to }) => words.gap(from, to));
    return `${words.records(missing)}: ${shown.join(', ')}${gaps.length > SHOWN_GAPS ? ` ${words.more}` : ''}`;
  }

  #said({ values: { firmware, start, signalDbm, journal }, reportedAt }) {
    const time = html`<br /><span class="quiet small">${words.reported(moment(reportedAt, this.zone, now()))}</span>`;
    return [
      ...(journal ? [[said.journal, said.kept(whole(journal.pending), whole(journal.capacity))]] : []),
      ...(start ? [[said.started, said.run(start.boot, said.reasons[start.reason] ?? start.reason)]] : []),
      ...(signalDbm ? [[said.signal, `${said.signals[quality(signalDbm)]}, ${decimal(signalDbm, 0)}${NARROW}dBm`]] : []),
      ...(firmware ? [[words.firmware, html`${firmware}${time}`]] : []),
    ];
  }

  #look = async () => {
    const mine = this.deviceId;
    const delivery = await deliveryOf(mine).catch(() => undefined);
    if (delivery && mine === this.deviceId) this.delivery = delivery;
  };
}

customElements.define('ms-device-delivery', MsDeviceDelivery);
