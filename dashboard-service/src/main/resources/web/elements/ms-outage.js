import { LitElement, css, html, nothing } from 'lit';
import { NARROW, day, duration, time } from '../lib/format.js';
import { isOpen, lengthMs, verdictOf } from '../lib/outages.js';
import { follow, href, route } from '../lib/router.js';
import { now } from '../lib/clock.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-confidence.js';
import './ms-evidence.js';
import './ms-verdict-mark.js';

const words = texts.outages;

/** One outage: what it was, from when to when, how long, how sure we are; its evidence on request. */
export class MsOutage extends LitElement {
  static properties = { outage: { attribute: false }, deviceName: {}, zone: {} };

  static styles = [
    shared,
    css`
      article {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--space-4);
        align-items: center;
        padding: var(--space-3) 0 0;
        border-top: 1px solid var(--line);
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        align-items: center;
        font-size: var(--size-text);
      }
      h3 a {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        color: inherit;
        text-decoration: none;
      }
      h3 a:hover {
        text-decoration: underline;
      }
      .length {
        font-size: var(--size-lead);
        font-weight: 650;
        text-align: end;
      }
      .length small {
        display: block;
        color: var(--off-text);
        font-size: var(--size-small);
        font-weight: 600;
      }
      ms-evidence {
        grid-column: 2 / -1;
      }
    `,
  ];

  render() {
    const { outage, zone } = this;
    return html`<article>
      <ms-verdict-mark verdict=${outage.verdict}></ms-verdict-mark>
      <div>
        <h3><a href=${href(`/outages/${encodeURIComponent(outage.id)}`, { home: route.state.query.home })} @click=${follow}>${words.verdict[verdictOf(outage)]}${this.deviceName ? `: ${this.deviceName}` : nothing}</a><ms-confidence value=${outage.confidence}></ms-confidence></h3>
        <p class="quiet small number">${this.#when()}${this.#notes()}</p>
      </div>
      <p class="length number">
        ${isOpen(outage)
          ? html`<ms-age plain since=${Date.parse(outage.startedAt)}></ms-age><small>${words.soFar}</small>`
          : duration(lengthMs(outage, now()))}
      </p>
      <ms-evidence .items=${outage.evidence} zone=${zone}></ms-evidence>
    </article>`;
  }

  #when() {
    const { startedAt, endedAt } = this.outage;
    const [from, to] = [day(startedAt, this.zone), endedAt ? day(endedAt, this.zone) : ''];
    const start = `${from}, ${time(startedAt, this.zone)}`;
    if (!endedAt) return texts.supply.since(start);
    return `${start}${NARROW}–${to === from ? NARROW : ` ${to}, `}${time(endedAt, this.zone)}`;
  }

  #notes() {
    const { origin } = this.outage;
    return origin === 'reconstructed' ? ` · ${words.reconstructed}` : '';
  }
}

customElements.define('ms-outage', MsOutage);
