import { LitElement, css, html, nothing } from 'lit';
import { commands, dismiss, keyOf } from '../lib/relays.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-icon.js';

const words = texts.relay;

/** How far a command has come, in words, until the device has answered or the reason of a failure was read. */
export class MsRelayNews extends LitElement {
  static properties = { device: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 32px;
        font-size: var(--size-small);
        font-weight: 600;
      }
      .failed {
        color: var(--off-text);
      }
      .confirmed {
        color: var(--on-text);
      }
      button {
        min-height: var(--target);
        min-width: var(--target);
        margin-inline-start: auto;
        border: 0;
        background: none;
        color: var(--accent);
        font: inherit;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, commands);
  }

  render() {
    const keys = (this.device.relays ?? []).map(({ relay }) => keyOf(this.device.id, relay));
    return html`<div role="status">${keys.map((key) => (commands.state[key] ? this.#news(key, commands.state[key]) : nothing))}</div>`;
  }

  #news(key, { status, state, reason }) {
    if (status === 'failed' || status === 'expired') {
      return html`<p class="failed">
        <ms-icon name="exclamation-triangle"></ms-icon>${words.failed[state](reason || words.noAnswer)}
        <button @click=${() => dismiss(key)}>${words.dismiss}</button>
      </p>`;
    }
    const waiting = status === 'confirmed' ? nothing : html`<ms-icon name="hourglass-split"></ms-icon>`;
    return html`<p class=${status}>${waiting}${status === 'asking' ? words.asking : words[status][state]}</p>`;
  }
}

customElements.define('ms-relay-news', MsRelayNews);
