import { LitElement, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { PERIODS, dateOf, firstOf, isDate, midnight, plusDays } from '../lib/calendar.js';
import { energyTexts as words } from '../lib/energy-texts.js';
import { dated } from '../lib/format.js';
import { follow, go, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { period } from '../styles/period.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-icon.js';

/** Which period is shown: a day, week, month or year, the one before, the next, or the one of a date. Each is a link. */
export class MsPeriod extends LitElement {
  static properties = { period: {}, date: {}, zone: {} };

  static styles = [shared, buttons, period];

  constructor() {
    super();
    new Watching(this, route);
  }

  render() {
    const { period: chosen, date, zone } = this;
    const today = dateOf(now(), zone);
    const next = firstOf(chosen, date, 1);
    return html`<ul class="periods" aria-label=${words.range}>
        ${PERIODS.map((one) => html`<li><a href=${this.#link(one, one === 'day' && this.#holds(today) ? today : date)} aria-current=${one === chosen ? 'true' : nothing} @click=${follow}>${words.periods[one]}</a></li>`)}
      </ul>
      <div class="walk">
        ${this.#step(firstOf(chosen, date, -1), words.earlier[chosen], '')}
        <label><span class="name number">${nameOf(chosen, date, zone)}</span><span class="hidden">${words.choose}</span>
          <input type="date" min="2010-01-02" max=${today} .value=${date} @change=${this.#jump} @click=${pick} /></label>
        ${this.#step(next, words.later[chosen], 'turned', next > today)}
        ${this.#holds(today) ? nothing : html`<a class="button" href=${this.#link(chosen, today)} @click=${follow}>${words.now[chosen]}</a>`}
      </div>`;
  }

  #step(date, name, turn, isOver = false) {
    const icon = html`<ms-icon class=${turn} name="arrow-left"></ms-icon><span class="hidden">${name}</span>`;
    if (isOver) return html`<span class="button plain over" role="link" aria-disabled="true">${icon}</span>`;
    return html`<a class="button plain" href=${this.#link(this.period, date)} @click=${follow}>${icon}</a>`;
  }

  #holds = (date) => firstOf(this.period, date) === firstOf(this.period, this.date);

  #link(range, date) {
    const first = firstOf(range, date);
    const isNow = first === firstOf(range, dateOf(now(), this.zone));
    return href(route.state.path, { ...route.state.query, range: range === PERIODS[0] ? undefined : range, date: isNow ? undefined : first });
  }

  #jump = ({ target }) => isDate(target.value) && go(this.#link(this.period, target.value));
}

/** The whole field opens the calendar, not only its small mark. */
const pick = ({ currentTarget }) => currentTarget.showPicker?.();

function nameOf(range, date, zone) {
  const first = firstOf(range, date);
  const at = (day) => midnight(day, zone);
  if (range === 'day') return dated(at(first), zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  if (range === 'month') return dated(at(first), zone, { month: 'long', year: 'numeric' });
  if (range === 'year') return dated(at(first), zone, { year: 'numeric' });
  return `${dated(at(first), zone, { day: 'numeric', month: 'short' })} – ${dated(at(plusDays(first, 6)), zone, { day: 'numeric', month: 'short', year: 'numeric' })}`;
}

customElements.define('ms-period', MsPeriod);
