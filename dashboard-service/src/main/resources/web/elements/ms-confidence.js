import { LitElement, css, html } from 'lit';
import { percent } from '../lib/format.js';
import { texts } from '../lib/texts.js';

const SURE = 0.9;
const LIKELY = 0.6;

/** How sure we are, as one word; the figure is behind it. */
export class MsConfidence extends LitElement {
  static properties = { value: { type: Number } };

  static styles = css`
    span {
      display: inline-block;
      padding: 1px var(--space-3);
      border: 1px solid var(--edge);
      border-radius: 99px;
      color: var(--text);
      font-size: var(--size-small);
      font-weight: 600;
      line-height: 1.6;
      white-space: nowrap;
    }
  `;

  render() {
    const { sure, likely, guess, confidence } = texts.supply;
    const word = this.value >= SURE ? sure : this.value >= LIKELY ? likely : guess;
    return html`<span title=${confidence(percent(this.value))}>${word}</span>`;
  }
}

customElements.define('ms-confidence', MsConfidence);
