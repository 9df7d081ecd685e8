import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { readByHand, upload } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { valueOf } from '../lib/meter-words.js';
import { mistakesOf } from '../lib/mistakes.js';
import { inWords } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';

const words = meterTexts.manual;

/** What a person reads off the meter, with a photo of it if they like. */
export class MsMeterManual extends LitElement {
  static properties = { deviceId: {}, meter: { attribute: false }, zone: {}, mistakes: { state: true }, busy: { state: true }, told: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      input[type='file'] {
        padding: 9px var(--space-3);
      }
      .told {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.mistakes = {};
  }

  render() {
    const { unit } = this.meter.setup.register;
    const { mistakes } = this;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <form novalidate @submit=${this.#submit}>
        ${field('value', words.value(unit), html`<input id="value" name="value" inputmode="decimal" autocomplete="off" />`, { hint: words.hint, mistake: mistakes.value })}
        ${field('photo', words.photo, html`<input id="photo" name="photo" type="file" accept="image/jpeg,image/png" capture="environment" />`, { mistake: mistakes.photo })}
        <label class="check"><input type="checkbox" name="replaced" />${words.replaced}</label>
        ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
        <div class="actions"><button class="main" ?disabled=${this.busy}>${this.busy ? words.working : words.submit}</button></div>
        <p class="told" role="status">${this.told ?? nothing}</p>
      </form>
    </section>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    const text = data.get('value').trim().replace(',', '.');
    Object.assign(this, { mistakes: {}, told: undefined });
    if (!text || !(Number(text) >= 0)) return (this.mistakes = { value: words.needNumber });
    this.busy = true;
    try {
      this.told = this.#outcome(await this.#send(Number(text), data));
      form.reset();
      this.dispatchEvent(new Event('read'));
    } catch (problem) {
      this.mistakes = mistakesOf(problem, ['value'], inWords);
    }
    this.busy = false;
  };

  async #send(value, data) {
    const at = new Date(now()).toISOString();
    const photo = data.get('photo');
    const pictureId = photo?.size ? (await upload(this.deviceId, photo, at)).id : undefined;
    return readByHand(this.deviceId, { at, value, replaced: data.get('replaced') === 'on', ...(pictureId ? { pictureId } : {}) });
  }

  #outcome({ verdict, valueWh, withdrawn }) {
    const value = valueOf(valueWh, this.meter.setup.register);
    return `${meterTexts.verdicts[verdict] ?? verdict}: ${value}${withdrawn ? `. ${words.withdrawn(withdrawn)}` : ''}`;
  }
}

customElements.define('ms-meter-manual', MsMeterManual);
