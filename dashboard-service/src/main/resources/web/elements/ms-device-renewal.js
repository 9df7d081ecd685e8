import { LitElement, css, html, nothing } from 'lit';
import { renew } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';
import './ms-copy.js';
import './ms-device-overlap.js';
import './ms-sender-files.js';

const { form, keys, settings: words } = deviceTexts;

/** Makes a new password or ping URL, shows it this once, and says how long the old one goes on. */
export class MsDeviceRenewal extends LitElement {
  static properties = { device: { attribute: false }, made: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      h2 {
        margin-bottom: var(--space-3);
      }
      form {
        margin-top: var(--space-3);
      }
      .made {
        margin-top: var(--space-3);
        padding: var(--space-2) var(--space-4) 0;
        border-radius: var(--radius-small);
        background: var(--raised);
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.get('device') && changed.get('device').id !== this.device.id) Object.assign(this, { made: null, problem: null });
  }

  get kind() {
    return this.device.kind === 'phone' ? 'ping' : 'secret';
  }

  render() {
    const ping = this.kind === 'ping';
    const title = ping ? words.ping : words.rotate;
    return html`<section class="card" aria-label=${title}>
      <h2 class="label">${title}</h2>
      <p class="quiet">${ping ? words.pingHelp : words.rotateHelp}</p>
      <form novalidate @submit=${this.#submit}>
        ${field('overlap', words.overlap, choice('overlap', words.overlaps, 0))}
        ${this.problem ? html`<p class="mistake" role="alert">${form.failed(inWords(this.problem))}</p>` : nothing}
        <div class="actions"><button ?disabled=${this.busy}>${this.busy ? form.working : ping ? words.pingSubmit : words.rotateSubmit}</button></div>
      </form>
      <ms-device-overlap deviceId=${this.device.id} kind=${this.kind} .made=${this.made}></ms-device-overlap>
      <div role="status">${this.made ? this.#made() : nothing}</div>
    </section>`;
  }

  #made() {
    const { secret, pingUrl } = this.made;
    return html`<div class="made">
      <p>${words.made}</p>
      <ms-copy label=${secret ? keys.password : keys.ping} value=${secret ?? pingUrl}></ms-copy>
      ${pingUrl ? html`<ms-sender-files how=${this.device.supply === 'mains' ? 'url' : 'phone'} deviceId=${this.device.id} pingUrl=${pingUrl}></ms-sender-files>` : nothing}
    </div>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const overlap = Number(new FormData(event.target).get('overlap'));
    Object.assign(this, { busy: true, problem: null });
    try {
      this.made = await renew(this.device.id, this.kind, overlap);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  };
}

customElements.define('ms-device-renewal', MsDeviceRenewal);
