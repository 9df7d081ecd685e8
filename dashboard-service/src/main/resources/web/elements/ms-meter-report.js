import { LitElement, css, html, nothing, svg } from 'lit';
import { now } from '../lib/clock.js';
import { filling } from '../lib/csv.js';
import { DAY, day, startOfDay } from '../lib/format.js';
import { captureReport, datasetOf, saveMeter } from '../lib/meter-calls.js';
import { meterTexts } from '../lib/meter-texts.js';
import { inWords } from '../lib/refusals.js';
import { fields } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { field } from './field.js';
import './ms-table.js';

const words = meterTexts.report;
const DAYS = 30;
const HEIGHT = 120;
const PLACE = 20;

/** How the camera did day by day: pictures expected, received, read and refused, and why. */
export class MsMeterReport extends LitElement {
  static properties = { deviceId: {}, meter: { attribute: false }, home: { attribute: false }, may: { type: Boolean }, owns: { type: Boolean }, days: { state: true }, problem: { state: true } };

  static styles = [
    shared,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      svg {
        width: 100%;
        height: 160px;
        margin: var(--space-3) 0;
      }
      .expected {
        fill: none;
        stroke: var(--edge);
        stroke-dasharray: 3 2;
        vector-effect: non-scaling-stroke;
      }
      .read {
        fill: var(--series);
      }
      .refused {
        fill: var(--off);
      }
      .unread {
        fill: var(--unwatched);
      }
      .keys span {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
      }
      svg.key {
        width: 12px;
        height: 12px;
        margin: 0;
      }
      form {
        margin-top: var(--space-3);
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
      .mistake {
        color: var(--off-text);
        font-weight: 600;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('deviceId')) this.#load();
  }

  get #span() {
    const to = startOfDay(now() + DAY, this.home.timeZone);
    return { from: new Date(startOfDay(to - DAYS * DAY, this.home.timeZone)).toISOString(), to: new Date(to).toISOString() };
  }

  async #load() {
    const { from, to } = this.#span;
    this.days = await captureReport(this.deviceId, from, to).catch((problem) => void (this.problem = inWords(problem)));
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
        <h2 class="label">${words.title}</h2>
        ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}
        ${this.days ? this.#chart(this.days) : nothing}
      </section>
      ${this.owns || (this.may && this.meter.licence) ? this.#dataset() : nothing}`;
  }

  #chart(days) {
    const most = Math.max(1, ...days.map(({ expected, received }) => Math.max(expected ?? 0, received)));
    return html`<svg viewBox="0 0 ${days.length * PLACE} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${words.chart}>${days.map((one, i) => this.#bars(one, i, HEIGHT / most))}</svg>
      <p class="keys quiet small">${['read', 'refused', 'unread', 'expected'].map((name) => html`<span><svg class="key" viewBox="0 0 12 12" aria-hidden="true"><rect class=${name} width="12" height="12"></rect></svg>${words.keys[name]}</span>`)}<span>${words.scale(most)}</span></p>
      <ms-table name=${words.title} .head=${words.head} .rows=${this.#rows}></ms-table>
      <div class="foot"><a class="button" href="#" download="captures-${this.deviceId}.csv" @click=${filling(this.#file)}>${words.csv}</a></div>`;
  }

  #bars({ day: name, expected, received, read, refused }, i, scale) {
    const x = i * PLACE + 2;
    const unread = Math.max(0, received - read - refused);
    let top = HEIGHT;
    const bar = (kind, count) => svg`<rect class=${kind} x=${x} y=${(top -= count * scale)} width=${PLACE - 4} height=${count * scale}></rect>`;
    return svg`<g><title>${this.#dayName(name)}: ${words.day(read, refused, received, expected ?? 0)}</title>
      ${bar('read', read)}${bar('refused', refused)}${bar('unread', unread)}
      ${expected ? svg`<rect class="expected" x=${x} y=${HEIGHT - expected * scale} width=${PLACE - 4} height=${expected * scale}></rect>` : nothing}</g>`;
  }

  /** A day is a date of the home: noon in UTC is on that date wherever the viewer is. */
  #dayName = (date) => day(`${date.slice(0, 10)}T12:00:00Z`, 'UTC');

  #why = (reasons) =>
    Object.entries(reasons ?? {})
      .map(([reason, count]) => `${meterTexts.reasons[reason] ?? meterTexts.verdicts[reason] ?? reason} ×${count}`)
      .join(', ');

  #rows = () => [...this.days].reverse().map(({ day: name, expected, received, read, refused, reasons }) => [this.#dayName(name), expected ?? '–', received, read, refused, this.#why(reasons)]);

  #file = () => [
    ['day', 'expected', 'received', 'read', 'refused', 'reasons'],
    ...this.days.map(({ day: name, expected, received, read, refused, reasons }) => [name, expected, received, read, refused, this.#why(reasons)]),
  ];

  #dataset() {
    const { licence } = this.meter;
    return html`<section class="card" aria-label=${words.dataset.title}>
      <h2 class="label">${words.dataset.title}</h2>
      ${licence ? html`<p class="quiet">${words.dataset.help(licence)}</p>` : nothing}
      <form novalidate @submit=${this.#license}>
        ${this.owns ? field('licence', words.dataset.licence, html`<input id="licence" name="licence" autocomplete="off" maxlength="60" .value=${licence ?? ''} />`, { hint: words.dataset.licenceHint }) : nothing}
        <div class="actions">
          ${this.owns ? html`<button>${words.dataset.save}</button>` : nothing}
          ${licence ? html`<button type="button" class="main" @click=${this.#download}>${words.dataset.download}</button>` : nothing}
        </div>
      </form>
    </section>`;
  }

  #license = async (event) => {
    event.preventDefault();
    const licence = new FormData(event.target).get('licence').trim();
    const { setup, supply, referencePictureId } = this.meter;
    await this.#ask(async () => {
      await saveMeter(this.deviceId, { setup, supply, referencePictureId, ...(licence ? { licence } : {}) });
      this.dispatchEvent(new Event('saved'));
    });
  };

  #download = () =>
    this.#ask(async () => {
      const { name, blob } = await datasetOf(this.deviceId, this.#span);
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });

  async #ask(question) {
    this.problem = undefined;
    await question().catch((problem) => (this.problem = inWords(problem)));
  }
}

customElements.define('ms-meter-report', MsMeterReport);
