import { LitElement, html, nothing } from 'lit';
import { field } from './field.js';
import { decimal } from '../lib/format.js';
import { saveMeter, tryMeter } from '../lib/meter-calls.js';
import { MOST_DIGITS, around, emptySetup, split } from '../lib/meter-setup.js';
import { meterTexts } from '../lib/meter-texts.js';
import { mistakesOf } from '../lib/mistakes.js';
import { inWords, refused } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { meterSetup } from '../styles/meter-setup.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-box-editor.js';
import './ms-meter-reference.js';
import './ms-meter-register.js';
import './ms-meter-trial.js';

const words = meterTexts.setup;
/** Less of a digit than this is no news. */
const HANGS = 0.1;
const FIELDS = ['digits', 'marks', 'decimals', 'unit', 'display', 'fuseAmps', 'volts', 'phases'];

/** Sets a camera up: a reference picture, where the digits and two marks lie on it, what the register is, and a trial. */
export class MsMeterSetup extends LitElement {
  static properties = {
    deviceId: {},
    meter: { attribute: false },
    pictures: { attribute: false },
    zone: {},
    picture: { state: true },
    setup: { state: true },
    supply: { state: true },
    tool: { state: true },
    trial: { state: true },
    mistakes: { state: true },
    busy: { state: true },
    saved: { state: true },
  };

  static styles = [shared, buttons, fields, meterSetup];

  constructor() {
    super();
    this.mistakes = {};
  }

  willUpdate(changed) {
    if (!changed.has('deviceId')) return;
    const { setup = emptySetup(), supply = {}, reference } = this.meter ?? {};
    Object.assign(this, { setup, supply, picture: reference ?? null, count: setup.digits.length || 7, tool: null, trial: null, mistakes: {} });
  }

  get #entries() {
    const { digits, marks } = this.setup;
    return [
      ...digits.map((box, i) => ({ key: `digits-${i}`, kind: 'digit', name: String(i + 1), box })),
      ...marks.map((box, i) => ({ key: `marks-${i}`, kind: 'mark', name: words.markName(i + 1), box })),
    ];
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2>${words.title}</h2>
      <ms-meter-reference deviceId=${this.deviceId} zone=${this.zone} .pictures=${this.pictures} .chosen=${this.picture} @chosen=${this.#chosen}></ms-meter-reference>
      ${this.picture ? this.#steps() : nothing}
    </section>`;
  }

  #steps() {
    const { mistakes } = this;
    return html`<h3>${words.boxes}</h3>
      ${this.#orientation()} ${this.#tools()}
      <p class="quiet small" role="status">${this.tool ? words.drawing[this.tool] : words.adjust}</p>
      <ms-box-editor .picture=${this.picture} .orientation=${this.setup.orientation} .boxes=${this.#entries} ?drawing=${Boolean(this.tool)} @drawn=${this.#drawn} @changed=${this.#boxed}></ms-box-editor>
      ${['digits', 'marks'].map((name) => (mistakes[name] ? html`<p class="mistake" role="alert">${mistakes[name]}</p>` : nothing))}
      <h3>${words.register}</h3>
      <ms-meter-register .setup=${this.setup} .supply=${this.supply} .mistakes=${mistakes} @changed=${this.#registered}></ms-meter-register>
      ${this.#hanging()}
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      ${this.trial ? html`<ms-meter-trial .trial=${this.trial} decimals=${this.setup.register.decimals}></ms-meter-trial>` : nothing}
      <div class="actions">
        <button ?disabled=${this.busy || !this.setup.digits.length} @click=${this.#try}>${words.try}</button>
        <button class="main" ?disabled=${this.busy || !this.setup.digits.length} @click=${this.#save}>${this.busy ? words.working : words.save}</button>
        <span class="saved" role="status">${this.saved ? words.saved : nothing}</span>
      </div>`;
  }

  #orientation() {
    const { mirrored, rotationDegrees } = this.setup.orientation;
    const turn = (by) => this.#orient({ rotationDegrees: (((rotationDegrees + by + 180) % 360) + 360) % 360 - 180 });
    return html`<div class="tools">
      <label class="check"><input type="checkbox" .checked=${mirrored} @change=${(event) => this.#orient({ mirrored: event.target.checked })} />${words.mirrored}</label>
      <button @click=${() => turn(90)}>${words.turn}</button>
      ${field('rotation', words.degrees, html`<input id="rotation" type="number" min="-360" max="360" step="0.5" .value=${String(rotationDegrees)} @change=${(event) => this.#orient({ rotationDegrees: Number(event.target.value) || 0 })} />`)}
    </div>`;
  }

  #tools() {
    const tool = (name, text) => html`<button aria-pressed=${this.tool === name} @click=${() => (this.tool = this.tool === name ? null : name)}>${text}</button>`;
    return html`<div class="tools">
      ${field('count', words.count, html`<input id="count" type="number" min="1" max=${MOST_DIGITS} .value=${String(this.count)} @change=${this.#counted} />`)}
      ${tool('counter', words.drawCounter)} ${tool('mark', this.setup.marks.length < 2 ? words.drawMark(this.setup.marks.length + 1) : words.drawMarks)}
      ${this.setup.marks.length ? html`<button class="plain" @click=${() => this.#change({ marks: [] })}>${words.noMarks}</button>` : nothing}
    </div>`;
  }

  /** Drums that have lately been standing otherwise than the set-up says. */
  #hanging() {
    const { digits, register } = this.setup;
    const known = this.meter?.setup.digits.length === digits.length ? this.meter.hanging : [];
    const news = known.filter(({ place, beside }) => Math.abs(beside - (register.offsets[place] ?? 0)) >= HANGS);
    if (!news.length) return nothing;
    const list = news.map(({ place, beside }) => words.hangingOne(place + 1, decimal(beside, 2))).join(', ');
    return html`<p class="quiet">${words.hanging(list)}</p><div class="actions"><button @click=${() => this.#take(known)}>${words.hangingTake}</button></div>`;
  }

  #take(known) {
    const offsets = this.setup.digits.map((_, i) => known.find(({ place }) => place === i)?.beside ?? 0).map((beside) => Math.min(Math.max(beside, -0.5), 0.5));
    this.#change({ register: { ...this.setup.register, offsets } });
  }

  #chosen = (event) => {
    this.picture = event.detail;
    this.trial = null;
  };

  #change(part) {
    this.setup = { ...this.setup, ...part };
    Object.assign(this, { saved: false, trial: null });
  }

  /** Boxes lie in the upright picture: turned, they would lie on something else. */
  #orient(part) {
    this.#change({ orientation: { ...this.setup.orientation, ...part }, digits: [], marks: [] });
  }

  #counted = (event) => {
    this.count = Math.min(Math.max(Math.round(Number(event.target.value)) || 1, 1), MOST_DIGITS);
    if (this.setup.digits.length) this.#digits(split(around(this.setup.digits), this.count));
    else this.requestUpdate();
  };

  #drawn = ({ detail }) => {
    if (this.tool === 'counter') this.#digits(split(detail, this.count));
    else this.#change({ marks: [...(this.setup.marks.length < 2 ? this.setup.marks : []), detail] });
    if (this.tool === 'counter' || this.setup.marks.length === 2) this.tool = null;
  };

  /** Offsets belong to drums: other boxes begin without. */
  #digits(digits) {
    this.#change({ digits, register: { ...this.setup.register, offsets: [] } });
  }

  #boxed = ({ detail: { key, box } }) => {
    const [list, place] = key.split('-');
    this.#change({ [list]: this.setup[list].map((old, i) => (i === Number(place) ? box : old)) });
  };

  #registered = ({ detail: { setup, supply } }) => {
    this.#change(setup ?? {});
    if (supply) this.supply = { ...this.supply, ...supply };
  };

  /** With what the reader was taught, which other cards change. */
  get #whole() {
    const { taught: before, ...setup } = this.setup;
    const taught = this.meter?.setup.taught;
    return taught ? { ...setup, taught } : setup;
  }

  #try = () => this.#ask(async () => (this.trial = await tryMeter(this.deviceId, { setup: this.#whole, pictureId: this.picture.id, referencePictureId: this.picture.id })));

  #save = () =>
    this.#ask(async () => {
      const { supply, picture } = this;
      const setup = this.#whole;
      const licence = this.meter?.licence;
      await saveMeter(this.deviceId, { setup, supply, referencePictureId: picture.id, ...(licence ? { licence } : {}) });
      this.saved = true;
      this.dispatchEvent(new Event('saved'));
    });

  async #ask(question) {
    Object.assign(this, { busy: true, mistakes: {} });
    await question().catch((problem) => (this.mistakes = mistakesOf(plain(problem), FIELDS, inWords)));
    this.busy = false;
  }
}

/** "setup.digits[2].width" belongs to the digits: the page has one place for all of them. */
function plain(problem) {
  problem.violations = problem.violations.map(({ field: path, message }) => {
    const name = path.split(/[.[]/).find((part) => FIELDS.includes(part)) ?? path;
    return { field: name, message: name === path ? message : `${path}: ${refused(message)}` };
  });
  return problem;
}

customElements.define('ms-meter-setup', MsMeterSetup);
