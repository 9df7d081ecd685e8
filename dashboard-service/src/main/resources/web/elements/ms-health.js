import { LitElement, css, html, nothing } from 'lit';
import { refusals } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { shared } from '../styles/shared.js';

const words = accountTexts.health;

/** What came in and was refused, and where this server tells programs how it is. */
export class MsHealth extends LitElement {
  static properties = { home: { attribute: false } };

  static styles = [
    shared,
    fields,
    deviceView,
    settings,
    css`
      li {
        display: grid;
        align-content: center;
      }
      code {
        font: 0.8125rem / 1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
        overflow-wrap: anywhere;
      }
      li a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
      }
    `,
  ];

  #refusals = new Asked(this, (homeId) => refusals(homeId));

  willUpdate() {
    this.#refusals.about(this.home.id);
  }

  render() {
    const { value, problem } = this.#refusals;
    return html`<div class="two">
      <section class="card" aria-label=${words.refusals}>
        <h2 class="label">${words.refusals}</h2>
        <p class="quiet">${words.refusalsHelp}</p>
        ${value?.length ? html`<ul>${value.map((refusal) => this.#row(refusal))}</ul>` : nothing}
        ${value?.length === 0 ? html`<p>${words.none}</p>` : nothing}
        ${problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(problem))}</p>` : nothing}
      </section>
      <section class="card" aria-label=${words.server}>
        <h2 class="label">${words.server}</h2>
        <ul>${Object.entries(words.links).map(([path, text]) => html`<li><a href=${path} target="_blank" rel="noopener">${text}</a></li>`)}</ul>
      </section>
    </div>`;
  }

  #row({ at, deviceId, topic, reason }) {
    return html`<li>
      <p><strong>${deviceId ?? words.nobody}</strong> <span class="quiet small">${moment(at, this.home.timeZone, now())}</span></p>
      <p>${reason}</p>
      ${topic ? html`<code class="quiet">${topic}</code>` : nothing}
    </li>`;
  }
}

customElements.define('ms-health', MsHealth);
