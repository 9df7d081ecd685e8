import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { refusalsOf } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { moment } from '../lib/format.js';
import { shared } from '../styles/shared.js';

const words = deviceTexts.refusals;
const LOOK_MS = 10_000;

/** What the device sent and could not be stored, newest first, with the reason. */
export class MsDeviceRefusals extends LitElement {
  static properties = { deviceId: {}, zone: {}, items: { state: true } };

  static styles = [
    shared,
    css`
      li {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      ul {
        margin-top: var(--space-2);
      }
      code {
        display: block;
        font: 0.8125rem / 1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
      }
    `,
  ];

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
    this.items = undefined;
    this.#look();
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${this.items?.length ? html`<ul>${this.items.map((item) => this.#item(item))}</ul>` : html`<p class="quiet">${this.items ? words.none : nothing}</p>`}
    </section>`;
  }

  #item({ at, reason, topic, payload, bytes }) {
    return html`<li>
      ${reason}
      <p class="quiet small number"><time datetime=${at}>${moment(at, this.zone, now())}</time> · ${topic} · ${words.bytes(bytes)}</p>
      ${payload ? html`<code class="quiet">${payload}</code>` : nothing}
    </li>`;
  }

  #look = async () => {
    const mine = this.deviceId;
    const items = await refusalsOf(mine).catch(() => undefined);
    if (items && mine === this.deviceId) this.items = items;
  };
}

customElements.define('ms-device-refusals', MsDeviceRefusals);
