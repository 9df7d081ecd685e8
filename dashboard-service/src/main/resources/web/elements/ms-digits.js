import { LitElement, css, html, nothing } from 'lit';
import { meterTexts as words } from '../lib/meter-texts.js';
import { decimal, percent } from '../lib/format.js';
import { shared } from '../styles/shared.js';

const DOUBTFUL = 0.8;

/** Digits as they were read, each with how sure that is: a bar below, hatched where it is not. */
export class MsDigits extends LitElement {
  static properties = { digits: { attribute: false }, decimals: { type: Number } };

  static styles = [
    shared,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      li {
        width: 3rem;
        padding: var(--space-1);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        text-align: center;
      }
      .after {
        border-style: dashed;
      }
      b {
        display: block;
        font-size: 1.375rem;
        line-height: 1.2;
      }
      svg {
        width: 100%;
        height: 4px;
        margin-top: 2px;
      }
      .track {
        fill: var(--line);
      }
      .bar {
        fill: var(--on);
      }
      .doubtful b {
        color: var(--off-text);
        text-decoration: underline dotted;
      }
      .doubtful .bar {
        fill: var(--off);
      }
    `,
  ];

  render() {
    const behind = this.digits.length - (this.decimals || 0);
    return html`<ol aria-label=${words.digits.title}>${this.digits.map((digit, i) => this.#digit(digit, i >= behind))}</ol>`;
  }

  #digit({ digit, position, confidence, blank }, isAfter) {
    const face = blank ? '␣' : (digit ?? '?');
    const told = words.digits.one(blank ? words.digits.blank : face, percent(confidence), position == null ? '' : decimal(position, 1));
    return html`<li class="number ${isAfter ? 'after' : ''} ${confidence < DOUBTFUL ? 'doubtful' : ''}" title=${told}>
      <span class="hidden">${told}</span><b aria-hidden="true">${face}</b>
      <span class="quiet small" aria-hidden="true">${percent(confidence)}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"></rect><rect class="bar" width=${100 * confidence} height="4"></rect></svg>
    </li>`;
  }
}

customElements.define('ms-digits', MsDigits);
