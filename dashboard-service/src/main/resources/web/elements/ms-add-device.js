import { LitElement, css, html, nothing } from 'lit';
import { claim, register } from '../lib/device-calls.js';
import { KINDS, freeId, freeName } from '../lib/device-kinds.js';
import { deviceTexts } from '../lib/device-texts.js';
import { formMistakes, mistakesOf } from '../lib/mistakes.js';
import { model } from '../lib/model.js';
import { inWords } from '../lib/refusals.js';
import { follow, href, route } from '../lib/router.js';
import { signedTexts } from '../lib/signed-texts.js';
import { Watching } from '../lib/store.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';
import './ms-claim.js';
import './ms-device-keys.js';
import './ms-first-word.js';

const { choose, form: words, keys, first } = deviceTexts;

/** Adds a device in three steps: what it is, what it is called, what to type into it; then waits for its first word. */
export class MsAddDevice extends LitElement {
  static properties = { name: { state: true }, id: { state: true }, made: { state: true }, mistakes: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      .kinds {
        display: grid;
        gap: var(--space-3);
      }
      .kinds a {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--space-4);
        align-items: center;
        height: 100%;
        color: var(--text);
        text-decoration: none;
      }
      .kinds a:hover {
        border-color: var(--accent);
      }
      .kinds ms-icon {
        grid-row: 1 / 3;
        font-size: 1.5rem;
        color: var(--accent);
      }
      .kinds p {
        align-self: start;
      }
      @media (min-width: 760px) {
        .kinds {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.mistakes = {};
    [route, model].forEach((store) => new Watching(this, store));
  }

  get how() {
    return KINDS[route.state.query.add] ? route.state.query.add : null;
  }

  /** Whoever knocked before comes with an id, and may go on without a password. */
  get stranger() {
    return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(route.state.query.id ?? '') ? route.state.query.id : null;
  }

  willUpdate() {
    const wanted = `${this.how} ${this.stranger}`;
    if (wanted === this.proposedFor) return;
    this.proposedFor = wanted;
    Object.assign(this, { made: null, mistakes: {}, busy: false });
    if (!this.how) return;
    this.name = this.stranger ?? freeName(this.how, model.state.devices);
    this.id = this.stranger ?? freeId(this.name, model.state.devices);
    this.idIsOurs = !this.stranger;
  }

  render() {
    if (!this.how) return html`${this.#back(href('/devices', this.#home()), deviceTexts.back)}<h1>${choose.title}</h1>${this.#kinds()}`;
    if (this.made) return this.#settings();
    return html`${this.#back(href('/devices', { add: 'what', ...this.#home() }), choose.other)}
      <h1>${choose.kinds[this.how][0]}</h1>
      ${this.#form()}`;
  }

  #home = () => ({ home: route.state.query.home });

  #back = (to, text) => html`<a class="back" href=${to} @click=${follow}><ms-icon name="arrow-left"></ms-icon>${text}</a>`;

  #kinds() {
    return html`<ul class="kinds">
      ${Object.entries(KINDS).map(([how, { icon }]) => {
        const [name, text] = choose.kinds[how];
        return html`<li>
          <a class="card" href=${href('/devices', { add: how, ...this.#home() })} @click=${follow}><ms-icon name=${icon}></ms-icon><h2>${name}</h2><p class="quiet small">${text}</p></a>
        </li>`;
      })}
    </ul>`;
  }

  #form() {
    const { mistakes } = this;
    return html`<form class="card" novalidate @submit=${this.#submit}>
      ${field('name', words.name, html`<input id="name" name="name" autocomplete="off" maxlength="100" .value=${this.name} @input=${this.#named} />`, { hint: words.nameHint, mistake: mistakes.name })}
      ${field('id', words.id, html`<input id="id" name="id" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${this.id} @input=${this.#identified} />`, { hint: words.idHint, mistake: mistakes.id })}
      ${field('supply', words.supply, choice('supply', words.supplies, KINDS[this.how].supply), { mistake: mistakes.supply })}
      ${this.stranger ? field('credentials', words.proof, choice('credentials', words.proofs, 'secret'), { hint: words.proofHint, mistake: mistakes.credentials }) : nothing}
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <div class="actions">
        ${this.#buttons()}
        <a class="button plain" href=${href('/devices', this.#home())} @click=${follow}>${choose.cancel}</a>
      </div>
    </form>`;
  }

  #buttons() {
    const { byHand, ...kind } = KINDS[this.how];
    const claims = kind.claims && !this.stranger;
    const add = html`<button class=${claims ? '' : 'main'} ?disabled=${this.busy}>${this.busy ? words.working : words.submit}</button>`;
    return html`${claims ? html`<button class="main" value="claim" ?disabled=${this.busy}>${this.busy ? words.working : signedTexts.claim.submit}</button>` : nothing}
    ${kind.claims && !byHand ? nothing : add}`;
  }

  #settings() {
    const { id, name, createdAt } = this.made;
    return html`<h1>${keys.title(name)}</h1>
      <section class="card" aria-label=${first.title}><ms-first-word deviceId=${id} since=${createdAt} ?claimed=${Boolean(this.made.code)}></ms-first-word></section>
      <section class="card" aria-label=${keys.title(name)}>${this.made.code ? html`<ms-claim .made=${this.made} zone=${model.state.home.timeZone}></ms-claim>` : html`<ms-device-keys how=${this.how} .made=${this.made}></ms-device-keys>`}</section>
      ${this.made.code && !model.state.devices?.some((device) => device.id === id)
        ? nothing
        : html`<div class="actions"><a class="button main" href=${href(`/devices/${encodeURIComponent(id)}`, this.#home())} @click=${follow}>${first.show(name)}</a></div>`}`;
  }

  #named = (event) => {
    this.name = event.target.value;
    if (this.idIsOurs) this.id = freeId(this.name, model.state.devices);
  };

  #identified = (event) => {
    this.id = event.target.value;
    this.idIsOurs = false;
  };

  #submit = async (event) => {
    event.preventDefault();
    const { name, id, supply, credentials } = Object.fromEntries(new FormData(event.target));
    this.mistakes = formMistakes({ name, id });
    if (Object.keys(this.mistakes).length) return;
    this.busy = true;
    try {
      const device = { name: name.trim(), kind: KINDS[this.how].kind, supply, homeId: model.state.home.id };
      this.made = event.submitter?.value === 'claim' ? { ...(await claim({ deviceId: id, ...device })), id } : await register({ id, credentials, ...device });
      scrollTo(0, 0);
    } catch (problem) {
      this.mistakes = mistakesOf(problem, ['name', 'id', 'supply'], inWords);
    }
    this.busy = false;
  };
}

customElements.define('ms-add-device', MsAddDevice);
