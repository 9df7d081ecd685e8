import { LitElement, html, nothing } from 'lit';
import { model } from '../lib/model.js';
import { follow, go, href, route } from '../lib/router.js';
import { recognise, session, signOut } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { close, open } from '../lib/watching.js';
import { texts } from '../lib/texts.js';
import { drawn, viewOf } from '../lib/views.js';
import { buttons, shared } from '../styles/shared.js';
import { frame } from '../styles/frame.js';
import { inWords } from './ms-notice.js';
import './ms-language.js';
import './ms-live-state.js';
import './ms-navigation.js';
import './ms-overview.js';

/** Who is known needs no door, and who has one home nothing to choose it with. */
function door() {
  import('./ms-sign-in.js');
  return html`<ms-sign-in></ms-sign-in>`;
}

function switcher() {
  import('./ms-home-switcher.js');
  return html`<ms-home-switcher></ms-home-switcher>`;
}

/** The frame around every view: who is signed in, which home, whether we are live, and where one can go. */
export class MsApp extends LitElement {
  static styles = [shared, buttons, frame];

  #opened;

  constructor() {
    super();
    [session, model, route].forEach((store) => new Watching(this, store));
    recognise();
  }

  willUpdate() {
    const { me } = session.state;
    const wanted = me ? `${me.name} ${route.state.query.home ?? ''}` : undefined;
    if (wanted === this.#opened) return;
    this.#opened = wanted;
    if (me) open(route.state.query.home);
    else close();
  }

  updated() {
    const name = session.state.me ? viewOf(route.state.path).name : texts.views.signIn;
    document.title = `${name} · ${model.state.home?.name ?? texts.product}`;
    if (session.state.me && route.state.path === '/sign-in') go('/', { replace: true });
  }

  render() {
    const { me, problem } = session.state;
    if (problem && !me) {
      return html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${recognise}></ms-notice>`;
    }
    if (me === undefined) return nothing;
    return me ? this.#frame() : door();
  }

  #frame() {
    const { homes, home, live } = model.state;
    return html`
      <header class=${homes.length > 1 ? 'several' : nothing}>
        <a class="brand" href=${this.#link('/')} @click=${follow}><ms-icon name="lightning-charge-fill"></ms-icon><span>${texts.product}</span></a>
        <ms-navigation></ms-navigation>
        ${homes.length > 1 ? switcher() : nothing}
        <ms-live-state .live=${live} zone=${home?.timeZone ?? 'UTC'}></ms-live-state>
        <button class="plain leave" @click=${this.#leave}>
          <ms-icon name="box-arrow-right"></ms-icon><span>${texts.signOut}</span>
        </button>
      </header>
      <main>${drawn(route.state.path)}</main>
      <footer><ms-language></ms-language></footer>
    `;
  }

  /** Without an answer from the server the session goes on, and so does the page. */
  #leave = async () => {
    close();
    await signOut().catch(() => open(route.state.query.home));
  };

  #link = (path) => href(path, { home: route.state.query.home });
}

customElements.define('ms-app', MsApp);
