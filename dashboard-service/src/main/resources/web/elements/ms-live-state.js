import { LitElement, css, html, svg } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { isBlind } from '../lib/live.js';
import { texts } from '../lib/texts.js';
import { shared } from '../styles/shared.js';

/** The small dot: live, reconnecting, or since when we are blind. Shape says it too: full, ring, cross. */
export class MsLiveState extends LitElement {
  static properties = { live: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      p {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--quiet);
        font-size: var(--size-small);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      svg {
        width: 12px;
        height: 12px;
        fill: none;
        stroke: var(--unknown);
        stroke-width: 2;
      }
      .connected svg {
        fill: var(--on);
        stroke: var(--on);
      }
      .blind {
        color: var(--off-text);
        font-weight: 600;
      }
      .blind svg {
        stroke: var(--off);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const [kind, words] = this.#words();
    return html`<p class=${kind} role="status">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        ${kind === 'blind' ? svg`<path d="M2 2l8 8M10 2l-8 8"></path>` : svg`<circle cx="6" cy="6" r="4"></circle>`}
      </svg>
      <span>${words}</span>
    </p>`;
  }

  #words() {
    const { connected, lostAt } = this.live;
    if (connected) return ['connected', texts.live.connected];
    if (!lostAt) return ['waiting', texts.live.connecting];
    if (!isBlind(this.live, now())) return ['waiting', texts.live.reconnecting];
    return ['blind', texts.live.blind(moment(lostAt, this.zone, now()))];
  }
}

customElements.define('ms-live-state', MsLiveState);
