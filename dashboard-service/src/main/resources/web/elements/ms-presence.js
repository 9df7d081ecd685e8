import { LitElement, css, html, nothing, svg } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { deviceTexts as words } from '../lib/device-texts.js';
import { heardAt, patienceMs } from '../lib/devices.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';

const SHAPES = {
  online: svg`<circle class="full" cx="6" cy="6" r="5"></circle>`,
  silent: svg`<circle cx="6" cy="6" r="4.5"></circle><path d="M3 9L9 3"></path>`,
  never: svg`<circle class="dotted" cx="6" cy="6" r="4.5"></circle>`,
};

/** Whether a device speaks, and when it last did: a full dot, a crossed ring or a dotted one, and the words. */
export class MsPresence extends LitElement {
  static properties = { device: { attribute: false } };

  static styles = [
    shared,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 0 var(--space-2);
        font-size: var(--size-small);
      }
      svg {
        width: 12px;
        height: 12px;
        fill: none;
        stroke: var(--unknown);
        stroke-width: 1.5;
      }
      strong {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 600;
      }
      .full {
        fill: var(--on);
        stroke: var(--on);
      }
      .silent strong {
        color: var(--off-text);
      }
      .silent svg {
        stroke: var(--off);
      }
      .dotted {
        stroke-dasharray: 1.5 2;
      }
      ms-age {
        color: var(--quiet);
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const heard = heardAt(this.device);
    const state = heard === null ? 'never' : now() - heard > patienceMs(this.device) ? 'silent' : 'online';
    return html`<p class=${state}>
      <strong><svg viewBox="0 0 12 12" aria-hidden="true">${SHAPES[state]}</svg>${words[state]}</strong>
      ${heard === null ? nothing : html`<ms-age since=${heard}></ms-age>`}
    </p>`;
  }
}

customElements.define('ms-presence', MsPresence);
