import { LitElement, css, html, nothing } from 'lit';
import { calibrationTexts as words } from '../lib/calibration-texts.js';
import { calibrate } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { units } from '../lib/format.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';

const number = (text) => (/^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN);

/** What each step asks for: its field, the bounds a sensor keeps to, and the order that it becomes. */
const ASKED = {
  zero: { order: () => ({}) },
  gain: { unit: units.amps, least: 0.001, most: 30, need: words.needAmps, order: (amps) => ({ milliAmps: Math.round(amps * 1_000) }) },
  mains: { unit: units.volts, least: 80, most: 300, need: words.needVolts, order: (volts) => ({ volts }) },
};

/** The three steps of a calibration. Tells by `asked` that one was ordered. */
export class MsCalibrationSteps extends LitElement {
  static properties = { deviceId: {}, volts: { type: Number }, busy: { state: true }, mistakes: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      form {
        gap: var(--space-2);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
      h3 {
        font-size: 1rem;
      }
      .actions {
        align-items: end;
      }
      .field {
        flex: 1 1 9rem;
        max-width: 12rem;
      }
    `,
  ];

  constructor() {
    super();
    this.mistakes = {};
  }

  render() {
    return html`${Object.keys(ASKED).map((step) => this.#step(step, words.steps[step]))}`;
  }

  #step(step, { title, help, field: label, submit }) {
    return html`<form novalidate data-step=${step} @submit=${this.#submit}>
      <h3>${title}</h3>
      <p class="quiet">${help}</p>
      <div class="actions">
        ${label ? field(step, label, this.#input(step)) : nothing}
        <button ?disabled=${this.busy}>${this.busy === step ? words.asking : submit}</button>
      </div>
      ${this.mistakes[step] ? html`<p class="mistake" role="alert">${this.mistakes[step]}</p>` : nothing}
    </form>`;
  }

  #input = (step) => html`<div class="inside">
    <input id=${step} name="value" inputmode="decimal" autocomplete="off" value=${step === 'mains' && this.volts ? this.volts : ''} /><span class="inner" aria-hidden="true">${ASKED[step].unit}</span>
  </div>`;

  #submit = async (event) => {
    event.preventDefault();
    const { step } = event.target.dataset;
    const { least, most, need, order } = ASKED[step];
    const value = least ? number(event.target.elements.value.value) : 0;
    this.mistakes = least && !(value >= least && value <= most) ? { [step]: need } : {};
    if (this.mistakes[step]) return;
    this.busy = step;
    try {
      await calibrate(this.deviceId, { step, ...order(value) });
      this.dispatchEvent(new CustomEvent('asked'));
    } catch (problem) {
      this.mistakes = { [step]: deviceTexts.form.failed(inWords(problem)) };
    }
    this.busy = null;
  };
}

customElements.define('ms-calibration-steps', MsCalibrationSteps);
