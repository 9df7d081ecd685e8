import { LitElement, css, html, nothing } from 'lit';
import { accountTexts as words } from '../lib/account-texts.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { mayChange, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { deviceView } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-account.js';
import './ms-chats.js';
import './ms-everybody.js';
import './ms-health.js';
import './ms-home-form.js';
import './ms-invitations.js';
import './ms-members.js';
import './ms-tokens.js';

/** Everything that is set up once and then looked after: the home, its people, oneself, keys for programs. */
export class MsSettingsView extends LitElement {
  static styles = [
    shared,
    deviceView,
    settings,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        padding: 0 var(--space-4);
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface);
        color: var(--text);
        font-weight: 600;
        text-decoration: none;
      }
      nav a[aria-current] {
        border-color: var(--accent);
        color: var(--accent);
        box-shadow: inset 0 -3px var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    [model, route, session].forEach((store) => new Watching(this, store));
  }

  render() {
    const wanted = route.state.path.slice('/settings/'.length);
    const part = Object.hasOwn(words.parts, wanted) ? wanted : 'home';
    return html`<h1>${words.title}</h1>
      <nav aria-label=${words.partsLabel}>${Object.entries(words.parts).map(([name, text]) => this.#link(name, text, name === part))}</nav>
      ${part === 'account' ? html`<ms-account zone=${model.state.home?.timeZone ?? 'UTC'}></ms-account>` : this.#ofHome(part)}`;
  }

  #link = (part, text, here) => html`<a href=${href(`/settings/${part}`, { home: route.state.query.home })} aria-current=${here ? 'page' : nothing} @click=${follow}>${text}</a>`;

  #ofHome(part) {
    const { home, problem } = model.state;
    if (problem) return html`<ms-notice class="card" icon="exclamation-triangle" title=${texts.problem.title} text=${inWords(problem)}></ms-notice>`;
    if (!home) return html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    return this[part](home, mayChange(home.id));
  }

  home = (home, may) => html`<section class="card" aria-label=${words.home.title}>
    <h2 class="label">${words.home.title}</h2>
    ${may ? html`<ms-home-form .home=${home}></ms-home-form>` : html`<p>${home.name} · ${home.timeZone} · ${home.currency}</p><p class="quiet">${words.ownersOnly}</p>`}
  </section>`;

  people = (home, may) => html`<div class="two">
    <div class="stack">
      <ms-members .home=${home} ?may=${may}></ms-members>
      ${may ? html`<ms-invitations homeId=${home.id} zone=${home.timeZone}></ms-invitations>` : nothing}
    </div>
    ${session.state.me?.administrator ? html`<ms-everybody></ms-everybody>` : nothing}
  </div>`;

  tokens = (home, may) => (may ? html`<ms-tokens .home=${home}></ms-tokens>` : this.#closed());

  messages = (home, may) => html`<ms-chats .home=${home} ?may=${may}></ms-chats>`;

  health = (home) => html`<ms-health .home=${home}></ms-health>`;

  #closed = () => html`<p class="card quiet">${words.ownersOnly}</p>`;
}

customElements.define('ms-settings-view', MsSettingsView);
