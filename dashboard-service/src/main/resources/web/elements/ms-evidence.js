import { LitElement, css, html, nothing } from 'lit';
import { day, timeWithSeconds } from '../lib/format.js';
import { nameOf } from '../lib/model.js';
import { texts } from '../lib/texts.js';
import { disclosure, shared } from '../styles/shared.js';
import './ms-icon.js';

/** What was observed, in the order it was: when, by whom, and what it says. Closed until somebody asks. */
export class MsEvidence extends LitElement {
  static properties = { items: { attribute: false }, zone: {}, said: { state: true } };

  static styles = [
    shared,
    disclosure,
    css`
      ol {
        display: grid;
        gap: var(--space-3);
        margin: var(--space-1) 0 var(--space-2);
        padding-inline-start: var(--space-4);
        border-inline-start: 2px solid var(--line);
      }
      li {
        overflow-wrap: anywhere;
      }
      time {
        display: block;
      }
    `,
  ];

  render() {
    return html`<details @toggle=${this.#translate}>
      <summary>${texts.supply.how}<ms-icon name="chevron-down"></ms-icon></summary>
      ${this.items?.length
        ? html`<ol>
            ${this.items.map((item) => this.#item(item))}
          </ol>`
        : html`<p class="quiet">${texts.supply.noEvidence}</p>`}
    </details>`;
  }

  /** The server's sentences come in English; their translations, only when somebody asks. */
  #translate = async () => {
    this.said ??= (await import('../lib/said.js')).said;
  };

  #item({ at, source, says }) {
    return html`<li>
      ${at
        ? html`<time class="quiet small number" datetime=${at}>${day(at, this.zone)}, ${timeWithSeconds(at, this.zone)}</time>`
        : nothing}
      <strong>${nameOf(source)}</strong>: ${this.said?.(says) ?? says}
    </li>`;
  }
}

customElements.define('ms-evidence', MsEvidence);
