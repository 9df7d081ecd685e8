import { LitElement, css, html, nothing } from 'lit';
import { Ticking } from '../lib/clock.js';
import { deviceTexts } from '../lib/device-texts.js';
import { apply } from '../lib/model.js';
import { inWords } from '../lib/refusals.js';
import { remember, removals, restore, undoable } from '../lib/removals.js';
import { Watching } from '../lib/store.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-icon.js';

const words = deviceTexts.removed;

/** Says that a device was removed, and takes it back when asked to in time. */
export class MsRemoved extends LitElement {
  static properties = { homeId: {}, busy: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) var(--space-3) var(--space-2) var(--space-5);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--raised);
      }
      p {
        flex: 1 1 18rem;
        overflow-wrap: anywhere;
      }
      button.plain {
        color: var(--quiet);
      }
    `,
  ];

  constructor() {
    super();
    new Watching(this, removals);
    new Ticking(this);
  }

  updated() {
    this.hidden = !undoable(this.homeId);
  }

  render() {
    const last = undoable(this.homeId);
    return html`<section role="status" aria-label=${words.title}>${last ? this.#offer(last) : nothing}</section>`;
  }

  #offer(last) {
    return html`<div>
      <p>${this.problem ? words.failed(inWords(this.problem)) : words.done(last.name)}</p>
      <button ?disabled=${this.busy} @click=${() => this.#undo(last)}><ms-icon name="arrow-counterclockwise"></ms-icon>${words.undo}</button>
      <button class="plain" @click=${this.#dismiss}>${words.dismiss}</button>
    </div>`;
  }

  #undo = async (last) => {
    Object.assign(this, { busy: true, problem: null });
    try {
      apply('device', await restore(last));
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  };

  #dismiss = () => remember((this.problem = null));
}

customElements.define('ms-removed', MsRemoved);
