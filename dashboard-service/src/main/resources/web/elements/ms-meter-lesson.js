import { LitElement, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { following } from '../lib/following.js';
import { DAY } from '../lib/format.js';
import { replay, saveMeter } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { inWords } from '../lib/refusals.js';
import { meterCard } from '../styles/meter-card.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-meter-changes.js';

const words = meterTexts.replay.teach;
/** Further back than any camera. */
const ALL_DAYS = 36_500;

/** Has the reader taught this meter's own type, shows what would change by it, and switches over or back. */
export class MsMeterLesson extends LitElement {
  static properties = { deviceId: {}, meter: { attribute: false }, zone: {}, answer: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, meterCard];

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave?.();
  }

  render() {
    const { answer, busy } = this;
    const { taught, register } = this.meter.setup;
    return html`<section class="card" aria-label=${words.title}>
      <h2>${words.title}</h2>
      <p class="quiet">${words.help}</p>
      ${taught ? html`<p>${words.knows(taught.digits, taught.rightBefore, taught.rightAfter)}</p>` : nothing}
      <div class="actions">
        <button ?disabled=${busy} @click=${() => this.#run({ teach: true })}>${busy ? words.working : words.start}</button>
        ${answer?.taught && !answer.applied ? html`<button class="main" ?disabled=${busy} @click=${() => this.#run({ apply: true }, answer.taught)}>${words.apply}</button>` : nothing}
        ${taught ? html`<button class="plain" ?disabled=${busy} @click=${this.#forget}>${words.forget}</button>` : nothing}
      </div>
      ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}
      ${answer ? html`<p role="status">${this.#outcome(answer)}</p>` : nothing}
      ${answer?.taught || answer?.applied ? html`<ms-meter-changes .answer=${answer} .register=${register} zone=${this.zone}></ms-meter-changes>` : nothing}
    </section>`;
  }

  #outcome({ applied, taught }) {
    if (applied) return words.applied;
    return taught ? words.learned(taught.digits, taught.rightBefore, taught.rightAfter) : words.nothing;
  }

  async #run(what, taught) {
    this.leave?.();
    const { setup, supply, referencePictureId } = this.meter;
    const iso = (ms) => new Date(ms).toISOString();
    const order = { setup: taught ? { ...setup, taught } : setup, supply, referencePictureId, from: iso(now() - ALL_DAYS * DAY), to: iso(now()), ...what };
    await this.#ask(async () => {
      const { id } = await replay(this.deviceId, order);
      this.busy = true;
      this.leave = following(id, (told) => this.#done(told));
    });
  }

  #done({ status, answer }) {
    Object.assign(this, status === 'done' ? { answer } : { problem: answer?.detail ?? meterTexts.replay.failed }, { busy: false });
    if (answer?.applied) this.dispatchEvent(new Event('applied'));
  }

  #forget = () =>
    this.#ask(async () => {
      const { setup, supply, referencePictureId, licence } = this.meter;
      const { taught: forgotten, ...own } = setup;
      await saveMeter(this.deviceId, { setup: own, supply, referencePictureId, ...(licence ? { licence } : {}) });
      this.answer = undefined;
      this.dispatchEvent(new Event('applied'));
    });

  async #ask(question) {
    this.problem = undefined;
    await question().catch((problem) => (this.problem = inWords(problem)));
  }
}

customElements.define('ms-meter-lesson', MsMeterLesson);
