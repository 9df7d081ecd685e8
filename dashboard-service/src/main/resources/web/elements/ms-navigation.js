import { LitElement, html, nothing } from 'lit';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { VIEWS, viewOf } from '../lib/views.js';
import { navigation } from '../styles/navigation.js';
import { shared } from '../styles/shared.js';
import './ms-icon.js';

const PLACES = 5;

/** The views one can go to: at most five places at the thumb, what is more behind the last of them. */
export class MsNavigation extends LitElement {
  static styles = [shared, navigation];

  constructor() {
    super();
    new Watching(this, route);
  }

  render() {
    const here = viewOf(route.state.path);
    const many = VIEWS.length > PLACES;
    const shown = many ? VIEWS.filter(({ aside }) => !aside) : VIEWS;
    return html`<nav aria-label=${texts.navigation}>
      ${shown.map((view) => this.#link(view, here))} ${many ? this.#more(VIEWS.filter(({ aside }) => aside), here) : nothing}
    </nav>`;
  }

  #more(views, here) {
    return html`<details @focusout=${this.#left}>
      <summary class=${views.includes(here) ? 'here' : nothing}><ms-icon name="three-dots"></ms-icon>${texts.views.more}</summary>
      <div>${views.map((view) => this.#link(view, here))}</div>
    </details>`;
  }

  #link(view, here) {
    const to = href(view.path, { home: route.state.query.home });
    return html`<a href=${to} aria-current=${view === here ? 'page' : nothing} @click=${this.#go}><ms-icon name=${view.icon}></ms-icon>${view.name}</a>`;
  }

  #go = (event) => {
    this.#close();
    follow(event);
  };

  #left = ({ relatedTarget, currentTarget }) => currentTarget.contains(relatedTarget) || this.#close();

  #close() {
    this.renderRoot.querySelector('details')?.removeAttribute('open');
  }
}

customElements.define('ms-navigation', MsNavigation);
