import { LitElement, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { following } from '../lib/following.js';
import { DAY } from '../lib/format.js';
import { replay } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { inWords } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { meterCard } from '../styles/meter-card.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';
import './ms-meter-changes.js';

const words = meterTexts.replay;

/** Reads the kept pictures again with the saved set-up: what would change is shown before anything is switched. */
export class MsMeterReplay extends LitElement {
  static properties = { deviceId: {}, meter: { attribute: false }, zone: {}, answer: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, fields, meterCard];

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave?.();
  }

  render() {
    const { answer } = this;
    return html`<section class="card" aria-label=${words.title}>
      <h2>${words.title}</h2>
      <p class="quiet">${words.help}</p>
      ${field('days', words.span, choice('days', words.spans, 30))}
      <div class="actions">
        <button ?disabled=${this.busy} @click=${() => this.#run(false)}>${this.busy ? words.working : words.look}</button>
        ${answer?.changed && !answer.applied ? html`<button ?disabled=${this.busy} @click=${() => this.#run(true)}>${words.apply(answer.changed)}</button>` : nothing}
      </div>
      ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}
      ${answer ? html`<ms-meter-changes .answer=${answer} .register=${this.meter.setup.register} zone=${this.zone}></ms-meter-changes>` : nothing}
    </section>`;
  }

  async #run(apply) {
    this.leave?.();
    Object.assign(this, { busy: true, problem: undefined });
    const { setup, supply, referencePictureId } = this.meter;
    const days = Number(this.renderRoot.querySelector('#days').value);
    const iso = (ms) => new Date(ms).toISOString();
    try {
      const { id } = await replay(this.deviceId, { setup, supply, referencePictureId, from: iso(now() - days * DAY), to: iso(now()), apply });
      this.leave = following(id, (order) => this.#done(order, apply));
    } catch (problem) {
      Object.assign(this, { busy: false, problem: inWords(problem) });
    }
  }

  #done(order, apply) {
    Object.assign(this, order.status === 'done' ? { answer: order.answer } : { problem: order.answer?.detail ?? words.failed }, { busy: false });
    if (apply && order.status === 'done') this.dispatchEvent(new Event('applied'));
  }
}

customElements.define('ms-meter-replay', MsMeterReplay);
