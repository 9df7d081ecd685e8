import { LitElement, css, html, nothing } from 'lit';
import { accountTexts } from '../lib/account-texts.js';
import { model } from '../lib/model.js';
import { currency, zone } from '../lib/places.js';
import { follow, go } from '../lib/router.js';
import { forgetPrinted, printedPassword, recognise, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { form } from '../styles/form.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-home-form.js';
import './ms-icon.js';
import './ms-password-form.js';

const words = accountTexts.first;

/** What comes before everything else: an own password, then the home, then the way to the first device. */
export class MsFirstRun extends LitElement {
  static styles = [
    shared,
    buttons,
    form,
    css`
      ol {
        display: flex;
        gap: var(--space-2);
        margin-bottom: var(--space-3);
      }
      li {
        flex: 1;
        padding-top: var(--space-2);
        border-top: 4px solid var(--line);
        color: var(--quiet);
        font-size: var(--size-small);
        font-weight: 600;
      }
      li.past {
        border-color: var(--on);
      }
      li[aria-current] {
        border-color: var(--accent);
        color: var(--text);
      }
      main {
        padding-top: var(--space-8);
      }
      .button {
        min-height: 48px;
      }
    `,
  ];

  constructor() {
    super();
    [session, model].forEach((store) => new Watching(this, store));
  }

  render() {
    const { me } = session.state;
    if (!me) return nothing;
    const step = me.mustChangePassword ? 0 : 1;
    return html`<main>
      <ol aria-label=${words.stepsLabel}>
        ${words.steps.map((name, place) => html`<li class=${place < step ? 'past' : nothing} aria-current=${place === step ? 'step' : nothing}>${place + 1}. ${name}</li>`)}
      </ol>
      ${step === 0 ? this.#password(me) : this.#home()}
    </main>`;
  }

  #password = (me) => html`<h1>${words.password}</h1>
    <p class="quiet">${words.passwordHelp}</p>
    <div class="card">
      <ms-password-form printed user=${me.name} .known=${printedPassword()} submit=${words.next} @changed=${this.#chosen}></ms-password-form>
    </div>`;

  #home() {
    const { home } = model.state;
    if (!home) return html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    const guess = { timeZone: zone(), currency: currency() ?? home.currency };
    return html`<h1>${words.home}</h1>
      <p class="quiet">${words.homeHelp}</p>
      <div class="card">
        <ms-home-form .home=${home} .guess=${guess} submit=${words.next} @saved=${() => go('/devices?add=what')}>
          <a class="button plain" href="/" @click=${follow}>${words.later}</a>
        </ms-home-form>
      </div>`;
  }

  #chosen = () => {
    forgetPrinted();
    go('/set-up');
    recognise();
  };
}

customElements.define('ms-first-run', MsFirstRun);
