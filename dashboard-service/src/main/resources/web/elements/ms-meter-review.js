import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { moment, percent } from '../lib/format.js';
import { correct, imageOf, picturesOf } from '../lib/meter-calls.js';
import { inUnit } from '../lib/meter-setup.js';
import { meterTexts } from '../lib/meter-texts.js';
import { outcomeOf, whyOf } from '../lib/meter-words.js';
import { inWords } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';
import './ms-meter-picture.js';

const words = meterTexts.review;

/** What waits for a person, one picture at a time and by keyboard: Enter takes what stands in the field, and the next one comes. */
export class MsMeterReview extends LitElement {
  static properties = {
    deviceId: {},
    meter: { attribute: false },
    zone: {},
    may: { type: Boolean },
    queue: { state: true },
    mistake: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    buttons,
    fields,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .crops {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      .crops img {
        height: 5.5rem;
        border-radius: var(--radius-small);
      }
      figure {
        margin: 0;
        text-align: center;
      }
      figcaption b {
        font-size: var(--size-lead);
      }
      input:not([type='checkbox']) {
        font-size: 1.5rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('deviceId')) this.#load();
  }

  async #load() {
    try {
      this.queue = (await picturesOf(this.deviceId, { review: 'pending', limit: 100 })).items;
    } catch (problem) {
      this.mistake = inWords(problem);
    }
  }

  render() {
    const [picture] = this.queue ?? [];
    return html`<section class="card" aria-label=${words.title}>
      <h2>${words.title}</h2>
      ${picture ? this.#picture(picture) : html`<p class="quiet" role="status">${this.queue ? words.none : nothing}</p>`}
      ${this.mistake && !picture ? html`<p class="mistake" role="alert">${this.mistake}</p>` : nothing}
    </section>`;
  }

  #picture(picture) {
    const { register } = this.meter.setup;
    const guess = picture.reading?.readWh ?? picture.reading?.valueWh;
    const text = guess == null ? '' : inUnit(guess, register.unit).toFixed(register.decimals);
    return html`<p class="quiet">${words.left(this.queue.length)} · <span class="number">${moment(picture.takenAt, this.zone, now())}</span> · ${outcomeOf(picture)}${whyOf(picture) ? html` (${whyOf(picture)})` : nothing}</p>
      ${picture.crops ? this.#crops(picture) : nothing}
      ${this.may
        ? html`<form novalidate @submit=${(event) => this.#say(event, picture)}>
            ${field('value', words.value(register.unit), html`<input id="value" name="value" inputmode="decimal" autocomplete="off" .value=${text} />`, { hint: words.keys, mistake: this.mistake })}
            <div class="actions">
              <button class="main" ?disabled=${this.busy}>${words.take}</button>
              <button type="button" ?disabled=${this.busy} @click=${() => this.#send(picture, { unreadable: true })}>${words.unreadable}</button>
              <button type="button" class="plain" @click=${this.#skip}>${words.skip}</button>
            </div>
          </form>`
        : nothing}
      ${picture.kept === 'whole' ? html`<ms-meter-picture .picture=${picture} .setup=${this.meter.setup} name=${words.whole}></ms-meter-picture>` : picture.crops ? nothing : html`<p class="quiet">${words.gone}</p>`}`;
  }

  /** Each digit with what was read in it, so that the wrong one is found at a glance. */
  #crops({ id, crops, reading }) {
    return html`<div class="crops">${Array.from({ length: crops }, (_, i) => {
      const { digit, confidence, blank } = reading?.digits[i] ?? {};
      return html`<figure><img src=${imageOf(id, i)} alt=${words.crop(i + 1)} />${digit === undefined ? nothing : html`<figcaption class="number"><b>${blank ? '␣' : digit}</b> <span class="quiet small">${percent(confidence)}</span></figcaption>`}</figure>`;
    })}</div>`;
  }

  updated(changed) {
    if (changed.has('queue')) this.renderRoot.querySelector('#value')?.select();
  }

  #say(event, picture) {
    event.preventDefault();
    const value = Number(new FormData(event.target).get('value').trim().replace(',', '.'));
    if (!(value >= 0) || !event.target.value.value.trim()) return (this.mistake = words.needNumber);
    return this.#send(picture, { value });
  }

  async #send(picture, correction) {
    Object.assign(this, { busy: true, mistake: undefined });
    try {
      await correct(picture.id, correction);
      this.queue = this.queue.slice(1);
      this.dispatchEvent(new Event('reviewed'));
    } catch (problem) {
      this.mistake = inWords(problem);
    }
    this.busy = false;
  }

  #skip = () => (this.queue = [...this.queue.slice(1), this.queue[0]]);
}

customElements.define('ms-meter-review', MsMeterReview);
