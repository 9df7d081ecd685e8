import { LitElement, css, html, nothing } from 'lit';
import { accept, join, offer } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { inWords, told } from '../lib/refusals.js';
import { go } from '../lib/router.js';
import { entered, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { fields } from '../styles/device-view.js';
import { form } from '../styles/form.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';
import './ms-icon.js';
import './ms-notice.js';

const words = accountTexts.invitation;
const SHORTEST = 10;

/** Where an invitation's link leads: what it offers, and the way in. Its secret is in the part no server sees. */
export class MsInvitation extends LitElement {
  static properties = { mistakes: { state: true }, busy: { state: true }, shown: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    form,
    css`
      .check input {
        min-height: 0;
      }
    `,
  ];

  #token = location.hash.slice(1);
  #offer = new Asked(this, (token) => offer(token));

  constructor() {
    super();
    this.mistakes = {};
    new Watching(this, session);
  }

  willUpdate() {
    this.#offer.about(this.#token || undefined);
  }

  render() {
    const { value, problem } = this.#offer;
    if (!this.#token) return this.#notice(words.incomplete, words.incompleteHelp);
    if (problem?.status === 404) return this.#notice(words.gone, words.goneHelp);
    if (problem) return this.#notice(accountTexts.failed(''), problem.status === 429 ? words.wait : inWords(problem));
    if (!value) return html`<main><p class="quiet" role="status">${accountTexts.loading}</p></main>`;
    return html`<main>
      <h1>${words.title(value.homeName)}</h1>
      <p>${value.invitedBy ? words.by(value.invitedBy) : nothing} ${words.may[value.role]}</p>
      ${session.state.me ? this.#known(session.state.me) : this.#stranger()}
    </main>`;
  }

  #notice = (title, text) => html`<main>
    <ms-notice icon="link-45deg" title=${title} text=${text}><a class="button" href="/">${words.home}</a></ms-notice>
  </main>`;

  #known = (me) => html`<form class="card" @submit=${this.#join}>
    ${this.mistakes.form ? html`<p class="mistake" role="alert">${this.mistakes.form}</p>` : nothing}
    <button class="main" ?disabled=${this.busy}>${words.joinAs(me.name)}</button>
    <a class="button plain" href="/">${accountTexts.cancel}</a>
  </form>`;

  #stranger() {
    const { mistakes } = this;
    return html`<form class="card" novalidate @submit=${this.#accept}>
      ${field('name', words.name, html`<input id="name" name="name" autocomplete="username" autocapitalize="words" spellcheck="false" maxlength="60" />`, { hint: words.nameHint, mistake: mistakes.name })}
      ${field('password', words.password, html`<input id="password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="new-password" maxlength="200" />`, { hint: accountTexts.password.hint, mistake: mistakes.password })}
      <label class="check"><input type="checkbox" @change=${(event) => (this.shown = event.target.checked)} />${accountTexts.password.show}</label>
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <button class="main" ?disabled=${this.busy}>${this.busy ? accountTexts.working : words.submit}</button>
    </form>`;
  }

  #accept = async (event) => {
    event.preventDefault();
    const { name, password } = Object.fromEntries(new FormData(event.target));
    this.mistakes = { ...(name.trim() ? {} : { name: words.needName }), ...(password.length >= SHORTEST ? {} : { password: words.needLong }) };
    if (Object.keys(this.mistakes).length) return;
    await this.#enter(() => accept(this.#token, name.trim(), password), { 409: { name: words.taken } });
  };

  #join = async (event) => {
    event.preventDefault();
    await this.#enter(() => join(this.#token), { 409: { form: words.member } });
  };

  async #enter(ask, known) {
    this.busy = true;
    try {
      await ask();
      go('/', { replace: true });
      await entered();
    } catch (problem) {
      const mistakes = told(problem);
      this.mistakes = known[problem.status] ?? (Object.keys(mistakes).length ? mistakes : { form: accountTexts.failed(inWords(problem)) });
    }
    this.busy = false;
  }
}

customElements.define('ms-invitation', MsInvitation);
