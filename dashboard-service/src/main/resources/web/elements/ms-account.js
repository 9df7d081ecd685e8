import { LitElement, html } from 'lit';
import { accountTexts } from '../lib/account-texts.js';
import { session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { deviceView } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { shared } from '../styles/shared.js';
import './ms-passkeys.js';
import './ms-password-form.js';
import './ms-sessions.js';

const words = accountTexts.password;

/** What proves who one is, and where one is signed in. */
export class MsAccount extends LitElement {
  static properties = { zone: {} };

  static styles = [shared, deviceView, settings];

  constructor() {
    super();
    new Watching(this, session);
  }

  render() {
    return html`<div class="two">
      <div class="stack">
        <section class="card" aria-label=${words.title}>
          <h2 class="label">${words.title} · ${session.state.me?.name}</h2>
          <ms-password-form user=${session.state.me?.name} @changed=${() => this.renderRoot.querySelector('ms-sessions').again()}></ms-password-form>
        </section>
        <ms-passkeys></ms-passkeys>
      </div>
      <ms-sessions zone=${this.zone}></ms-sessions>
    </div>`;
  }
}

customElements.define('ms-account', MsAccount);
