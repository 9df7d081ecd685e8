import { LitElement, css, html, nothing } from 'lit';
import { filling, rounded } from '../lib/csv.js';
import { energyTexts } from '../lib/energy-texts.js';
import { decimal, kilowattHours, percent, watts } from '../lib/format.js';
import { follow, href, route } from '../lib/router.js';
import { buttons, shared } from '../styles/shared.js';

const words = energyTexts.devices;
const CSV_HEAD = ['device', 'name', 'energy_kwh', 'mean_watts', 'min_watts', 'max_watts', 'samples', 'coverage'];

/** Mean, least and most power, energy and samples of every device in the period, the largest first. */
export class MsEnergyDevices extends LitElement {
  static properties = { stats: { attribute: false }, total: { type: Number }, first: {}, range: {} };

  static styles = [
    shared,
    buttons,
    css`
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .scroll {
        margin-top: var(--space-2);
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-spacing: 0;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        height: var(--target);
        padding: 0 0 0 var(--space-4);
        border-bottom: 1px solid var(--line);
        text-align: end;
        white-space: nowrap;
      }
      thead th {
        height: 28px;
        color: var(--quiet);
        font-size: var(--size-small);
        font-weight: 600;
      }
      th:first-child {
        position: sticky;
        inset-inline-start: 0;
        min-width: 7.5rem;
        max-width: 16rem;
        padding: 0 var(--space-2) 0 0;
        background: var(--surface);
        font-weight: 600;
        text-align: start;
        white-space: normal;
      }
      th a {
        display: flex;
        align-items: center;
        min-height: var(--target);
        color: inherit;
        line-height: 1.25;
        overflow-wrap: anywhere;
        text-decoration: none;
      }
      th a:hover {
        text-decoration: underline;
      }
      tbody tr:last-child > * {
        border: 0;
      }
    `,
  ];

  get ordered() {
    return [...this.stats].sort((a, b) => (b.energyWh ?? -1) - (a.energyWh ?? -1) || a.name.localeCompare(b.name, undefined, { numeric: true }));
  }

  render() {
    const { total } = this;
    return html`<section class="card" aria-label=${words.title}>
      <div class="head"><h2 class="label">${words.title}</h2>
        <a class="button" download="devices-${this.range}-${this.first}.csv" href="data:text/csv" @click=${filling(() => this.#file())}>${energyTexts.csv}<span class="hidden">: ${words.title}</span></a></div>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.chart}>
        <table>
          <thead><tr>${words.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
          <tbody>${this.ordered.map((row) => this.#row(row, total))}</tbody>
        </table>
      </div>
      ${this.stats.some(({ meanWatts, minWatts }) => meanWatts !== null && minWatts === null) ? html`<p class="quiet small">${words.several}</p>` : nothing}
    </section>`;
  }

  #row({ deviceId, name, energyWh, meanWatts, minWatts, maxWatts, samples, coverage }, total) {
    const power = (value) => (value === null ? '–' : watts(value));
    const to = href(`/devices/${encodeURIComponent(deviceId)}`, { home: route.state.query.home });
    return html`<tr class=${energyWh === null ? 'quiet' : ''}>
      <th scope="row"><a href=${to} @click=${follow}>${name}</a></th>
      <td><strong>${energyWh === null ? '–' : kilowattHours(energyWh)}</strong></td>
      <td>${energyWh === null || !total ? '–' : percent(energyWh / total)}</td>
      <td>${power(meanWatts)}</td><td>${power(minWatts)}</td><td>${power(maxWatts)}</td>
      <td>${decimal(samples, 0)}</td><td>${energyWh === null ? energyTexts.noData : percent(coverage)}</td>
    </tr>`;
  }

  #file() {
    const rows = this.ordered.map(({ deviceId, name, energyWh, meanWatts, minWatts, maxWatts, samples, coverage }) => [
      deviceId,
      name,
      energyWh === null ? null : rounded(energyWh / 1_000, 6),
      rounded(meanWatts, 3),
      rounded(minWatts, 3),
      rounded(maxWatts, 3),
      samples,
      rounded(coverage, 4),
    ]);
    return [CSV_HEAD, ...rows];
  }
}

customElements.define('ms-energy-devices', MsEnergyDevices);
