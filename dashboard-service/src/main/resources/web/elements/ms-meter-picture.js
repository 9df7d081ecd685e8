import { LitElement, css, html, nothing, svg } from 'lit';
import { imageOf } from '../lib/meter-calls.js';
import { uprightSize, uprightTransform } from '../lib/meter-setup.js';
import { shared } from '../styles/shared.js';

/** A picture upright, with what was read drawn above each window. */
export class MsMeterPicture extends LitElement {
  static properties = { picture: { attribute: false }, setup: { attribute: false }, name: {} };

  static styles = [
    shared,
    css`
      svg {
        width: 100%;
        height: auto;
        max-height: 70vh;
        border-radius: var(--radius-small);
        background: var(--raised);
      }
      .digit {
        fill: none;
        stroke: #ffd400;
        vector-effect: non-scaling-stroke;
        stroke-width: 2px;
      }
      .mark {
        fill: none;
        stroke: #56b4e9;
        stroke-dasharray: 5 4;
        vector-effect: non-scaling-stroke;
        stroke-width: 2px;
      }
      text {
        fill: #ffffff;
        stroke: #000000;
        paint-order: stroke;
        text-anchor: middle;
        font-weight: 700;
      }
    `,
  ];

  render() {
    const { picture, setup } = this;
    const { width, height } = uprightSize(picture, setup.orientation);
    const digits = picture.reading?.digits ?? [];
    return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.name}>
      <image href=${imageOf(picture.id)} width=${picture.width} height=${picture.height} transform=${uprightTransform(picture, setup.orientation)}></image>
      ${setup.marks.map((box) => svg`<rect class="mark" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>`)}
      ${setup.digits.map((box, i) => svg`<rect class="digit" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>${digits[i] ? this.#face(box, digits[i]) : nothing}`)}
    </svg>`;
  }

  #face(box, { digit, blank }) {
    const size = box.height * 0.6;
    return svg`<text x=${box.x + box.width / 2} y=${box.y - size * 0.25} font-size=${size} stroke-width=${size / 8}>${blank ? '␣' : digit}</text>`;
  }
}

customElements.define('ms-meter-picture', MsMeterPicture);
