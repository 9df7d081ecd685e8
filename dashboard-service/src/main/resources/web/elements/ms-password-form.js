import { LitElement, html, nothing } from 'lit';
import { changePassword } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { inWords, told } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';

const words = accountTexts.password;
const SHORTEST = 10;

/** Another password. Fires "changed"; what is wrong is said under its field, and nothing typed is lost. */
export class MsPasswordForm extends LitElement {
  static properties = {
    user: {},
    known: { attribute: false },
    printed: { type: Boolean },
    submit: {},
    mistakes: { state: true },
    busy: { state: true },
    shown: { state: true },
    done: { state: true },
  };

  static styles = [shared, buttons, fields, deviceView, settings];

  constructor() {
    super();
    this.mistakes = {};
  }

  render() {
    const { mistakes } = this;
    return html`<form novalidate @submit=${this.#submit} @input=${() => (this.done = false)}>
      <input type="hidden" name="username" autocomplete="username" value=${this.user ?? ''} />
      ${this.known ? nothing : field('current', this.printed ? words.printed : words.current, this.#input('current', 'current-password'), { mistake: mistakes.currentPassword })}
      ${field('wanted', words.wanted, this.#input('wanted', 'new-password'), { hint: words.hint, mistake: mistakes.newPassword })}
      <label class="check"><input type="checkbox" .checked=${this.shown ?? false} @change=${(event) => (this.shown = event.target.checked)} />${words.show}</label>
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <div class="actions">
        <button class="main" ?disabled=${this.busy}>${this.busy ? accountTexts.working : (this.submit ?? words.submit)}</button>
      </div>
      <p class="done" role="status">${this.done ? words.done : nothing}</p>
    </form>`;
  }

  #input = (name, purpose) => html`<input id=${name} name=${name} type=${this.shown ? 'text' : 'password'} maxlength="200" autocomplete=${purpose} />`;

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { current = this.known, wanted } = Object.fromEntries(new FormData(form));
    this.mistakes = { ...(current ? {} : { currentPassword: words.needCurrent }), ...(wanted.length >= SHORTEST ? {} : { newPassword: words.needLong }) };
    if (Object.keys(this.mistakes).length) return;
    this.busy = true;
    try {
      await changePassword(current, wanted);
      form.reset();
      this.done = true;
      this.dispatchEvent(new Event('changed'));
    } catch (problem) {
      this.mistakes = this.#told(problem);
    }
    this.busy = false;
  };

  #told(problem) {
    if (problem.status === 429) return { form: words.wait };
    const mistakes = told(problem);
    if (mistakes.currentPassword) return this.known ? { form: words.wrong } : { currentPassword: words.wrong };
    return Object.keys(mistakes).length ? mistakes : { form: accountTexts.failed(inWords(problem)) };
  }
}

customElements.define('ms-password-form', MsPasswordForm);
