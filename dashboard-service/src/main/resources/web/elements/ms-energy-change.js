import { LitElement, css, html, nothing } from 'lit';
import { energyTexts as words } from '../lib/energy-texts.js';
import { kilowattHours, percent } from '../lib/format.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import { FULL } from './energy-drawing.js';

const SAME = 0.005;
/** Below this share of the time a comparison would say more than is known. */
const ENOUGH = 0.5;

/** By how much a period differs from the one before, in words; a period that still goes on from the same part of it. */
export class MsEnergyChange extends LitElement {
  static properties = { energy: { attribute: false }, before: { attribute: false }, period: {}, part: { type: Boolean } };

  static styles = [
    shared,
    css`
      p {
        margin-top: var(--space-2);
      }
    `,
  ];

  render() {
    const { energy, before } = this;
    const name = this.part ? words.samePart(words.before[this.period]) : words.before[this.period];
    if (!before.wattHours) return html`<p class="number">${words.noBefore(words.before[this.period])}</p>`;
    if (energy.wattHours === null) return nothing;
    if (before.coverage < ENOUGH) return html`<p class="number">${words.beforeLittle(name, `${kilowattHours(before.wattHours)} ${texts.units.kilowattHours}`, percent(before.coverage))}</p>`;
    const doubt = before.coverage < FULL ? html`, <span class="quiet">${words.beforePartly(percent(before.coverage))}</span>` : nothing;
    return html`<p class="number">${this.#change(energy.wattHours / before.wattHours - 1, name)}${doubt}</p>`;
  }

  #change(change, name) {
    if (Math.abs(change) < SAME) return words.same(name);
    const energy = `${kilowattHours(this.before.wattHours)} ${texts.units.kilowattHours}`;
    return change > 0 ? words.more(percent(change), name, energy) : words.less(percent(-change), name, energy);
  }
}

customElements.define('ms-energy-change', MsEnergyChange);
