import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-supply-mark.js';

/** Several homes side by side: whether each has power and since when; one press shows it. */
export class MsHomes extends LitElement {
  static styles = [
    shared,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: var(--space-2);
      }
      a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-3);
        min-height: 64px;
        padding: var(--space-2) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        text-decoration: none;
      }
      a:hover,
      a[aria-current] {
        border-color: var(--edge);
      }
      a[aria-current] {
        background: var(--raised);
      }
      a.off {
        border-color: var(--off);
      }
      ms-supply-mark {
        width: 32px;
        height: 32px;
      }
      strong {
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, model);
  }

  render() {
    const { homes, home } = model.state;
    // What the live stream tells of the home in front of us is newer than the list.
    return html`<ul aria-label=${texts.homes}>${homes.map((one) => this.#home(one.id === home?.id ? home : one, one.id === home?.id))}</ul>`;
  }

  #home({ id, name, timeZone, supply }, isHere) {
    const state = supply?.state ?? 'not-watched';
    const since = supply?.since && state !== 'not-watched' ? ` ${texts.supply.since(moment(supply.since, timeZone, now()))}` : '';
    return html`<li>
      <a class=${state} href=${href(route.state.path, { home: id })} aria-current=${isHere ? 'true' : nothing} @click=${follow}>
        <ms-supply-mark state=${state}></ms-supply-mark>
        <span><strong>${name}</strong><br /><span class="small quiet number">${texts.supply[state]}${since}</span></span>
      </a>
    </li>`;
  }
}

customElements.define('ms-homes', MsHomes);
