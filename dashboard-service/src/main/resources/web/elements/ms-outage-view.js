import { LitElement, css, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { day, duration, timeWithSeconds } from '../lib/format.js';
import { model } from '../lib/model.js';
import { outage as ask } from '../lib/outage-calls.js';
import { outageTexts } from '../lib/outage-texts.js';
import { isOpen, lengthMs, verdictOf } from '../lib/outages.js';
import { follow, href, route } from '../lib/router.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-confidence.js';
import './ms-outage-line.js';
import './ms-verdict-mark.js';

const words = outageTexts.one;

/** One outage: what it was, how long, how sure we are, and the evidence step by step. Its address can be kept and sent. */
export class MsOutageView extends LitElement {
  static properties = { found: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    deviceView,
    css`
      .head {
        justify-content: flex-start;
      }
      .what {
        margin-bottom: var(--space-2);
      }
    `,
  ];

  #asked;

  constructor() {
    super();
    [model, route].forEach((store) => new Watching(this, store));
    new Ticking(this);
  }

  get outageId() {
    return decodeURIComponent(route.state.path.slice('/outages/'.length));
  }

  /** What the live stream brought is newer than what was asked for, unless it is not. */
  get outage() {
    const known = model.state.outages?.find(({ id }) => id === this.outageId);
    const found = this.found?.id === this.outageId ? this.found : undefined;
    return known && (!found || known.revision >= found.revision) ? known : found;
  }

  willUpdate() {
    if (this.#asked === this.outageId) return;
    this.#asked = this.outageId;
    this.problem = null;
    this.#load(this.outageId);
  }

  async #load(id) {
    try {
      const found = await ask(id);
      if (id === this.#asked) this.found = found;
    } catch (problem) {
      if (id === this.#asked) this.problem = problem;
    }
  }

  render() {
    const { home } = model.state;
    const back = html`<a class="back" href=${href('/outages', { home: route.state.query.home })} @click=${follow}><ms-icon name="arrow-left"></ms-icon>${outageTexts.back}</a>`;
    if (this.outage && home) return html`${back}${this.#cards(this.outage, home.timeZone)}`;
    if (this.problem?.status === 404) return html`${back}<ms-notice class="card" icon="question-circle" title=${words.unknown} text=${words.unknownHelp}></ms-notice>`;
    const problem = this.problem ?? model.state.problem;
    if (problem) return html`${back}<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${() => this.#load(this.#asked)}></ms-notice>`;
    return html`${back}<p class="quiet" role="status">${texts.problem.loading}</p>`;
  }

  #cards(outage, zone) {
    return html`<div class="head"><ms-verdict-mark verdict=${outage.verdict}></ms-verdict-mark><h1>${texts.outages.verdict[verdictOf(outage)]}</h1><ms-confidence value=${outage.confidence}></ms-confidence></div>
      <div class="two">
        <section class="card" aria-label=${texts.outages.verdict[verdictOf(outage)]}>
          <p class="what">${words.verdict[verdictOf(outage)]}</p>
          <dl>${this.#facts(outage, zone).map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>
        </section>
        <ms-outage-line .outage=${outage} zone=${zone}></ms-outage-line>
      </div>`;
  }

  #facts(outage, zone) {
    const { startedAt, endedAt, origin, revision, deviceId } = outage;
    const instant = (at) => `${day(at, zone)}, ${timeWithSeconds(at, zone)}`;
    return [
      [words.began, instant(startedAt)],
      endedAt ? [words.ended, instant(endedAt)] : [words.lasts, ''],
      [words.length, duration(lengthMs(outage, now())) + (isOpen(outage) ? ` ${texts.outages.soFar}` : '')],
      ...(deviceId ? [[words.device, this.#device(deviceId)]] : []),
      [words.found, words[origin] ?? origin],
      [words.revisedName, words.revised(revision - 1)],
    ];
  }

  #device(id) {
    const device = model.state.devices?.find((one) => one.id === id);
    return device ? html`<a href=${href(`/devices/${encodeURIComponent(id)}`, { home: route.state.query.home })} @click=${follow}>${device.name}</a>` : id;
  }
}

customElements.define('ms-outage-view', MsOutageView);
