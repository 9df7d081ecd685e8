import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dateOf, firstOf, midnight } from '../lib/calendar.js';
import { now } from '../lib/clock.js';
import { duration, month } from '../lib/format.js';
import { model } from '../lib/model.js';
import { outageTexts } from '../lib/outage-texts.js';
import { isCut, isOpen, lengthMs, sum } from '../lib/outages.js';
import { within } from '../lib/parts.js';
import { texts } from '../lib/texts.js';
import { outageList } from '../styles/outage-list.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-notice.js';
import './ms-outage.js';

const words = texts.outages;
const PAGE = 100;

/** Outages by month, each with its numbers; what is going on comes first. */
export class MsOutageMonths extends LitElement {
  static properties = { home: { attribute: false }, outages: { attribute: false }, gaps: { attribute: false }, shown: { state: true } };

  static styles = [shared, buttons, outageList];

  constructor() {
    super();
    this.shown = PAGE;
  }

  render() {
    if (!this.outages.length) return html`<ms-notice class="card" icon="lightning-charge-fill" title=${words.none} text=${words.noneHelp}></ms-notice>`;
    const open = this.outages.filter(isOpen);
    return html`${open.length ? this.#group(words.ongoing, '', open, 'open') : nothing}
      ${this.#months(this.outages.filter((outage) => !isOpen(outage)))}
      ${this.outages.length > this.shown ? html`<button @click=${() => (this.shown += PAGE)}>${words.more}</button>` : nothing}`;
  }

  /** The numbers are those of the whole month, however few of its outages are drawn yet. */
  #months(outages) {
    const byMonth = new Map();
    outages.forEach((outage) => {
      const first = firstOf('month', dateOf(Date.parse(outage.startedAt), this.home.timeZone));
      byMonth.set(first, [...(byMonth.get(first) ?? []), outage]);
    });
    const drawn = new Set(outages.slice(0, this.shown));
    return [...byMonth]
      .filter(([, items]) => drawn.has(items[0]))
      .map(([first, items]) => this.#group(month(midnight(first, this.home.timeZone), this.home.timeZone), this.#numbers(first, items), items.filter((outage) => drawn.has(outage)), ''));
  }

  #numbers(first, items) {
    const lengths = items.filter(isCut).map((outage) => lengthMs(outage, now()));
    const dark = lengths.reduce((total, length) => total + length, 0);
    const blind = sum(within(this.gaps, midnight(first, this.home.timeZone), Math.min(now(), midnight(firstOf('month', first, 1), this.home.timeZone))));
    return [words.month(items.length, dark ? duration(dark) : ''), lengths.length > 1 ? outageTexts.longest(duration(Math.max(...lengths))) : '', blind >= 60_000 ? outageTexts.unwatched(duration(blind)) : ''].filter(Boolean).join(', ');
  }

  #group(name, note, items, kind) {
    const nameOf = (id) => model.state.devices?.find((device) => device.id === id)?.name ?? id;
    return html`<section class="card ${kind}" aria-label=${name}>
      <h2>${name}<span class="quiet small number">${note}</span></h2>
      ${repeat(
        items,
        ({ id }) => id,
        (outage) => html`<ms-outage .outage=${outage} deviceName=${outage.deviceId ? nameOf(outage.deviceId) : ''} zone=${this.home.timeZone}></ms-outage>`,
      )}
    </section>`;
  }
}

customElements.define('ms-outage-months', MsOutageMonths);
