import { LitElement, css, html, nothing } from 'lit';
import { DISPLAYS, UNITS } from '../lib/meter-setup.js';
import { meterTexts } from '../lib/meter-texts.js';
import { fields } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import { choice, field } from './field.js';

const words = meterTexts.register;
const named = (keys, names) => Object.fromEntries(keys.map((key) => [key, names[key] ?? key]));
const numberOrNothing = (text) => (text.trim() === '' ? undefined : Number(text));

/** What the digits count, and what the home can draw at most: the bounds of a believable reading. Tells "changed". */
export class MsMeterRegister extends LitElement {
  static properties = { setup: { attribute: false }, supply: { attribute: false }, mistakes: { attribute: false } };

  static styles = [
    shared,
    fields,
    css`
      form {
        grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
        align-items: start;
        max-width: none;
      }
    `,
  ];

  render() {
    const { display, register } = this.setup;
    const { fuseAmps, volts, phases, feedsIn } = this.supply;
    const { mistakes } = this;
    return html`<form novalidate @submit=${(event) => event.preventDefault()} @change=${this.#changed}>
      ${field('display', words.display, choice('display', named(DISPLAYS, words.displays), display), { mistake: mistakes.display })}
      ${field('unit', words.unit, choice('unit', named(UNITS, {}), register.unit), { mistake: mistakes.unit })}
      ${field('decimals', words.decimals, this.#number('decimals', register.decimals, 0, 6), { hint: words.decimalsHint, mistake: mistakes.decimals })}
      ${field('fuseAmps', words.fuse, this.#number('fuseAmps', fuseAmps, 1, 1_000, 63), { hint: words.fuseHint, mistake: mistakes.fuseAmps })}
      ${field('volts', words.volts, this.#number('volts', volts, 50, 1_000, 230), { mistake: mistakes.volts })}
      ${field('phases', words.phases, this.#number('phases', phases, 1, 3, 1), { mistake: mistakes.phases })}
      <label class="check"><input type="checkbox" name="feedsIn" .checked=${Boolean(feedsIn)} />${words.feedsIn}</label>
    </form>`;
  }

  /** What is left empty is taken as usual, which stands there in pale. */
  #number = (name, value, least, most, usual) =>
    html`<input id=${name} name=${name} type="number" inputmode="decimal" min=${least} max=${most} placeholder=${usual ?? nothing} .value=${value === undefined || value === null ? '' : String(value)} />`;

  #changed = (event) => {
    const { display, unit, decimals, feedsIn, ...supply } = Object.fromEntries(new FormData(event.currentTarget));
    const given = Object.fromEntries(Object.entries(supply).map(([name, text]) => [name, numberOrNothing(text)]));
    const detail = {
      setup: { display, register: { ...this.setup.register, unit, decimals: Number(decimals) || 0 } },
      supply: { ...given, feedsIn: feedsIn === 'on' },
    };
    this.dispatchEvent(new CustomEvent('changed', { detail }));
  };
}

customElements.define('ms-meter-register', MsMeterRegister);
