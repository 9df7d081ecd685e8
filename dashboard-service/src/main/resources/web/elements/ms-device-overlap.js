import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { endSecret, olderSecretsOf } from '../lib/device-calls.js';
import { moment } from '../lib/format.js';
import { model } from '../lib/model.js';
import { signedTexts } from '../lib/signed-texts.js';
import { buttons, shared } from '../styles/shared.js';

const words = signedTexts.overlap;

/** The older secrets that still let a device in after a renewal, each with its end, which may be now. */
export class MsDeviceOverlap extends LitElement {
  static properties = { deviceId: {}, kind: {}, made: { attribute: false }, older: { state: true }, ended: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-3);
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('deviceId') || changed.has('made')) this.#look();
  }

  render() {
    if (!this.older?.length) return this.ended ? html`<p role="status" class="quiet">${words.ended}</p>` : nothing;
    return html`<ul>
      ${this.older.map(({ id, expiresAt }) => html`<li>
        <span>${expiresAt ? words.until(moment(expiresAt, model.state.home?.timeZone ?? 'UTC', now())) : words.for}</span>
        <button type="button" @click=${() => this.#end(id)}>${words.end}</button>
      </li>`)}
    </ul>`;
  }

  async #look() {
    const mine = this.deviceId;
    const older = await olderSecretsOf(mine, this.kind).catch(() => []);
    if (mine === this.deviceId) this.older = older;
  }

  async #end(id) {
    await endSecret(this.deviceId, id).catch(() => {});
    this.ended = true;
    await this.#look();
  }
}

customElements.define('ms-device-overlap', MsDeviceOverlap);
