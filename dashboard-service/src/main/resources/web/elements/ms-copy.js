import { LitElement, css, html } from 'lit';
import { deviceTexts } from '../lib/device-texts.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-icon.js';

const words = deviceTexts.keys;
const SHOW_MS = 2_000;

/** A setting to type elsewhere: what it is, exactly what to type, and a button that copies it. */
export class MsCopy extends LitElement {
  static properties = { label: {}, value: {}, copied: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-2);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
      code {
        font: 0.9375rem / 1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
        user-select: all;
      }
      button {
        grid-row: 1 / 3;
        grid-column: 2;
        color: var(--accent);
      }
      .done {
        color: var(--on-text);
      }
    `,
  ];

  render() {
    return html`<p class="label">${this.label}</p>
      <code>${this.value}</code>
      <button type="button" class="plain ${this.copied ? 'done' : ''}" aria-label=${words.copy(this.label)} @click=${this.#copy}>
        <ms-icon name=${this.copied ? 'check-circle-fill' : 'copy'}></ms-icon>
        <span class="hidden" role="status">${this.copied ? words.copied : ''}</span>
      </button>`;
  }

  #copy = async () => {
    await write(this.value, this.renderRoot);
    this.copied = true;
    setTimeout(() => (this.copied = false), SHOW_MS);
  };
}

/** Without encryption, as in most homes, browsers only offer the older way. */
async function write(text, root) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.className = 'hidden';
  area.value = text;
  root.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

customElements.define('ms-copy', MsCopy);
