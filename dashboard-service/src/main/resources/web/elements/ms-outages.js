import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { now } from '../lib/clock.js';
import { duration, month } from '../lib/format.js';
import { outages as ask } from '../lib/loading.js';
import { model, withOutage } from '../lib/model.js';
import { isCut, isOpen, lengthMs } from '../lib/outages.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { buttons, shared } from '../styles/shared.js';
import { outageList } from '../styles/outage-list.js';
import { inWords } from './ms-notice.js';
import './ms-outage.js';

const words = texts.outages;
const USUAL_DAYS = '90';

/** The outages of a range, what is going on first, then newest first by month. */
export class MsOutages extends LitElement {
  static properties = { older: { state: true }, next: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, outageList];

  #loaded;

  constructor() {
    super();
    [model, route].forEach((store) => new Watching(this, store));
  }

  get range() {
    const { days } = route.state.query;
    return words.ranges[days] ? days : USUAL_DAYS;
  }

  willUpdate() {
    const { home } = model.state;
    const wanted = home ? `${home.id} ${this.range}` : undefined;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    this.older = undefined;
    if (home) this.#load();
  }

  #load = async (cursor) => {
    try {
      const { items, next } = await ask(model.state.home, Number(this.range), cursor);
      Object.assign(this, { older: cursor ? [...this.older, ...items] : items, next, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
  };

  render() {
    return html`<div class="head"><h1>${words.title}</h1>${this.#ranges()}</div>${this.#list()}`;
  }

  #ranges() {
    const link = (days) => href('/outages', { home: route.state.query.home, days: days === USUAL_DAYS ? undefined : days });
    return html`<ul class="ranges" aria-label=${words.range}>
      ${Object.entries(words.ranges).map(
        ([days, name]) => html`<li><a href=${link(days)} aria-current=${days === this.range ? 'true' : nothing} @click=${follow}>${name}</a></li>`,
      )}
    </ul>`;
  }

  #list() {
    const problem = this.problem ?? model.state.problem;
    if (problem) return html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${() => this.#load()}></ms-notice>`;
    if (!this.older || !model.state.home) return html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    // The overview's own list is kept true by the live stream: what it knows of an outage is newer.
    const known = (model.state.outages ?? []).filter(({ startedAt }) => now() - Date.parse(startedAt) < Number(this.range) * 86_400_000);
    const outages = known.reduce(withOutage, this.older);
    if (!outages.length) return html`<ms-notice class="card" icon="lightning-charge-fill" title=${words.none} text=${words.noneHelp}></ms-notice>`;
    const open = outages.filter(isOpen);
    return html`
      ${open.length ? this.#group(words.ongoing, '', open, 'open') : nothing}
      ${this.#months(outages.filter((outage) => !isOpen(outage)))}
      ${this.next ? html`<button @click=${() => this.#load(this.next)}>${words.more}</button>` : nothing}
    `;
  }

  #months(outages) {
    const zone = model.state.home.timeZone;
    const byMonth = new Map();
    outages.forEach((outage) => {
      const name = month(outage.startedAt, zone);
      byMonth.set(name, [...(byMonth.get(name) ?? []), outage]);
    });
    return [...byMonth].map(([name, items]) => {
      const dark = items.filter(isCut).reduce((sum, outage) => sum + lengthMs(outage, now()), 0);
      return this.#group(name, words.month(items.length, dark ? duration(dark) : ''), items, '');
    });
  }

  #group(name, note, items, kind) {
    const nameOf = (id) => model.state.devices?.find((device) => device.id === id)?.name ?? id;
    return html`<section class="card ${kind}" aria-label=${name}>
      <h2>${name}<span class="quiet small">${note}</span></h2>
      ${repeat(
        items,
        ({ id }) => id,
        (outage) => html`<ms-outage .outage=${outage} deviceName=${outage.deviceId ? nameOf(outage.deviceId) : ''} zone=${model.state.home.timeZone}></ms-outage>`,
      )}
    </section>`;
  }
}

customElements.define('ms-outages', MsOutages);
