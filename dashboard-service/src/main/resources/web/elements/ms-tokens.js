import { LitElement, html, nothing } from 'lit';
import { makeToken, revokeToken, tokens } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { ago, moment } from '../lib/format.js';
import { homeName } from '../lib/home-name.js';
import { inWords, told } from '../lib/refusals.js';
import { session } from '../lib/session.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';
import './ms-ask.js';
import './ms-copy.js';

const words = accountTexts.tokens;

const roles = Object.fromEntries(Object.entries(accountTexts.roles).map(([role, name]) => [role, `${name}: ${accountTexts.rolesHelp[role]}`]));

/** Keys for programs: made with a role, a scope and an end, shown once, seen in use, revoked. */
export class MsTokens extends LitElement {
  static properties = { home: { attribute: false }, made: { state: true }, mistakes: { state: true }, busy: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #tokens = new Asked(this, (key) => tokens(session.state.me?.administrator ? undefined : key));

  constructor() {
    super();
    this.mistakes = {};
  }

  willUpdate() {
    this.#tokens.about(this.home.id);
  }

  render() {
    const { value, problem } = this.#tokens;
    return html`<div class="two">
      <section class="card" aria-label=${words.title}>
        <h2 class="label">${words.title}</h2>
        <p class="quiet">${words.help}</p>
        ${value?.length ? html`<ul>${value.map((token) => this.#row(token))}</ul>` : nothing}
        ${value?.length === 0 ? html`<p>${words.none}</p>` : nothing}
        ${problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(problem))}</p>` : nothing}
      </section>
      <section class="card" aria-label=${words.submit}>
        <h2 class="label">${words.submit}</h2>
        ${this.#form()}
        <div role="status">${this.made ? html`<div class="made"><ms-copy label=${words.made(this.made.name)} value=${this.made.token}></ms-copy></div>` : nothing}</div>
      </section>
    </div>`;
  }

  #row({ id, name, role, homeId, prefix, expiresAt, lastUsedAt }) {
    const facts = [
      accountTexts.roles[role],
      homeId ? homeName(homeId) : words.everywhere,
      lastUsedAt ? words.used(ago(now() - Date.parse(lastUsedAt))) : words.unused,
      expiresAt ? words.until(moment(expiresAt, this.home.timeZone, now())) : '',
    ];
    return html`<li>
      <div><strong>${name}</strong> <code class="quiet small">${prefix}…</code><p class="quiet small">${facts.filter(Boolean).join(' · ')}</p></div>
      <ms-ask label=${words.revoke(name)} short=${accountTexts.revoke} question=${words.revokeAsk(name)} text=${words.revokeHelp} sure=${words.revokeSure(name)} .act=${() => this.#revoke(id)}></ms-ask>
    </li>`;
  }

  #form() {
    const { mistakes } = this;
    const scopes = { [this.home.id]: this.home.name, ...(session.state.me?.administrator ? { '': words.everywhere } : {}) };
    return html`<form novalidate @submit=${this.#submit}>
      ${field('name', words.name, html`<input id="name" name="name" autocomplete="off" maxlength="100" />`, { hint: words.nameHint, mistake: mistakes.name })}
      ${field('role', words.role, choice('role', roles, 'viewer'))}
      ${field('homeId', words.scope, choice('homeId', scopes, this.home.id))}
      ${field('expiry', words.expiry, choice('expiry', words.expiries, ''))}
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <div class="actions"><button class="main" ?disabled=${this.busy}>${this.busy ? accountTexts.working : words.submit}</button></div>
    </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { name, role, homeId, expiry } = Object.fromEntries(new FormData(form));
    this.mistakes = name.trim() ? {} : { name: words.needName };
    if (this.mistakes.name) return;
    this.busy = true;
    try {
      this.made = await makeToken({ name: name.trim(), role, ...(homeId ? { homeId } : {}), ...(expiry ? { expiresInDays: Number(expiry) } : {}) });
      form.reset();
    } catch (problem) {
      const mistakes = told(problem);
      this.mistakes = mistakes.name ? mistakes : { form: accountTexts.failed(inWords(problem)) };
    }
    this.busy = false;
    this.#tokens.again();
  };

  async #revoke(id) {
    await revokeToken(id);
    if (this.made?.id === id) this.made = null;
    await this.#tokens.again();
  }
}

customElements.define('ms-tokens', MsTokens);
