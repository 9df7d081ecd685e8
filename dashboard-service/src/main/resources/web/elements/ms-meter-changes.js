import { LitElement, css, html, nothing } from 'lit';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { meterTexts } from '../lib/meter-texts.js';
import { valueOf } from '../lib/meter-words.js';
import { shared } from '../styles/shared.js';

const words = meterTexts.replay;

/** What a replay of the archive came to: how many pictures, and those of which something else would be made. */
export class MsMeterChanges extends LitElement {
  static properties = { answer: { attribute: false }, register: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: var(--space-2) var(--space-2) var(--space-2) 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
      }
      .scroll {
        max-height: 20rem;
        margin-top: var(--space-2);
        overflow: auto;
      }
    `,
  ];

  render() {
    const { pictures, read, refused, left, changed, applied, items } = this.answer;
    return html`<p role="status">${applied ? words.applied(changed) : words.found(pictures, read, refused, changed)}${left ? html` ${words.left(left)}` : nothing}</p>
      ${items?.length
        ? html`<div class="scroll" tabindex="0" role="region" aria-label=${words.changes}><table>
            <thead><tr>${words.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
            <tbody>${items.map(this.#item)}</tbody>
          </table></div>`
        : nothing}`;
  }

  #item = ({ at, oldWh, oldVerdict, newWh, newVerdict }) =>
    html`<tr><td>${moment(at, this.zone, now())}</td><td>${this.#told(oldWh, oldVerdict)}</td><td>${this.#told(newWh, newVerdict)}</td></tr>`;

  #told = (value, verdict) => html`${valueOf(value, this.register) ?? '–'} <span class="quiet small">${meterTexts.verdicts[verdict] ?? verdict ?? meterTexts.statuses.refused}</span>`;
}

customElements.define('ms-meter-changes', MsMeterChanges);
