import { LitElement, css, html, nothing } from 'lit';
import { model } from '../lib/model.js';
import { go, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';

/** Chooses among several homes; with one home there is nothing to choose and nothing to see. */
export class MsHomeSwitcher extends LitElement {
  static styles = [
    shared,
    css`
      select {
        min-height: var(--target);
        max-width: 12rem;
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: 10px;
        background: var(--surface);
        color: var(--text);
        font: inherit;
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, model);
  }

  render() {
    const { homes, home } = model.state;
    if (homes.length < 2) return nothing;
    return html`<label>
      <span class="hidden">${texts.home}</span>
      <select @change=${this.#choose}>
        ${homes.map(({ id, name }) => html`<option value=${id} ?selected=${id === home?.id}>${name}</option>`)}
      </select>
    </label>`;
  }

  #choose = (event) => go(href(route.state.path, { ...route.state.query, home: event.target.value }));
}

customElements.define('ms-home-switcher', MsHomeSwitcher);
