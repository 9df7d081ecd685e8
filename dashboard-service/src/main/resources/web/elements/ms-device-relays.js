import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { commandsOf } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { heardAt, patienceMs } from '../lib/devices.js';
import { moment } from '../lib/format.js';
import { commands } from '../lib/relays.js';
import { said } from '../lib/said.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-relay-news.js';
import './ms-relay-switch.js';

const words = deviceTexts.commands;
const LOOK_MS = 10_000;

/** A device's relays as they report themselves, and who asked for what with which outcome. */
export class MsDeviceRelays extends LitElement {
  static properties = { device: { attribute: false }, zone: {}, mayPress: { type: Boolean }, items: { state: true } };

  static styles = [
    shared,
    css`
      .relay,
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 var(--space-4);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
      .relay {
        min-height: 68px;
        margin-top: var(--space-2);
      }
      h3 {
        margin-top: var(--space-3);
        margin-bottom: var(--space-1);
      }
      .outcome {
        flex-basis: 100%;
        overflow-wrap: anywhere;
      }
      .bad {
        color: var(--off-text);
      }
    `,
  ];

  #seen;

  constructor() {
    super();
    new Watching(this, commands);
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.#look, LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** A command's progress is news for its history too. */
  willUpdate(changed) {
    if (changed.get('device') && changed.get('device').id !== this.device.id) this.items = undefined;
    const progress = this.device.id + Object.values(commands.state).map((command) => `${command?.id}${command?.status}`).join();
    if (progress === this.#seen) return;
    this.#seen = progress;
    this.#look();
  }

  render() {
    const { device } = this;
    const late = now() - (heardAt(device) ?? 0) > patienceMs(device);
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${device.relays.map((relay) => this.#relay(relay, late))}
      <ms-relay-news .device=${device}></ms-relay-news>
      <h3 class="label">${words.history}</h3>
      ${this.items?.length ? html`<ol>${this.items.map((item) => this.#item(item))}</ol>` : html`<p class="quiet">${this.items ? words.none : nothing}</p>`}
    </section>`;
  }

  #relay(relay, late) {
    const { device } = this;
    const many = device.relays.length > 1;
    return html`<div class="relay">
      <p>${texts.relay.name(device.name, relay.relay, many)}<br /><span class="quiet small">${relay.reportedAt ? html`<ms-age since=${Date.parse(relay.reportedAt)}></ms-age>` : nothing}</span></p>
      <ms-relay-switch .device=${device} .relay=${relay} ?many=${many} ?mayPress=${this.mayPress} ?late=${late}></ms-relay-switch>
    </div>`;
  }

  #item({ requestedAt, relay, state, requestedBy, status, reason }) {
    const [kind, ...name] = requestedBy.split(':');
    const bad = status === 'failed' || status === 'expired';
    return html`<li>
      <strong>${this.device.relays.length > 1 ? words.relay(relay, words[state]) : texts.relay[state]}</strong>
      <span class="quiet small number"><time datetime=${requestedAt}>${moment(requestedAt, this.zone, now())}</time> · ${(words.by[kind] ?? words.by.user)(name.join(':'))}</span>
      <span class="outcome small ${bad ? 'bad' : 'quiet'}">${words.outcome(words.status[status] ?? status, reason && said(reason))}</span>
    </li>`;
  }

  #look = async () => {
    const mine = this.device.id;
    const items = await commandsOf(mine).catch(() => undefined);
    if (items && mine === this.device.id) this.items = items;
  };
}

customElements.define('ms-device-relays', MsDeviceRelays);
