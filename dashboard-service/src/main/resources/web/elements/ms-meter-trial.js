import { LitElement, css, html, nothing } from 'lit';
import { decimal, percent } from '../lib/format.js';
import { meterTexts } from '../lib/meter-texts.js';
import { shared } from '../styles/shared.js';
import './ms-digits.js';

const words = meterTexts.trial;

/** What a set-up that is not saved yet reads on a picture. */
export class MsMeterTrial extends LitElement {
  static properties = { trial: { attribute: false }, decimals: { type: Number } };

  static styles = [
    shared,
    css`
      div {
        padding: var(--space-3) var(--space-4);
        border-inline-start: 4px solid var(--accent);
        border-radius: var(--radius-small);
        background: var(--raised);
      }
      .value {
        font-size: 1.5rem;
        font-weight: 650;
      }
    `,
  ];

  render() {
    const { outcome, value, unit, confidence, alignment, sure, digits, reason, detail } = this.trial;
    if (outcome === 'refused') return html`<div role="status"><b>${words.refused}</b><p>${meterTexts.reasons[reason] ?? detail ?? reason}</p></div>`;
    return html`<div role="status">
      <p class="value number">${decimal(value, this.decimals)} <span class="quiet small">${unit}</span></p>
      <ms-digits .digits=${digits} decimals=${this.decimals}></ms-digits>
      <p class="quiet small number">${sure ? words.sure : words.unsure} · ${words.confidence(percent(confidence))}${alignment == null ? nothing : html` · ${words.alignment(percent(alignment))}`}</p>
    </div>`;
  }
}

customElements.define('ms-meter-trial', MsMeterTrial);
