import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Ticking, now } from '../lib/clock.js';
import { ICONS, sort } from '../lib/device-kinds.js';
import { deviceTexts as words } from '../lib/device-texts.js';
import { byName } from '../lib/devices.js';
import { model } from '../lib/model.js';
import { follow, href, route } from '../lib/router.js';
import { mayChange, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { open } from '../lib/watching.js';
import { deviceView } from '../styles/device-view.js';
import { buttons, shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-add-device.js';
import './ms-presence.js';
import './ms-removed.js';
import './ms-strangers.js';

/** Every device with what it is and when it last spoke; or, when asked for, the way to add one. */
export class MsDevicesView extends LitElement {
  static styles = [
    shared,
    buttons,
    deviceView,
    css`
      ul.card {
        padding-block: var(--space-1);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li a {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        grid-template-areas: 'icon name presence' 'icon what what';
        align-items: center;
        column-gap: var(--space-3);
        min-height: 68px;
        padding: var(--space-2) 0;
        color: var(--text);
        text-decoration: none;
      }
      li a:hover h2 {
        color: var(--accent);
      }
      ms-icon {
        grid-area: icon;
        color: var(--quiet);
      }
      h2 {
        grid-area: name;
        font-size: var(--size-text);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .what {
        grid-area: what;
        overflow-wrap: anywhere;
      }
      ms-presence {
        grid-area: presence;
      }
      .button ms-icon {
        color: inherit;
      }
      @media (min-width: 760px) {
        li a {
          grid-template-columns: auto minmax(10rem, 1fr) minmax(10rem, 1.4fr) 11rem;
          grid-template-areas: 'icon name what presence';
          min-height: 56px;
        }
      }
    `,
  ];

  constructor() {
    super();
    [model, route, session].forEach((store) => new Watching(this, store));
    new Ticking(this);
  }

  render() {
    const { home, devices, problem } = model.state;
    if (problem) return html`<ms-notice icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${() => open(home?.id)}></ms-notice>`;
    if (!home || !devices) return html`<p class="quiet" role="status">${texts.problem.loading}</p>`;
    const may = mayChange(home.id);
    if (route.state.query.add && may) return html`<ms-add-device></ms-add-device>`;
    return html`<ms-removed homeId=${home.id}></ms-removed>
      <div class="head">
        <h1>${words.title}</h1>
        ${may && devices.length ? this.#add() : nothing}
      </div>
      ${devices.length ? this.#list(devices) : this.#none(may)} ${session.state.me?.administrator ? html`<ms-strangers></ms-strangers>` : nothing}`;
  }

  #add = () => html`<a class="button main" href=${href('/devices', { add: 'what', home: route.state.query.home })} @click=${follow}>
    <ms-icon name="plus-lg"></ms-icon>${words.add}
  </a>`;

  #none(may) {
    return html`<ms-notice class="card" icon="plug" title=${words.none} text=${may ? words.noneHelp : words.noneMayAdd}>${may ? this.#add() : nothing}</ms-notice>`;
  }

  #list(devices) {
    return html`<ul class="card">
      ${repeat(byName(devices), ({ id }) => id, (device) => this.#row(device))}
    </ul>`;
  }

  #row(device) {
    const to = href(`/devices/${encodeURIComponent(device.id)}`, { home: route.state.query.home });
    return html`<li>
      <a href=${to} @click=${follow}>
        <ms-icon name=${ICONS[sort(device)] ?? 'plug'}></ms-icon>
        <h2>${device.name}</h2>
        <p class="what quiet small">${words.kinds[sort(device)]} · ${words.supplies[device.supply]}</p>
        <ms-presence .device=${device}></ms-presence>
      </a>
    </li>`;
  }
}

customElements.define('ms-devices-view', MsDevicesView);
