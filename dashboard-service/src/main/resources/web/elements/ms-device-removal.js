import { LitElement, css, html, nothing } from 'lit';
import { remove } from '../lib/device-calls.js';
import { deviceTexts } from '../lib/device-texts.js';
import { apply } from '../lib/model.js';
import { inWords } from '../lib/refusals.js';
import { remember } from '../lib/removals.js';
import { go, href, route } from '../lib/router.js';
import { deviceView, fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';

const { form, settings: words } = deviceTexts;

/** The end of a device: apart from everything else, and asked for twice, with its name. */
export class MsDeviceRemoval extends LitElement {
  static properties = { device: { attribute: false }, problem: { state: true }, busy: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    deviceView,
    css`
      .card {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
      }
      button.danger {
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
    const { name } = this.device;
    return html`<section class="card" aria-label=${words.remove}>
        <h2 class="label">${words.remove}</h2>
        <p class="quiet">${words.removeHelp}</p>
        <button class="danger" @click=${() => this.renderRoot.querySelector('dialog').showModal()}>${words.removeSubmit(name)}</button>
      </section>
      <dialog aria-labelledby="ask">
        <form @submit=${this.#submit}>
          <h2 id="ask">${words.removeAsk(name)}</h2>
          <p class="quiet">${words.removeHelp}</p>
          <label class="check"><input type="checkbox" name="data" />${words.removeData}</label>
          ${this.problem ? html`<p class="mistake" role="alert">${form.failed(inWords(this.problem))}</p>` : nothing}
          <div class="actions">
            <button class="danger" ?disabled=${this.busy}>${words.removeSure(name)}</button>
            <button type="button" class="plain" autofocus @click=${() => this.renderRoot.querySelector('dialog').close()}>${words.keep}</button>
          </div>
        </form>
      </dialog>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const { id } = this.device;
    const withData = new FormData(event.target).has('data');
    Object.assign(this, { busy: true, problem: null });
    try {
      await remove(id, withData);
      remember(withData ? null : this.device);
      go(href('/devices', { home: route.state.query.home }), { replace: true });
      apply('device', { id, deleted: true });
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  };
}

customElements.define('ms-device-removal', MsDeviceRemoval);
