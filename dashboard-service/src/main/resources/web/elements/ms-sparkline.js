import { LitElement, html, nothing, svg } from 'lit';
import { now } from '../lib/clock.js';
import { time, watts } from '../lib/format.js';
import { cutsWithin } from '../lib/outages.js';
import { Measuring, Picking } from '../lib/picking.js';
import { texts } from '../lib/texts.js';
import { chart } from '../styles/chart.js';
import { shared } from '../styles/shared.js';
import { hatch } from './hatch.js';
import './ms-table.js';

const HEIGHT = 72;
const MINUTE = 60_000;
const TOP = 6;
const words = texts.now;

/** The last hour as a line with its ground. A minute without a word is a gap. */
export class MsSparkline extends LitElement {
  static properties = { points: { attribute: false }, outages: { attribute: false }, zone: {} };

  static styles = [shared, chart];

  #size = new Measuring(this);
  #pick = new Picking(this);

  get marks() {
    return this.points.length;
  }

  markAt(x) {
    return Math.min(this.marks - 1, Math.max(0, Math.round((x / this.#size.width) * (this.marks - 1))));
  }

  render() {
    const values = this.points.filter(({ watts: value }) => value !== null).map(({ watts: value }) => value);
    const peak = Math.max(1, ...values);
    return html`${this.#pick.plot(words.chart, HEIGHT, this.#size.width ? this.#drawing(peak) : nothing)}
      <p class="axis small quiet number" id="said" aria-live="polite">${this.#said(values, peak)}</p>
      <ms-table name=${words.title} .head=${words.head} .rows=${() => this.points.map((point) => this.#row(point))}></ms-table>`;
  }

  #row = ({ at, watts: value }) => [time(at, this.zone), value === null ? texts.today.noData : watts(value)];

  #said(values, peak) {
    const picked = this.points[this.#pick.index];
    if (picked) return this.#row(picked).map((part) => html`<span>${part}</span>`);
    if (!values.length) return html`<span>${this.marks ? words.blank : texts.problem.loading}</span>`;
    return html`<span>${words.ago}</span><span>${words.peak(watts(peak))}</span><span>${words.nowMark}</span>`;
  }

  #drawing(peak) {
    const step = this.#size.width / (this.marks - 1);
    const place = ({ watts: value }, i) => [i * step, HEIGHT - 1 - (value / peak) * (HEIGHT - 1 - TOP)];
    return svg`${hatch}${this.#cuts(step)}
      <line class="ground" x1="0" x2=${this.#size.width} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
      ${runs(this.points).map((run) => this.#run(run.map(([point, i]) => place(point, i))))}
      ${this.#marker(place)}`;
  }

  #cuts(step) {
    const first = this.points[0]?.at ?? 0;
    const across = (at) => ((at - first) / MINUTE) * step;
    return cutsWithin(this.outages ?? [], first, first + this.marks * MINUTE, now()).map(
      ([from, to]) => svg`<rect x=${across(from)} y="0" width=${Math.max(3, across(to) - across(from))} height=${HEIGHT} fill="url(#hatch)"></rect>`,
    );
  }

  #run(places) {
    const line = places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
    const [first, last] = [places[0][0], places[places.length - 1][0]];
    if (places.length === 1) return svg`<circle class="dot" cx=${first} cy=${places[0][1]} r="2"></circle>`;
    return svg`<path class="area" d="M${first} ${HEIGHT}L${line}L${last} ${HEIGHT}Z"></path><path class="line" d="M${line}"></path>`;
  }

  #marker(place) {
    const index = this.#pick.index;
    const point = this.points[index];
    if (!point || point.watts === null) return nothing;
    const [x, y] = place(point, index);
    return svg`<line class="cursor" x1=${x} x2=${x} y1="0" y2=${HEIGHT}></line><circle class="dot" cx=${x} cy=${y} r="4"></circle>`;
  }
}

/** The points between gaps, each with its place. */
function runs(points) {
  const found = [[]];
  points.forEach((point, i) => {
    if (point.watts === null) found.push([]);
    else found[found.length - 1].push([point, i]);
  });
  return found.filter((run) => run.length);
}

customElements.define('ms-sparkline', MsSparkline);
