import { LitElement, css, html, nothing } from 'lit';
import { texts } from '../lib/texts.js';
import { disclosure, shared } from '../styles/shared.js';
import './ms-icon.js';

/** A chart's numbers for those who would rather read them. The rows are asked for only while it is open. */
export class MsTable extends LitElement {
  static properties = { name: {}, head: { attribute: false }, rows: { attribute: false }, open: { state: true } };

  static styles = [
    shared,
    disclosure,
    css`
      summary {
        position: absolute;
        inset: var(--space-2) var(--space-5) auto auto;
        color: var(--quiet);
        font-size: var(--size-small);
      }
      div {
        max-height: 260px;
        margin-top: var(--space-3);
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--size-small);
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding: var(--space-1) 0 var(--space-1) var(--space-3);
        border-bottom: 1px solid var(--line);
        text-align: end;
      }
      th:first-child,
      td:first-child {
        padding-inline-start: 0;
        text-align: start;
      }
    `,
  ];

  render() {
    return html`<details @toggle=${(event) => (this.open = event.target.open)}>
      <summary>${texts.table}<span class="hidden">: ${this.name}</span><ms-icon name="chevron-down"></ms-icon></summary>
      ${this.open ? this.#table() : nothing}
    </details>`;
  }

  #table() {
    return html`<div tabindex="0" role="region" aria-label="${texts.table}: ${this.name}">
      <table>
        <thead><tr>${this.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${this.rows().map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
  }
}

customElements.define('ms-table', MsTable);
