import { LitElement, html, nothing } from 'lit';
import { passkeys, removePasskey } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { ago } from '../lib/format.js';
import { isRefusal, make, passkeysWork } from '../lib/passkeys.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';
import './ms-ask.js';

const words = accountTexts.passkeys;

/** One's passkeys: each has a name and can be removed; a further one asks for the password first. */
export class MsPasskeys extends LitElement {
  static properties = { mistakes: { state: true }, busy: { state: true }, added: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #passkeys = new Asked(this, () => passkeys());

  constructor() {
    super();
    this.mistakes = {};
  }

  willUpdate() {
    this.#passkeys.about('mine');
  }

  render() {
    const { value, problem } = this.#passkeys;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="quiet">${words.help}</p>
      ${value?.length ? html`<ul>${value.map((key) => this.#row(key))}</ul>` : nothing}
      ${value?.length === 0 ? html`<p>${words.none}</p>` : nothing}
      ${problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(problem))}</p>` : nothing}
      ${passkeysWork ? this.#form() : html`<p class="quiet small">${words.unsupported}</p>`}
    </section>`;
  }

  #row({ id, name, host, lastUsedAt }) {
    const used = lastUsedAt ? words.used(ago(now() - Date.parse(lastUsedAt))) : words.unused;
    return html`<li>
      <div><strong>${name}</strong><p class="quiet small">${words.works(host)} · ${used}</p></div>
      <ms-ask label=${words.remove(name)} short=${accountTexts.remove} question=${words.removeAsk(name)} text=${words.removeHelp} sure=${words.removeSure(name)} .act=${() => this.#remove(id)}></ms-ask>
    </li>`;
  }

  #form() {
    const { mistakes } = this;
    return html`<form novalidate @submit=${this.#submit}>
      ${field('name', words.name, html`<input id="name" name="name" autocomplete="off" maxlength="60" />`, { hint: words.nameHint, mistake: mistakes.name })}
      ${field('password', words.password, html`<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" />`, { mistake: mistakes.password })}
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <div class="actions"><button ?disabled=${this.busy}>${this.busy ? words.adding : words.add}</button></div>
      <p class="done" role="status">${this.added ? words.added(this.added) : nothing}</p>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { name, password } = Object.fromEntries(new FormData(form));
    this.mistakes = { ...(name.trim() ? {} : { name: words.needName }), ...(password ? {} : { password: words.needPassword }) };
    this.added = null;
    if (Object.keys(this.mistakes).length) return;
    this.busy = true;
    try {
      this.added = (await make(name.trim(), password)).name;
      form.reset();
    } catch (problem) {
      this.mistakes = told(problem);
    }
    this.busy = false;
    this.#passkeys.again();
  };

  async #remove(id) {
    await removePasskey(id);
    await this.#passkeys.again();
  }
}

function told(problem) {
  if (isRefusal(problem)) return { form: words.refused };
  if (problem.name === 'InvalidStateError') return { form: words.known };
  if (problem.violations?.some(({ field: name }) => name === 'password')) return { password: accountTexts.password.wrong };
  if (problem.status === 429) return { form: accountTexts.password.wait };
  return { form: accountTexts.failed(problem.status === undefined ? problem.message : inWords(problem)) };
}

customElements.define('ms-passkeys', MsPasskeys);
