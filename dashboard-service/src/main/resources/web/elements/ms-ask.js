import { LitElement, css, html, nothing } from 'lit';
import { accountTexts as words } from '../lib/account-texts.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';

/** A button that takes something away: it asks first, with the name of the thing, then does it and says how it went. */
export class MsAsk extends LitElement {
  static properties = {
    label: {},
    short: {},
    question: {},
    text: {},
    sure: {},
    act: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      :host {
        display: inline-block;
      }
      .danger {
        border-color: var(--off);
        color: var(--off-text);
      }
      dialog {
        width: min(28rem, calc(100vw - 2 * var(--space-4)));
        padding: var(--space-6);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 50%);
      }
      dialog h2 {
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    return html`<button type="button" class="danger" aria-label=${this.label} @click=${() => this.#dialog.showModal()}>${this.short ?? this.label}</button>
      <dialog aria-labelledby="ask">
        <form @submit=${this.#submit}>
          <h2 id="ask">${this.question}</h2>
          <p class="quiet">${this.text}</p>
          ${this.problem ? html`<p class="mistake" role="alert">${words.failed(inWords(this.problem))}</p>` : nothing}
          <div class="actions">
            <button class="danger" ?disabled=${this.busy}>${this.sure}</button>
            <button type="button" class="plain" autofocus @click=${() => this.#dialog.close()}>${words.cancel}</button>
          </div>
        </form>
      </dialog>`;
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  #submit = async (event) => {
    event.preventDefault();
    Object.assign(this, { busy: true, problem: null });
    try {
      await this.act();
      this.#dialog.close();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  };
}

customElements.define('ms-ask', MsAsk);
