import { LitElement, html, nothing } from 'lit';
import { Ticking } from '../lib/clock.js';
import { isRefusal, passkeysWork, use } from '../lib/passkeys.js';
import { entered, session, signIn } from '../lib/session.js';
import { texts } from '../lib/texts.js';
import { form } from '../styles/form.js';
import { buttons, shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-language.js';

const words = texts.signIn;

/** The door. Nothing typed is lost on a mistake, and a wait imposed by the server is counted down. */
export class MsSignIn extends LitElement {
  static properties = { shown: { state: true }, busy: { state: true }, mistakes: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, form];

  #openAt = 0;

  constructor() {
    super();
    this.mistakes = {};
    new Ticking(this);
  }

  firstUpdated() {
    this.renderRoot.querySelector('#password').focus({ preventScroll: true });
  }

  render() {
    const waitSeconds = Math.ceil((this.#openAt - Date.now()) / 1_000);
    return html`<main>
      <h1><ms-icon name="lightning-charge-fill"></ms-icon>${texts.product}</h1>
      <p class="quiet">${texts.promise}</p>
      ${session.state.ended ? html`<p class="news" role="status">${words.expired}</p>` : nothing}
      <form class="card" novalidate @submit=${this.#submit}>
        ${this.#field('user', html`<input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" value="admin" />`)}
        ${this.#field('password', this.#passwordInput())}
        <p class="mistake" role="alert">${waitSeconds > 0 ? words.wait(waitSeconds) : (this.problem ?? nothing)}</p>
        <button class="main" ?disabled=${this.busy || waitSeconds > 0}>${this.busy ? words.working : words.submit}</button>
        ${passkeysWork ? html`<button type="button" ?disabled=${this.busy || waitSeconds > 0} @click=${this.#passkey}>${words.passkey}</button>` : nothing}
      </form>
      <p class="quiet small">${words.hint}</p>
      <ms-language></ms-language>
    </main>`;
  }

  #field(name, input) {
    return html`<div class="field">
      <label for=${name}>${words[name]}</label>
      ${input}
      ${this.mistakes[name] ? html`<p class="mistake" id="${name}-mistake">${this.mistakes[name]}</p>` : nothing}
    </div>`;
  }

  #passwordInput() {
    return html`<div class="inside">
      <input id="password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" />
      <button type="button" class="plain" aria-label=${this.shown ? words.hide : words.show} @click=${() => (this.shown = !this.shown)}>
        <ms-icon name=${this.shown ? 'eye-slash' : 'eye'}></ms-icon>
      </button>
    </div>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { user, password } = Object.fromEntries(new FormData(event.target));
    this.mistakes = { ...(user ? {} : { user: words.needUser }), ...(password ? {} : { password: words.needPassword }) };
    this.problem = null;
    if (!user || !password) return;
    this.busy = true;
    await signIn(user, password).catch((problem) => this.#refused(problem));
    this.busy = false;
  };

  #passkey = async () => {
    Object.assign(this, { busy: true, problem: null, mistakes: {} });
    await use().then(entered, (problem) => (isRefusal(problem) ? (this.problem = words.noPasskey) : this.#refused(problem)));
    this.busy = false;
  };

  #refused(problem) {
    if (problem.status === 429) this.#openAt = Date.now() + Math.max(1, problem.retryAfterSeconds) * 1_000;
    this.problem = problem.status === 401 ? words.wrong : problem.status === 429 ? null : words.failed(inWords(problem));
  }
}

customElements.define('ms-sign-in', MsSignIn);
