import { LitElement, css, html, nothing } from 'lit';
import { heardAt } from '../lib/devices.js';
import { deviceTexts as words } from '../lib/device-texts.js';
import { model } from '../lib/model.js';
import { follow, go, href, route } from '../lib/router.js';
import { mayChange, maySwitch, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { open } from '../lib/watching.js';
import { deviceView } from '../styles/device-view.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-calibration.js';
import './ms-device-delivery.js';
import './ms-device-facts.js';
import './ms-device-history.js';
import './ms-device-live.js';
import './ms-device-refusals.js';
import './ms-device-relays.js';
import './ms-device-settings.js';
import './ms-first-word.js';
import './ms-presence.js';

/** One device: what it says now and said before, what it is, and what its owner may change. */
export class MsDeviceView extends LitElement {
  static styles = [
    shared,
    deviceView,
    css`
      .channel {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        font-weight: 600;
      }
      .to {
        display: inline-flex;
        align-items: center;
        min-height: var(--target);
        font-weight: 600;
      }
      select {
        min-width: 5rem;
        min-height: var(--target);
        padding: 0 var(--space-3);
        border: 1px solid var(--edge);
        border-radius: 10px;
        background: var(--surface);
        color: var(--text);
        font: inherit;
      }
    `,
  ];

  constructor() {
    super();
    [model, route, session].forEach((store) => new Watching(this, store));
  }

  render() {
    const { home, devices, problem } = model.state;
    if (problem) return html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${() => open(home?.id)}></ms-notice>`;
    if (!home || !devices) return html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    const id = decodeURIComponent(route.state.path.slice('/devices/'.length));
    const device = devices.find((known) => known.id === id);
    const back = html`<a class="back" href=${href('/devices', { home: route.state.query.home })} @click=${follow}><ms-icon name="arrow-left"></ms-icon>${words.back}</a>`;
    if (!device) return html`${back}<ms-notice class="card" icon="question-circle" title=${words.unknown} text=${words.unknownHelp}></ms-notice>`;
    return html`${back}
      <div class="head"><h1>${device.name}</h1><ms-presence .device=${device}></ms-presence></div>
      ${heardAt(device) === null
        ? html`<section class="card" aria-label=${words.first.title}><ms-first-word deviceId=${id} since=${device.createdAt}></ms-first-word></section>`
        : nothing}
      ${device.kind === 'camera' ? this.#meter(id) : nothing}
      ${device.channels?.some(({ latest }) => latest?.powerWatts != null) ? this.#charts(device, home) : nothing}
      <div class="two">
        <div class="stack">
          <ms-device-facts .device=${device} zone=${home.timeZone}></ms-device-facts>
          ${device.kind === 'meter' ? html`<ms-calibration deviceId=${id} zone=${home.timeZone} ?mayChange=${mayChange(home.id)}></ms-calibration>` : nothing}
        </div>
        <div class="stack">
          ${device.relays?.length ? html`<ms-device-relays .device=${device} zone=${home.timeZone} ?mayPress=${maySwitch(home.id)}></ms-device-relays>` : nothing}
          ${device.kind === 'meter' ? html`<ms-device-delivery deviceId=${id} zone=${home.timeZone}></ms-device-delivery>` : nothing}
          <ms-device-refusals deviceId=${id} zone=${home.timeZone}></ms-device-refusals>
        </div>
      </div>
      ${mayChange(home.id) ? html`<ms-device-settings .device=${device}></ms-device-settings>` : nothing}`;
  }

  #meter(id) {
    const link = href(`/devices/${encodeURIComponent(id)}/meter`, { home: route.state.query.home });
    return html`<p class="card">${words.meter.help} <a class="to" href=${link} @click=${follow}>${words.meter.open}</a></p>`;
  }

  #charts(device, home) {
    const numbers = device.channels.map(({ channel }) => channel);
    const wanted = Number(route.state.query.channel);
    const channel = numbers.includes(wanted) ? wanted : numbers[0];
    return html`${numbers.length > 1 ? this.#channels(numbers, channel) : nothing}
      <ms-device-live .device=${device} channel=${channel} .outages=${model.state.outages} zone=${home.timeZone}></ms-device-live>
      <ms-device-history .device=${device} channel=${channel} homeId=${home.id} zone=${home.timeZone}></ms-device-history>`;
  }

  #channels(numbers, chosen) {
    const change = (event) => go(href(route.state.path, { ...route.state.query, channel: event.target.value }));
    return html`<label class="channel">${words.history.channel}
      <select @change=${change}>${numbers.map((number) => html`<option value=${number} ?selected=${number === chosen}>${number}</option>`)}</select>
    </label>`;
  }
}

customElements.define('ms-device-view', MsDeviceView);
