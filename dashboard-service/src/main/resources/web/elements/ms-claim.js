import { LitElement, css, html } from 'lit';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { portalAddress } from '../lib/portal.js';
import { signedTexts } from '../lib/signed-texts.js';
import { shared } from '../styles/shared.js';
import './ms-copy.js';
import './ms-qr.js';

const words = signedTexts.claim;

/** A claim code for a new device, shown this once: to read, to copy and to scan. */
export class MsClaim extends LitElement {
  static properties = { made: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .code {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-4) var(--space-6);
      }
      strong {
        font: 600 clamp(1.5rem, 1rem + 2.4vw, 2.25rem) / 1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
        letter-spacing: 0.02em;
        white-space: nowrap;
        user-select: all;
      }
      .code div {
        display: grid;
        flex: 1 1 16rem;
        gap: var(--space-1);
      }
      a {
        display: flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
      }
      ms-qr {
        width: 11rem;
      }
    `,
  ];

  render() {
    const { code, ingestUrl, expiresAt } = this.made;
    const { hostname, port } = new URL(ingestUrl);
    return html`<p class="quiet">${words.how}</p>
      <div class="code">
        <ms-qr text=${portalAddress(this.made)} label=${words.scan}></ms-qr>
        <div>
          <p class="quiet">${words.scanHelp}</p>
          <a href=${portalAddress(this.made)} target="_blank" rel="noopener">${words.open}</a>
          <p class="label">${words.code}</p>
          <strong>${code}</strong>
          <p class="quiet small">${words.until(moment(expiresAt, this.zone, now()))}</p>
        </div>
      </div>
      <div><ms-copy label=${words.code} value=${code}></ms-copy> <ms-copy label=${words.server} value=${hostname}></ms-copy> <ms-copy label=${words.port} value=${port}></ms-copy></div>`;
  }
}

customElements.define('ms-claim', MsClaim);
