import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { moment, percent } from '../lib/format.js';
import { picturesOf } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { isPublished, outcomeOf, valueOf, whyOf } from '../lib/meter-words.js';
import { inWords } from '../lib/refusals.js';
import { buttons, shared } from '../styles/shared.js';

const words = meterTexts.history;

/** Every picture's reading or refusal, newest first, with its reason. */
export class MsMeterHistory extends LitElement {
  static properties = {
    deviceId: {},
    meter: { attribute: false },
    newest: { attribute: false },
    zone: {},
    older: { state: true },
    next: { state: true },
    problem: { state: true },
  };

  static styles = [
    shared,
    buttons,
    css`
      ol {
        margin: var(--space-2) 0;
      }
      li {
        display: grid;
        grid-template-columns: 7rem minmax(0, 1fr) auto;
        gap: 0 var(--space-3);
        align-items: baseline;
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
      .why {
        display: block;
      }
      .value {
        font-weight: 600;
      }
      .not .value {
        font-weight: 400;
        text-decoration: line-through;
      }
      .mistake {
        color: var(--off-text);
        font-weight: 600;
      }
      @media (max-width: 560px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .what {
          grid-column: 1 / -1;
          grid-row: 2;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.older = [];
  }

  willUpdate(changed) {
    if (changed.has('deviceId')) Object.assign(this, { older: [], next: undefined });
  }

  render() {
    const ids = new Set(this.newest.map(({ id }) => id));
    const items = [...this.newest, ...this.older.filter(({ id }) => !ids.has(id))];
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${items.length ? html`<ol>${items.map(this.#item)}</ol>` : html`<p class="quiet">${words.none}</p>`}
      ${this.problem ? html`<p class="mistake" role="alert">${inWords(this.problem)}</p>` : nothing}
      ${items.length >= 50 && this.next !== null ? html`<button @click=${this.#more}>${words.more}</button>` : nothing}
    </section>`;
  }

  #item = (picture) => {
    const { reading, takenAt } = picture;
    const why = whyOf(picture);
    const value = reading ? valueOf(reading.valueWh ?? reading.readWh, this.meter.setup.register) : null;
    return html`<li class=${reading && !isPublished(picture) ? 'not' : ''}>
      <time class="quiet number" datetime=${takenAt}>${moment(takenAt, this.zone, now())}</time>
      <span class="what">${outcomeOf(picture)}${reading?.confidence == null ? nothing : html` <span class="quiet small number">${percent(reading.confidence)}</span>`}${why ? html`<span class="why quiet small">${why}</span>` : nothing}</span>
      <span class="value number">${value ?? '–'}</span>
    </li>`;
  };

  /** Older ones are asked for by the time of the oldest shown: newer ones keep coming above. */
  #more = async () => {
    this.problem = null;
    const oldest = [...this.newest, ...this.older].at(-1);
    try {
      const page = await picturesOf(this.deviceId, { to: oldest.takenAt, limit: 50 });
      this.older = [...this.older, ...page.items.filter(({ id }) => id !== oldest.id)];
      this.next = page.next;
    } catch (problem) {
      this.problem = problem;
    }
  };
}

customElements.define('ms-meter-history', MsMeterHistory);
