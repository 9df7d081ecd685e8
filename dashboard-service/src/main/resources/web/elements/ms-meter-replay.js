import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { DAY, moment } from '../lib/format.js';
import { orderById, replay } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { valueOf } from '../lib/meter-words.js';
import { inWords } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';

const words = meterTexts.replay;
const LOOK_MS = 1_500;

/** Reads the kept pictures again with the saved set-up: what would change is shown before anything is switched. */
export class MsMeterReplay extends LitElement {
  static properties = { deviceId: {}, meter: { attribute: false }, zone: {}, answer: { state: true }, busy: { state: true }, problem: { state: true } };

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
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: var(--space-2) var(--space-2) var(--space-2) 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
      }
      .scroll {
        max-height: 20rem;
        overflow: auto;
      }
    `,
  ];

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
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
      ${answer ? this.#answer(answer) : nothing}
    </section>`;
  }

  #answer({ pictures, read, refused, changed, applied, items }) {
    return html`<p role="status">${applied ? words.applied(changed) : words.found(pictures, read, refused, changed)}</p>
      ${items?.length
        ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.changes}><table>
            <thead><tr>${words.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
            <tbody>${items.map((item) => this.#item(item))}</tbody>
          </table></div>`
        : nothing}`;
  }

  #item({ at, oldWh, oldVerdict, newWh, newVerdict }) {
    const { register } = this.meter.setup;
    const told = (value, verdict) => html`${valueOf(value, register) ?? '–'} <span class="quiet small">${meterTexts.verdicts[verdict] ?? meterTexts.reasons[verdict] ?? verdict}</span>`;
    return html`<tr><td>${moment(at, this.zone, now())}</td><td>${told(oldWh, oldVerdict)}</td><td>${told(newWh, newVerdict)}</td></tr>`;
  }

  async #run(apply) {
    clearTimeout(this.timer);
    Object.assign(this, { busy: true, problem: undefined });
    const { setup, supply, referencePictureId } = this.meter;
    const days = Number(this.renderRoot.querySelector('#days').value);
    const iso = (ms) => new Date(ms).toISOString();
    try {
      const { id } = await replay(this.deviceId, { setup, supply, referencePictureId, from: iso(now() - days * DAY), to: iso(now()), apply });
      this.#follow(id, apply);
    } catch (problem) {
      Object.assign(this, { busy: false, problem: inWords(problem) });
    }
  }

  #follow(id, apply) {
    this.timer = setTimeout(async () => {
      const order = await orderById(id).catch(() => null);
      if (!order || order.status === 'waiting') return this.#follow(id, apply);
      Object.assign(this, order.status === 'done' ? { answer: order.answer } : { problem: order.answer?.detail ?? words.failed }, { busy: false });
      if (apply && order.status === 'done') this.dispatchEvent(new Event('applied'));
    }, LOOK_MS);
  }
}

customElements.define('ms-meter-replay', MsMeterReplay);
