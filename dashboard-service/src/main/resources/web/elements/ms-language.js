import { LitElement, css, html } from 'lit';
import { LANGUAGES, language, speak } from '../lib/language.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';

/** Chooses the page's language; each stands there under its own name. */
export class MsLanguage extends LitElement {
  static styles = [
    shared,
    css`
      div {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-3);
        color: var(--quiet);
        font-size: var(--size-small);
      }
      select {
        min-height: var(--target);
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: 10px;
        background: var(--surface);
        color: var(--text);
        font: inherit;
      }
    `,
  ];

  render() {
    return html`<div>
      <label for="language">${texts.language}</label>
      <select id="language" @change=${(event) => speak(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`)}
      </select>
    </div>`;
  }
}

customElements.define('ms-language', MsLanguage);
