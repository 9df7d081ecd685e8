import { LitElement, css, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { find, refusalsOf, turnedAway } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { heardAt, newest, power } from '../lib/devices.js';
import { timeWithSeconds, watts } from '../lib/format.js';
import { model } from '../lib/model.js';
import { session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-icon.js';

const words = deviceTexts.first;
const LOOK_MS = 2_000;

/** Waits for a device's first word, says when it comes, and why it is refused when it is. One that is to register itself (`claimed`) is not asked for before the live stream knows it. */
export class MsFirstWord extends LitElement {
  static properties = { deviceId: {}, since: {}, claimed: { type: Boolean }, asked: { state: true }, refusal: { state: true } };

  static styles = [
    shared,
    css`
      .state {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        font-size: var(--size-lead);
        font-weight: 600;
      }
      .heard {
        color: var(--on-text);
      }
      .refused {
        color: var(--off-text);
      }
      .why {
        margin-top: var(--space-1);
        overflow-wrap: anywhere;
      }
      code {
        font: 0.875rem / 1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, model);
    new Ticking(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.#look, LOOK_MS);
    this.updateComplete.then(this.#look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get device() {
    const known = model.state.devices?.find(({ id }) => id === this.deviceId);
    return this.asked ? newest(known, this.asked) : known;
  }

  render() {
    const heard = this.device && heardAt(this.device);
    const isHeard = heard && heard >= Date.parse(this.since);
    return html`<div role="status">
      ${isHeard ? this.#heard(heard) : this.refusal ? nothing : this.#waiting()}
      ${this.refusal && (!isHeard || Date.parse(this.refusal.at) > heard) ? this.#refused() : nothing}
    </div>`;
  }

  #waiting() {
    return html`<p class="state"><ms-icon name="hourglass-split"></ms-icon>${words.waiting}</p><p class="why quiet">${words.waitingHelp}</p>`;
  }

  #heard(at) {
    const measured = power(this.device, now());
    return html`<p class="state heard"><ms-icon name="check-circle-fill"></ms-icon>${measured ? words.heardWith(watts(measured.watts)) : words.heard}</p>
      <p class="why quiet"><ms-age since=${at}></ms-age></p>`;
  }

  #refused() {
    const { reason, topic, payload, at } = this.refusal;
    return html`<p class="state refused"><ms-icon name="exclamation-triangle"></ms-icon>${words.refused}</p>
      <p class="why">${reason}</p>
      <p class="why quiet small"><span class="number">${timeWithSeconds(at, model.state.home?.timeZone ?? 'UTC')}</span> · ${topic}${payload ? html` · <code>${payload}</code>` : nothing}</p>`;
  }

  #look = async () => {
    const mine = this.deviceId;
    if (this.claimed && !this.device) return;
    try {
      const askDoor = session.state.me?.administrator ? turnedAway(mine) : [];
      const [asked, kept, turned] = await Promise.all([find(mine), refusalsOf(mine), askDoor]);
      if (mine !== this.deviceId) return;
      this.asked = asked;
      const all = [...kept, ...turned].filter(({ at }) => Date.parse(at) >= Date.parse(this.since));
      this.refusal = all.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
    } catch {
      // The dot above says that the server is away; the next look asks again.
    }
  };
}

customElements.define('ms-first-word', MsFirstWord);
