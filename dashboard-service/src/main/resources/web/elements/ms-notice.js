import { LitElement, css, html, nothing } from 'lit';
import { buttons, shared } from '../styles/shared.js';
import { texts } from '../lib/texts.js';
import './ms-icon.js';

/** Says in words that something is missing or wrong, and what to do; `again` adds a button that fires "again". */
export class MsNotice extends LitElement {
  static properties = { icon: {}, title: {}, text: {}, again: { type: Boolean } };

  static styles = [
    shared,
    buttons,
    css`
      div {
        display: grid;
        justify-items: center;
        gap: var(--space-2);
        padding: var(--space-8) var(--space-4);
        text-align: center;
      }
      ms-icon {
        font-size: 1.75rem;
        color: var(--quiet);
      }
      p {
        max-width: 44ch;
        text-wrap: balance;
      }
      button {
        margin-top: var(--space-2);
      }
    `,
  ];

  render() {
    return html`<div>
      <ms-icon name=${this.icon}></ms-icon>
      <h3>${this.title}</h3>
      <p class="quiet">${this.text}</p>
      <slot></slot>
      ${this.again
        ? html`<button @click=${() => this.dispatchEvent(new Event('again'))}>${texts.problem.again}</button>`
        : nothing}
    </div>`;
  }
}

customElements.define('ms-notice', MsNotice);

/** What an ApiError means to the person in front of the page. */
export const inWords = (problem) =>
  problem.status === 0 ? texts.problem.network : problem.status >= 500 ? texts.problem.server : problem.message;
