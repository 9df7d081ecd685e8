import { LitElement, html, nothing } from 'lit';
import { day, duration, timeWithSeconds } from '../lib/format.js';
import { outageTexts } from '../lib/outage-texts.js';
import { nameOf } from '../lib/model.js';
import { said } from '../lib/said.js';
import { outageLine } from '../styles/outage-line.js';
import { shared } from '../styles/shared.js';

const words = outageTexts.one;
const AT_ONCE_MS = 1_000;

/** The evidence of an outage in the order it was observed, with its beginning and its end among it. */
export class MsOutageLine extends LitElement {
  static properties = { outage: { attribute: false }, zone: {} };

  static styles = [shared, outageLine];

  /** What has no time of its own stands at the end. */
  get steps() {
    const { startedAt, endedAt, evidence, verdict } = this.outage;
    const mark = (at, says) => ({ at, says, isMark: true, isCut: verdict === 'power' });
    const observed = [...(evidence ?? [])].map((item) => ({ ...item }));
    const timed = [...observed.filter(({ at }) => at), mark(startedAt, words.began), ...(endedAt ? [mark(endedAt, words.ended)] : [])];
    timed.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(b.isMark ?? false) - Number(a.isMark ?? false));
    return [...timed, ...(endedAt ? [] : [{ says: words.lasts, isMark: true, isLast: true }]), ...observed.filter(({ at }) => !at)];
  }

  render() {
    const { steps } = this;
    const first = steps.findIndex(({ says, isMark }) => isMark && says === words.began);
    const last = steps.findIndex(({ says, isMark }) => isMark && says !== words.began);
    const inside = (i) => i >= first && i < last;
    return html`<section class="card ${this.outage.verdict}" aria-label=${words.line}>
      <h2 class="label">${words.line}</h2>
      <ol>${steps.map((step, i) => this.#step(step, inside(i)))}</ol>
      ${this.outage.evidence?.length ? nothing : html`<p class="quiet">${words.none}</p>`}
    </section>`;
  }

  #step({ at, source, says, isMark }, isInside) {
    return html`<li class="${isMark ? 'mark' : ''} ${isInside ? 'inside' : ''}">
      <p>${isMark ? html`<strong>${says}</strong>` : html`<strong>${nameOf(source)}</strong>: ${said(says)}`}</p>
      ${at ? html`<p class="quiet small number"><time datetime=${at}>${day(at, this.zone)}, ${timeWithSeconds(at, this.zone)}</time>${isMark ? nothing : html` · ${this.#when(Date.parse(at))}`}</p>` : nothing}
    </li>`;
  }

  #when(at) {
    const { startedAt, endedAt } = this.outage;
    const since = at - Date.parse(startedAt);
    if (Math.abs(since) < AT_ONCE_MS) return words.atOnce;
    if (since < 0) return words.before(duration(-since));
    const afterEnd = endedAt ? at - Date.parse(endedAt) : -1;
    return afterEnd >= AT_ONCE_MS ? words.afterEnd(duration(afterEnd)) : words.after(duration(since));
  }
}

customElements.define('ms-outage-line', MsOutageLine);
