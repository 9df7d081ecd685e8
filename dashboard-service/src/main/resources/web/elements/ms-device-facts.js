import { LitElement, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { sort } from '../lib/device-kinds.js';
import { deviceTexts } from '../lib/device-texts.js';
import { heardAt } from '../lib/devices.js';
import { NARROW, day, decimal, duration, kilowattHours, moment, watts } from '../lib/format.js';
import { texts } from '../lib/texts.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';

const words = deviceTexts.facts;
const { units } = texts;

/** What is known of a device, and the newest values of each of its channels. */
export class MsDeviceFacts extends LitElement {
  static properties = { device: { attribute: false }, zone: {} };

  static styles = [shared, deviceView];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { id, kind, supply, measures, credentials, cadenceSeconds, graceSeconds, createdAt, channels } = this.device;
    const heard = heardAt(this.device);
    const facts = [
      [words.heard, heard === null ? deviceTexts.never : html`${moment(heard, this.zone, now())}, <ms-age since=${heard}></ms-age>`],
      ...(channels ?? []).map(({ channel, latest }) => [words.channel(channel), latest ? values(latest) : words.blank]),
      [words.id, id],
      [words.kind, deviceTexts.kinds[sort(this.device)]],
      ...(kind === 'phone' ? [] : [[deviceTexts.form.measures, deviceTexts.form.measuring[measures]]]),
      [words.supply, deviceTexts.supplies[supply]],
      [words.cadence, words.rhythm(duration(cadenceSeconds * 1_000), duration(graceSeconds * 1_000))],
      [words.proves, words.proofs[credentials]],
      [words.since, createdAt ? day(createdAt, this.zone) : nothing],
    ];
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`)}</dl>
    </section>`;
  }
}

const values = ({ powerWatts, voltageVolts, currentAmps, energyWh, frequencyHertz, powerFactor }) =>
  [
    [powerWatts, () => watts(powerWatts)],
    [voltageVolts, () => `${decimal(voltageVolts, 1)}${NARROW}${units.volts}`],
    [currentAmps, () => `${decimal(currentAmps, 2)}${NARROW}${units.amps}`],
    [frequencyHertz, () => `${decimal(frequencyHertz, 1)}${NARROW}${units.hertz}`],
    [powerFactor, () => `cos φ${NARROW}${decimal(powerFactor, 2)}`],
    [energyWh, () => `${words.counter} ${kilowattHours(energyWh)}${NARROW}${units.kilowattHours}`],
  ]
    .filter(([value]) => value != null)
    .map(([, text]) => text())
    .join(' · ');

customElements.define('ms-device-facts', MsDeviceFacts);
