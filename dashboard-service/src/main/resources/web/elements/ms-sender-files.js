import { LitElement, css, html, nothing } from 'lit';
import { senderFile } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { keep } from '../lib/keeping.js';
import { inWords } from '../lib/refusals.js';
import { deviceView } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-icon.js';

const words = deviceTexts.senders;
const BY_HOW = { phone: ['tasker', 'termux', 'ios'], url: ['openwrt', 'cron', 'systemd'] };

/** What a phone or a router runs to say that it lives, ready to download while its ping URL is shown. */
export class MsSenderFiles extends LitElement {
  static properties = { how: {}, deviceId: {}, pingUrl: {}, busy: { state: true }, saved: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    buttons,
    deviceView,
    css`
      :host {
        display: block;
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
      ul {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
      li {
        display: grid;
        grid-template-columns: 11rem minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
        align-items: center;
      }
      button {
        justify-content: flex-start;
        gap: var(--space-2);
      }
      [role='status']:not(:empty),
      .mistake {
        margin-top: var(--space-3);
      }
      @media (max-width: 559px) {
        li {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  render() {
    return html`<p class="label">${words.title}</p>
      <ul>
        ${BY_HOW[this.how].map((sender) => this.#offer(sender))}
      </ul>
      <p role="status" class="small">${this.saved ? words.saved(this.saved) : ''}</p>
      ${this.problem ? html`<p class="mistake" role="alert">${deviceTexts.form.failed(inWords(this.problem))}</p>` : nothing}`;
  }

  #offer(sender) {
    const [name, text] = words.kinds[sender];
    return html`<li>
      <button type="button" aria-label=${words.download(name)} ?disabled=${this.busy} @click=${() => this.#download(sender)}><ms-icon name="download"></ms-icon>${name}</button>
      <span class="quiet small">${text}</span>
    </li>`;
  }

  async #download(sender) {
    Object.assign(this, { busy: true, problem: null, saved: null });
    try {
      const file = await senderFile(this.deviceId, sender, this.pingUrl.split('/').pop());
      keep(file);
      this.saved = file.name;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('ms-sender-files', MsSenderFiles);
