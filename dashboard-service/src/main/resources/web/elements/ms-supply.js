import { LitElement, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { texts } from '../lib/texts.js';
import { isBlind } from '../lib/live.js';
import { nameOf } from '../lib/model.js';
import { shared } from '../styles/shared.js';
import { supplyCard } from '../styles/supply-card.js';
import './ms-age.js';
import './ms-confidence.js';
import './ms-evidence.js';
import './ms-supply-mark.js';

const words = texts.supply;
const KNOWN = new Set(['on', 'off']);

/** The first question, answered first and largest: is the power on, since when, and how do we know? */
export class MsSupply extends LitElement {
  static properties = { home: { attribute: false }, live: { attribute: false }, evidence: { attribute: false } };

  static styles = [shared, supplyCard];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { supply, timeZone } = this.home;
    const state = supply?.state ?? 'not-watched';
    const sources = KNOWN.has(state) ? [...new Set(this.evidence.map(({ source }) => nameOf(source)))].join(', ') : '';
    const blind = isBlind(this.live, now());
    return html`<section class="card ${state} ${blind ? 'blind' : ''}" aria-label=${words.title}>
      <ms-supply-mark state=${state}></ms-supply-mark>
      <div>
        <div class="answer">
          <h2 role="status">${words[state]}</h2>
          ${KNOWN.has(state) && supply.confidence != null ? html`<ms-confidence value=${supply.confidence}></ms-confidence>` : nothing}
        </div>
        ${supply?.since && state !== 'not-watched' ? this.#since(supply, timeZone) : nothing}
      </div>
      ${blind ? html`<p class="help" role="status">${texts.live.blindHelp(moment(this.live.lostAt, timeZone, now()))}</p>` : nothing}
      ${sources ? html`<p class="help quiet">${words.from(sources)}</p>` : nothing}
      ${state === 'unknown' ? html`<p class="help quiet">${words.unknownHelp}</p>` : nothing}
      ${state === 'not-watched'
        ? html`<p class="help quiet">${words.unwatchedHelp}</p>`
        : html`<ms-evidence .items=${this.evidence} zone=${timeZone}></ms-evidence>`}
    </section>`;
  }

  #since({ since }, zone) {
    return html`<p class="since number">
      <time datetime=${since}>${words.since(moment(since, zone, now()))}</time>
      <ms-age class="quiet" plain since=${Date.parse(since)}></ms-age>
    </p>`;
  }
}

customElements.define('ms-supply', MsSupply);
