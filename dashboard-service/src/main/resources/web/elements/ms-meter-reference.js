import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { imageOf, pictureById, upload } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { inWords } from '../lib/refusals.js';
import { buttons, shared } from '../styles/shared.js';

const words = meterTexts.reference;
const SHOWN = 6;

/** Chooses a whole picture: one the camera sent, or one from this machine. Tells it as "chosen". */
export class MsMeterReference extends LitElement {
  static properties = { deviceId: {}, zone: {}, pictures: { attribute: false }, chosen: { attribute: false }, busy: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    buttons,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin: var(--space-2) 0;
      }
      button.picture {
        display: grid;
        width: 8rem;
        height: auto;
        padding: var(--space-1);
        font-weight: 400;
      }
      button[aria-pressed='true'] {
        outline: 3px solid var(--accent);
      }
      img {
        width: 100%;
        height: 5rem;
        border-radius: var(--radius-small);
        object-fit: cover;
      }
      .file {
        position: relative;
      }
      .file input {
        position: absolute;
        inset: -1px;
        opacity: 0;
        cursor: pointer;
      }
      label:focus-within {
        outline: 3px solid var(--accent);
      }
      .mistake {
        color: var(--off-text);
        font-weight: 600;
      }
    `,
  ];

  render() {
    const whole = (this.pictures ?? []).filter(({ kept }) => kept === 'whole').slice(0, SHOWN);
    return html`<p class="quiet">${words.help}</p>
      ${whole.length ? html`<ul aria-label=${words.title}>${whole.map(this.#picture)}</ul>` : nothing}
      <label class="button file">${this.busy ? words.sending : words.file}<input type="file" accept="image/jpeg,image/png" ?disabled=${this.busy} @change=${this.#upload} /></label>
      ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}`;
  }

  #picture = (picture) => html`<li>
    <button class="picture" aria-pressed=${picture.id === this.chosen?.id} @click=${() => this.#choose(picture)}>
      <img src=${imageOf(picture.id)} alt="" loading="lazy" /><span class="small number">${moment(picture.takenAt, this.zone, now())}</span>
    </button>
  </li>`;

  #choose(picture) {
    this.chosen = picture;
    this.dispatchEvent(new CustomEvent('chosen', { detail: picture }));
  }

  #upload = async ({ target }) => {
    const file = target.files[0];
    if (!file) return;
    Object.assign(this, { busy: true, problem: null });
    try {
      const { id } = await upload(this.deviceId, file, new Date(now()).toISOString());
      this.#choose(await pictureById(id));
    } catch (problem) {
      this.problem = inWords(problem);
    }
    target.value = '';
    this.busy = false;
  };
}

customElements.define('ms-meter-reference', MsMeterReference);
