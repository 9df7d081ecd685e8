import { LitElement, css, html, nothing } from 'lit';
import { sameClock } from '../lib/format.js';
import { model } from '../lib/model.js';
import { isOpen } from '../lib/outages.js';
import { maySwitch, session } from '../lib/session.js';
import { Watching } from '../lib/store.js';
import { open } from '../lib/watching.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';
import { inWords } from './ms-notice.js';
import './ms-devices.js';
import './ms-energy-today.js';
import './ms-power-now.js';
import './ms-supply.js';

/** Everything a person wants to know at a glance, in the order of the questions. */
export class MsOverview extends LitElement {
  static styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      p.card,
      div.card {
        min-height: 132px;
      }
      .zone {
        text-align: center;
      }
      @media (min-width: 760px) {
        :host {
          grid-template-columns: 1fr 1fr;
          gap: var(--space-4);
        }
        .wide {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    [model, session].forEach((store) => new Watching(this, store));
  }

  render() {
    const { homes, home, devices, outages, gaps, hours, power, live, problem } = model.state;
    if (problem) {
      const again = () => open(home?.id);
      return html`<ms-notice class="wide" icon="wifi-off" title=${texts.problem.title} text=${inWords(problem)} again @again=${again}></ms-notice>`;
    }
    if (!home || !devices || !outages) return waiting;
    const zone = home.timeZone;
    return html`
      <h1 class="hidden">${texts.views.overview}</h1>
      ${homes.length > 1 ? others() : nothing}
      <ms-supply class="wide" .home=${home} .live=${live} .evidence=${home.supply?.evidence ?? outages.find(isOpen)?.evidence ?? []}></ms-supply>
      <ms-power-now .devices=${devices} .points=${power} .outages=${outages} zone=${zone}></ms-power-now>
      <ms-energy-today .hours=${hours} .outages=${outages} zone=${zone}></ms-energy-today>
      <ms-devices class="wide" .devices=${devices} home=${home.id} ?mayPress=${maySwitch(home.id)}></ms-devices>
      ${month(outages, gaps, zone)}
      ${sameClock(zone) ? nothing : html`<p class="zone wide quiet small">${texts.time.zone(zone)}</p>`}
    `;
  }
}

/** The places of what is asked first, so that nothing jumps when it comes. */
const waiting = html`
  <p class="card wide quiet" role="status">${texts.problem.loading}</p>
  <div class="card"></div>
  <div class="card"></div>
`;

/** It stands last, below what is asked first. */
function month(outages, gaps, zone) {
  import('./ms-days.js');
  return html`<ms-days class="wide" .outages=${outages} .gaps=${gaps} zone=${zone}></ms-days>`;
}

/** Who has one home never needs to know of several. */
function others() {
  import('./ms-homes.js');
  return html`<ms-homes class="wide"></ms-homes>`;
}

customElements.define('ms-overview', MsOverview);
