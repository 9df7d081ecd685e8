import { LitElement, css, html, nothing } from 'lit';
import { calibrationTexts as words } from '../lib/calibration-texts.js';
import { now } from '../lib/clock.js';
import { calibrationOf } from '../lib/device-calls.js';
import { NARROW, decimal, moment, units } from '../lib/format.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import './ms-calibration-steps.js';
import './ms-icon.js';

const WAITING_MS = 2_000;
const QUIET_MS = 20_000;
const SIXTEENTHS = 16;

const perCount = (value) => `${decimal(value / 1_000, 2)}${NARROW}mA`;
const steps = (value) => words.counts(value, decimal(value, 1));

/** What a sensor reckons its current with, how the last step of its calibration ended, and the next one. Nothing where there is none. */
export class MsCalibration extends LitElement {
  static properties = { deviceId: {}, zone: {}, mayChange: { type: Boolean }, calibration: { state: true } };

  static styles = [
    shared,
    deviceView,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      .news {
        display: flex;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-small);
        background: var(--raised);
      }
      .news ms-icon {
        flex: none;
        margin-top: 0.2em;
      }
      .bad {
        color: var(--off-text);
      }
    `,
  ];

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.#look();
  }

  willUpdate(changed) {
    if (!changed.has('deviceId')) return;
    this.calibration = undefined;
    this.#look();
  }

  /** What shows nothing takes no place among the cards either. */
  updated() {
    this.hidden = !this.renderRoot.querySelector('section');
  }

  render() {
    const { values, reportedAt, orders } = this.calibration ?? {};
    if (!values) return nothing;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="quiet">${words.help}</p>
      <dl>${this.#values(values).map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>
      ${values.clipped ? html`<p class="news bad"><ms-icon name="exclamation-triangle"></ms-icon>${words.clipped(values.clipped)}</p>` : nothing}
      <p class="quiet small">${words.reported(moment(reportedAt, this.zone, now()))}</p>
      <div role="status">${orders.length ? this.#news(orders) : nothing}</div>
      ${this.mayChange ? html`<ms-calibration-steps deviceId=${this.deviceId} volts=${values.mainsDeciVolts / 10} @asked=${this.#look}></ms-calibration-steps>` : html`<p class="quiet">${words.mayNot}</p>`}
    </section>`;
  }

  #values = ({ microAmpsPerCount, zeroSixteenths, noiseSquare, mainsDeciVolts }) =>
    [
      [words.perCount, microAmpsPerCount, perCount],
      [words.zero, zeroSixteenths, (value) => steps(value / SIXTEENTHS)],
      [words.noise, noiseSquare, (value) => steps(Math.sqrt(value) / SIXTEENTHS)],
      [words.mains, mainsDeciVolts, (value) => html`${decimal(value / 10, 1)}${NARROW}${units.volts} <span class="quiet small">${words.mainsHelp}</span>`],
    ]
      .filter(([, value]) => value !== undefined)
      .map(([name, value, text]) => [name, text(value)]);

  #news([newest, ...older]) {
    const { step, status, reason, answeredAt, values } = newest;
    const title = words.steps[step].title;
    const before = older.find((order) => order.status === 'done')?.values?.microAmpsPerCount;
    const after = values?.microAmpsPerCount;
    const change = status === 'done' && step === 'gain' && before && before !== after ? words.change(perCount(before), perCount(after)) : '';
    const text = words.state[status](title, status === 'refused' ? words.reasons[reason] : answeredAt && moment(answeredAt, this.zone, now()));
    const icon = { waiting: 'clock-history', done: 'check-circle-fill', refused: 'exclamation-triangle' }[status] ?? 'question-circle';
    return html`<p class="news ${status === 'refused' ? 'bad' : ''}"><ms-icon name=${icon}></ms-icon><span>${text} ${change}</span></p>`;
  }

  #look = async () => {
    clearTimeout(this.timer);
    const mine = this.deviceId;
    const calibration = await calibrationOf(mine).catch(() => undefined);
    if (mine !== this.deviceId || !this.isConnected) return;
    if (calibration) this.calibration = calibration;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.#look, this.calibration?.orders[0]?.status === 'waiting' ? WAITING_MS : QUIET_MS);
  };
}

customElements.define('ms-calibration', MsCalibration);
