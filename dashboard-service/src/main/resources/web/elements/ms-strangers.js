import { LitElement, css, html, nothing } from 'lit';
import { deviceTexts } from '../lib/device-texts.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { strangers } from '../lib/strangers.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-icon.js';

const words = deviceTexts.strangers;
const LOOK_MS = 10_000;
const SHOWN = 8;

/** Devices that knock and are not registered, each with a way to let it in. There is nothing to see when nobody does. */
export class MsStrangers extends LitElement {
  static properties = { items: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-4);
        min-height: 64px;
        padding: var(--space-2) 0;
      }
      ul {
        margin-top: var(--space-2);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      strong {
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, model);
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.#look, LOOK_MS);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    const known = new Set((model.state.devices ?? []).map(({ id }) => id));
    const items = (this.items ?? []).filter(({ id }) => !known.has(id));
    if (!items.length) return nothing;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="quiet small">${words.help}</p>
      <ul>${items.slice(0, SHOWN).map((item) => this.#item(item))}</ul>
    </section>`;
  }

  #item({ id, count, at }) {
    const to = href('/devices', { add: 'esp32', id, home: route.state.query.home });
    return html`<li>
      <p><strong>${id}</strong><br /><span class="quiet small number">${words.knocked(count)}, <ms-age since=${at}></ms-age></span></p>
      <a class="button" href=${to} @click=${follow}>${words.accept}<span class="hidden"> ${id}</span></a>
    </li>`;
  }

  #look = async () => {
    this.items = await strangers((model.state.devices ?? []).map(({ id }) => id)).catch(() => this.items);
  };
}

customElements.define('ms-strangers', MsStrangers);
