import { LitElement, html, nothing } from 'lit';
import { dateOf, isDate, midnight } from '../lib/calendar.js';
import { now } from '../lib/clock.js';
import { DAY, dated, nextDay } from '../lib/format.js';
import { model, withOutage } from '../lib/model.js';
import { gapsWithin, outagesWithin } from '../lib/outage-calls.js';
import { outageTexts } from '../lib/outage-texts.js';
import { cutsWithin, span } from '../lib/outages.js';
import { without } from '../lib/parts.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { outageList } from '../styles/outage-list.js';
import { choices } from '../styles/period.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-outage-calendar.js';
import './ms-outage-hours.js';
import './ms-outage-months.js';

const words = texts.outages;
const USUAL_DAYS = '90';

/** The outages of a range: a month as a calendar, the hours at which the mains fail, and the list, newest first. */
export class MsOutages extends LitElement {
  static properties = { loaded: { state: true }, problem: { state: true } };

  static styles = [shared, choices, outageList];

  #asked;

  constructor() {
    super();
    [model, route].forEach((store) => new Watching(this, store));
  }

  get range() {
    const { days } = route.state.query;
    return words.ranges[days] ? days : USUAL_DAYS;
  }

  get day() {
    return isDate(route.state.query.day) ? route.state.query.day : null;
  }

  willUpdate() {
    const { home } = model.state;
    if (!home) return;
    const to = midnight(dateOf(now(), home.timeZone), home.timeZone) + 2 * DAY;
    const from = Math.min(to - (Number(this.range) + 2) * DAY, this.day ? midnight(this.day, home.timeZone) : Infinity);
    const wanted = [home.id, from, to].join(' ');
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#load(wanted, home.id, from, to);
  }

  async #load(wanted, home, from, to) {
    try {
      // Of a longer past than a year the gaps are not asked for: the server counts them over 400 days at most.
      const [outages, gaps] = await Promise.all([outagesWithin(home, from, to), gapsWithin(home, Math.max(from, to - 399 * DAY), to)]);
      if (wanted === this.#asked) Object.assign(this, { loaded: { from, outages, gaps }, problem: undefined });
    } catch (problem) {
      if (wanted === this.#asked) this.problem = problem;
    }
  }

  render() {
    const { home, problem: trouble } = model.state;
    const problem = this.problem ?? trouble;
    return html`<div class="head"><h1>${words.title}</h1>${this.#ranges()}</div>
      ${problem ? html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${this.#again}></ms-notice>` : nothing}
      ${!problem && (!this.loaded || !home) ? html`<p class="quiet" role="status">${texts.problem.loading}</p>` : nothing}
      ${!problem && this.loaded && home ? this.#cards(home) : nothing}`;
  }

  #again = () => {
    this.#asked = this.problem = undefined;
  };

  #ranges() {
    const link = (days) => href('/outages', { home: route.state.query.home, days: days === USUAL_DAYS ? undefined : days, month: route.state.query.month });
    return html`<ul class="periods" aria-label=${words.range}>
      ${Object.entries(words.ranges).map(
        ([days, name]) => html`<li><a href=${link(days)} aria-current=${days === this.range && !this.day ? 'true' : nothing} @click=${follow}>${name}</a></li>`,
      )}
    </ul>`;
  }

  /** The overview's own list is kept true by the live stream: what it knows of an outage is newer. */
  #cards(home) {
    const from = midnight(dateOf(now() - Number(this.range) * DAY, home.timeZone), home.timeZone);
    const known = (model.state.outages ?? []).filter((outage) => span(outage, now())[1] >= this.loaded.from);
    const all = known.reduce(withOutage, this.loaded.outages);
    const cuts = cutsWithin(all, from, now(), now());
    const gaps = without(this.loaded.gaps, cutsWithin(all, this.loaded.from, now(), now()));
    return html`<div class="two">
        <ms-outage-calendar .home=${home}></ms-outage-calendar>
        <ms-outage-hours .cuts=${cuts} .gaps=${gaps} from=${from} zone=${home.timeZone}></ms-outage-hours>
      </div>
      ${this.day ? this.#ofDay(home, all) : html`<ms-outage-months .home=${home} .outages=${all.filter((outage) => span(outage, now())[1] >= from)} .gaps=${gaps}></ms-outage-months>`}`;
  }

  #ofDay(home, all) {
    const start = midnight(this.day, home.timeZone);
    const those = all.filter((outage) => {
      const [from, to] = span(outage, now());
      return to >= start && from < nextDay(start, home.timeZone);
    });
    const whole = href('/outages', { home: route.state.query.home, days: route.state.query.days, month: route.state.query.month });
    const name = dated(start, home.timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    return html`<div class="head"><h2>${outageTexts.day.title(name)}</h2><a class="whole" href=${whole} @click=${follow}>${outageTexts.day.whole}</a></div>
      ${those.length ? html`<ms-outage-months .home=${home} .outages=${those} .gaps=${[]}></ms-outage-months>` : html`<ms-notice class="card" icon="lightning-charge-fill" title=${outageTexts.day.none} text=""></ms-notice>`}`;
  }
}

customElements.define('ms-outages', MsOutages);
