import { LitElement, css, html, nothing } from 'lit';
import { edit } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { formMistakes, mistakesOf } from '../lib/mistakes.js';
import { apply, model } from '../lib/model.js';
import { inWords } from '../lib/refusals.js';
import { go, href, route } from '../lib/router.js';
import { mayChange } from '../lib/session.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field, seconds } from './field.js';
import './ms-device-removal.js';
import './ms-device-renewal.js';

const { form: words, settings } = deviceTexts;

/** What the owner may change: name, rhythm and supply; new secrets; and, apart, the end. */
export class MsDeviceSettings extends LitElement {
  static properties = { device: { attribute: false }, mistakes: { state: true }, busy: { state: true }, saved: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      .saved {
        color: var(--on-text);
        font-weight: 600;
      }
      form {
        max-width: none;
      }
    `,
  ];

  constructor() {
    super();
    this.mistakes = {};
  }

  /** What somebody is typing is not overwritten by news of the device; another device is another form. */
  willUpdate() {
    if (this.begun?.id === this.device.id) return;
    this.begun = this.device;
    Object.assign(this, { mistakes: {}, saved: false });
  }

  render() {
    const { name, kind, supply, measures, cadenceSeconds, graceSeconds } = this.begun;
    const { mistakes } = this;
    return html`<div class="two">
        <section class="card" aria-label=${settings.title}>
          <h2 class="label">${settings.title}</h2>
          <form novalidate @submit=${this.#submit} @input=${() => (this.saved = false)}>
            ${field('name', words.name, html`<input id="name" name="name" autocomplete="off" maxlength="100" value=${name} />`, { mistake: mistakes.name })}
            ${this.#home()}
            ${field('supply', words.supply, choice('supply', words.supplies, supply), { mistake: mistakes.supply })}
            ${kind === 'phone' ? nothing : field('measures', words.measures, choice('measures', words.measuring, measures), { hint: words.measuresHint, mistake: mistakes.measures })}
            ${field('cadenceSeconds', words.cadence, seconds('cadenceSeconds', cadenceSeconds, words.seconds), { mistake: mistakes.cadenceSeconds })}
            ${field('graceSeconds', words.grace, seconds('graceSeconds', graceSeconds, words.seconds), { mistake: mistakes.graceSeconds })}
            ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
            <div class="actions">
              <button class="main" ?disabled=${this.busy}>${this.busy ? words.working : words.save}</button>
              <span class="saved" role="status">${this.saved ? words.saved : nothing}</span>
            </div>
          </form>
        </section>
        <div class="stack">
          <ms-device-renewal .device=${this.device}></ms-device-renewal>
          <ms-device-removal .device=${this.device}></ms-device-removal>
        </div>
      </div>`;
  }

  /** Only somebody who owns several homes can move a device. */
  #home() {
    const mine = model.state.homes.filter(({ id }) => mayChange(id));
    if (mine.length < 2) return nothing;
    const homes = Object.fromEntries(mine.map(({ id, name }) => [id, name]));
    return field('homeId', settings.home, choice('homeId', homes, this.begun.homeId), { hint: settings.homeHint, mistake: this.mistakes.homeId });
  }

  #submit = async (event) => {
    event.preventDefault();
    const { name, supply, measures, homeId, cadenceSeconds, graceSeconds } = Object.fromEntries(new FormData(event.target));
    this.mistakes = formMistakes({ name, cadenceSeconds, graceSeconds });
    if (Object.keys(this.mistakes).length) return;
    this.busy = true;
    try {
      const change = { name: name.trim(), supply, measures, cadenceSeconds: Number(cadenceSeconds), graceSeconds: Number(graceSeconds) };
      this.#show(await edit(this.device.id, homeId && homeId !== this.device.homeId ? { ...change, homeId } : change));
    } catch (problem) {
      this.mistakes = mistakesOf(problem, ['name', 'supply', 'measures', 'homeId', 'cadenceSeconds', 'graceSeconds'], inWords);
    }
    this.busy = false;
  };

  /** A device that moved is shown in its new home. */
  #show(device) {
    if (device.homeId !== this.device.homeId) return go(href(route.state.path, { home: device.homeId }));
    apply('device', device);
    this.saved = true;
  }
}

customElements.define('ms-device-settings', MsDeviceSettings);
