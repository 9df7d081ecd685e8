import { LitElement, css, html, nothing } from 'lit';
import { meterOf, picturesOf, pictureById } from '../lib/meter-calls.js';
import { meterTexts as words } from '../lib/meter-texts.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { mayChange, maySwitch, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { deviceView } from '../styles/device-view.js';
import { choices } from '../styles/period.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-meter-history.js';
import './ms-meter-lesson.js';
import './ms-meter-manual.js';
import './ms-meter-now.js';
import './ms-meter-replay.js';
import './ms-meter-report.js';
import './ms-meter-review.js';
import './ms-meter-setup.js';
import './ms-meter-usage.js';

const LOOK_MS = 15_000;
const SECTIONS = ['now', 'readings', 'review', 'report', 'setup'];

/** What a camera reads off the utility meter: now, before, what waits for a person, how it goes, and how it is set up. */
export class MsMeterView extends LitElement {
  static properties = { meter: { state: true }, pictures: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    deviceView,
    choices,
    css`
      .periods {
        flex-wrap: wrap;
      }
      .badge {
        margin-inline-start: var(--space-1);
        padding: 0 0.45em;
        border-radius: 1em;
        background: var(--accent);
        color: var(--on-accent);
        font-size: var(--size-small);
      }
    `,
  ];

  constructor() {
    super();
    [model, route, session].forEach((store) => new Watching(this, store));
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => document.hidden || this.#load(this.deviceId), LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get deviceId() {
    return decodeURIComponent(route.state.path.split('/')[2]);
  }

  willUpdate() {
    if (this.asked === this.deviceId) return;
    this.asked = this.deviceId;
    this.meter = this.pictures = this.problem = undefined;
    this.#load(this.deviceId);
  }

  async #load(id) {
    try {
      const [meter, page] = await Promise.all([meterOf(id), picturesOf(id, { limit: 50 })]);
      const known = this.meter?.reference;
      const wanted = meter?.referencePictureId;
      const reference = !wanted || known?.id === wanted ? known : await pictureById(wanted).catch(() => undefined);
      if (id === this.deviceId) Object.assign(this, { meter: meter && { ...meter, reference }, pictures: page.items, problem: undefined });
    } catch (problem) {
      if (id === this.deviceId) this.problem = problem;
    }
  }

  #again = () => this.#load(this.deviceId);

  render() {
    const { home, devices } = model.state;
    const device = devices?.find(({ id }) => id === this.deviceId);
    const back = html`<a class="back" href=${href(`/devices/${encodeURIComponent(this.deviceId)}`, { home: route.state.query.home })} @click=${follow}><ms-icon name="arrow-left"></ms-icon>${device?.name ?? words.back}</a>`;
    if (this.problem?.status === 404 || (device && device.kind !== 'camera')) return html`${back}<ms-notice class="card" icon="question-circle" title=${words.unknown} text=${words.unknownHelp}></ms-notice>`;
    const problem = this.problem ?? model.state.problem;
    if (problem && !this.pictures) return html`${back}<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${this.#again}></ms-notice>`;
    if (!home || !this.pictures) return html`${back}<p class="quiet" role="status">${texts.problem.loading}</p>`;
    return html`${back}<div class="head"><h1>${words.title}</h1>${this.#sections(home)}</div>${this.#section(home)}`;
  }

  #allowed(home) {
    return SECTIONS.filter((name) => (name === 'setup' ? mayChange(home.id) : name === 'now' || this.meter));
  }

  /** A camera without a set-up begins there; a person who may not set it up sees what it sends. */
  #shown(home) {
    const allowed = this.#allowed(home);
    const { show } = route.state.query;
    if (allowed.includes(show)) return show;
    return !this.meter && allowed.includes('setup') ? 'setup' : 'now';
  }

  #sections(home) {
    const shown = this.#shown(home);
    const link = (name) => href(route.state.path, { home: route.state.query.home, show: name });
    const badge = (name) => (name === 'review' && this.meter?.pending ? html`<span class="badge number">${this.meter.pending}</span>` : nothing);
    return html`<ul class="periods" aria-label=${words.sections.title}>
      ${this.#allowed(home).map((name) => html`<li><a href=${link(name)} aria-current=${name === shown ? 'true' : nothing} @click=${follow}>${words.sections[name]}${badge(name)}</a></li>`)}
    </ul>`;
  }

  #section(home) {
    const { meter, pictures, deviceId } = this;
    const zone = home.timeZone;
    const may = maySwitch(home.id);
    switch (this.#shown(home)) {
      case 'setup':
        return html`<ms-meter-setup deviceId=${deviceId} .meter=${meter} .pictures=${pictures} zone=${zone} @saved=${this.#again}></ms-meter-setup>
          ${meter ? html`<ms-meter-replay deviceId=${deviceId} .meter=${meter} zone=${zone} @applied=${this.#again}></ms-meter-replay>
            <ms-meter-lesson deviceId=${deviceId} .meter=${meter} zone=${zone} @applied=${this.#again}></ms-meter-lesson>` : nothing}`;
      case 'review':
        return html`<ms-meter-review deviceId=${deviceId} .meter=${meter} zone=${zone} ?may=${may} @reviewed=${this.#again}></ms-meter-review>`;
      case 'report':
        return html`<ms-meter-report deviceId=${deviceId} .meter=${meter} .home=${home} ?may=${may} ?owns=${mayChange(home.id)} @saved=${this.#again}></ms-meter-report>`;
      case 'readings':
        return html`<ms-meter-usage deviceId=${deviceId} zone=${zone}></ms-meter-usage>
          <ms-meter-history deviceId=${deviceId} .meter=${meter} .newest=${pictures} zone=${zone}></ms-meter-history>`;
      default:
        return html`<div class="two"><ms-meter-now .meter=${meter} .picture=${pictures.find(({ origin }) => origin === 'camera') ?? pictures[0]} zone=${zone}></ms-meter-now>
          ${meter && may ? html`<ms-meter-manual deviceId=${deviceId} .meter=${meter} zone=${zone} @read=${this.#again}></ms-meter-manual>` : nothing}</div>`;
    }
  }
}

customElements.define('ms-meter-view', MsMeterView);
