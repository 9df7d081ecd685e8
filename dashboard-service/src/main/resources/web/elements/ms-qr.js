import { LitElement, css, html, nothing, svg } from 'lit';
import { drawQr } from '../lib/qr.js';
import { shared } from '../styles/shared.js';

const QUIET = 4;

/** A text for a phone's camera. The label says what it is; where it cannot be drawn, nothing is: the text stands beside. */
export class MsQr extends LitElement {
  static properties = { text: {}, label: {}, drawing: { state: true } };

  static styles = [
    shared,
    css`
      svg {
        display: block;
        width: min(100%, 13rem);
        height: auto;
        border-radius: var(--radius-small);
        background: white;
        shape-rendering: crispEdges;
      }
      path {
        fill: black;
      }
    `,
  ];

  willUpdate(changed) {
    if (changed.has('text')) this.#draw(this.text);
  }

  render() {
    if (!this.drawing) return nothing;
    const { size, path } = this.drawing;
    const side = size + 2 * QUIET;
    return html`<svg role="img" aria-label=${this.label} viewBox="${-QUIET} ${-QUIET} ${side} ${side}">${svg`<path d=${path}></path>`}</svg>`;
  }

  async #draw(text) {
    this.drawing = null;
    const drawing = text ? await drawQr(text).catch(() => null) : null;
    if (text === this.text) this.drawing = drawing;
  }
}

customElements.define('ms-qr', MsQr);
