import { LitElement, html, nothing } from 'lit';
import { model } from '../lib/model.js';
import { follow, go, href, route } from '../lib/router.js';
import { recognise, session, signOut } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { close, open } from '../lib/watching.js';
import { texts } from '../lib/texts.js';
import { alone, drawn, language, viewOf } from '../lib/views.js';
import { buttons, shared } from '../styles/shared.js';
import { frame } from '../styles/frame.js';
import { inWords } from './ms-notice.js';
import './ms-live-state.js';
import './ms-navigation.js';
import './ms-overview.js';

/** Who has one home has nothing to choose. */
function switcher() {
  import('./ms-home-switcher.js');
  return html`<ms-home-switcher></ms-home-switcher>`;
}

/** The frame around every view: who is signed in, which home, whether we are live, and where one can go. */
export class MsApp extends LitElement {
  static styles = [shared, buttons, frame];

  #opened;
  #path;

  constructor() {
    super();
    [session, model, route].forEach((store) => new Watching(this, store));
    recognise();
  }

  willUpdate() {
    const { me } = session.state;
    const wanted = me && !me.mustChangePassword ? `${me.name} ${route.state.query.home ?? ''}` : undefined;
    if (wanted === this.#opened) return;
    this.#opened = wanted;
    if (wanted) open(route.state.query.home);
    else close();
  }

  updated() {
    const name = session.state.me ? viewOf(route.state.path).name : texts.views.signIn;
    document.title = `${name} · ${model.state.home?.name ?? texts.product}`;
    this.#begin();
    if (session.state.me && route.state.path === '/sign-in') go('/', { replace: true });
  }

  render() {
    const { me, problem } = session.state;
    if (problem && !me) {
      return html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${recognise}></ms-notice>`;
    }
    if (me === undefined) return html`<slot></slot>`;
    return alone(route.state.path, me) ?? this.#frame();
  }

  #frame() {
    const { homes, home, live } = model.state;
    return html`
      <button class="skip" @click=${this.#enter}>${texts.skip}</button>
      <header class=${homes.length > 1 ? 'several' : nothing}>
        <a class="brand" href=${this.#link('/')} @click=${follow}><ms-icon name="lightning-charge-fill"></ms-icon><span>${texts.product}</span></a>
        <ms-navigation></ms-navigation>
        ${homes.length > 1 ? switcher() : nothing}
        <ms-live-state .live=${live} zone=${home?.timeZone ?? 'UTC'}></ms-live-state>
        <button class="plain leave" @click=${this.#leave}>
          <ms-icon name="box-arrow-right"></ms-icon><span>${texts.signOut}</span>
        </button>
      </header>
      <main tabindex="-1">${drawn(route.state.path)}</main>
      <footer>${language()}</footer>
    `;
  }

  #enter = () => this.renderRoot.querySelector('main').focus({ preventScroll: true });

  /** Whoever listens to the page hears that it is another one now. */
  #begin() {
    const { path } = route.state;
    if (this.#path && this.#path !== path && this.renderRoot.querySelector('main')) this.#enter();
    this.#path = path;
  }

  /** Without an answer from the server the session goes on, and so does the page. */
  #leave = async () => {
    close();
    await signOut().catch(() => open(route.state.query.home));
  };

  #link = (path) => href(path, { home: route.state.query.home });
}

customElements.define('ms-app', MsApp);
