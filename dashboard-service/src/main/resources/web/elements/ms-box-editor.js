import { LitElement, html, nothing, svg } from 'lit';
import { imageOf } from '../lib/meter-calls.js';
import { boxBetween, moved, resized, uprightSize, uprightTransform } from '../lib/meter-setup.js';
import { meterTexts } from '../lib/meter-texts.js';
import { boxEditor } from '../styles/box-editor.js';
import { shared } from '../styles/shared.js';

const words = meterTexts.boxes;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The upright picture with boxes on it. While `drawing` is true, dragging anywhere draws one box and tells it as "drawn";
 * otherwise boxes are moved, resized by their corner, or both by keyboard, and each change is told as "changed".
 */
export class MsBoxEditor extends LitElement {
  static properties = {
    picture: { attribute: false },
    orientation: { attribute: false },
    boxes: { attribute: false },
    drawing: { type: Boolean },
    drag: { state: true },
  };

  static styles = [shared, boxEditor];

  render() {
    const { picture, orientation } = this;
    const { width, height } = uprightSize(picture, orientation);
    return html`<svg
      viewBox="0 0 ${width} ${height}"
      class=${this.drawing ? 'drawing' : ''}
      @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${() => (this.drag = null)}
    >
      <title>${words.picture}</title>
      <image href=${imageOf(picture.id)} width=${picture.width} height=${picture.height} transform=${uprightTransform(picture, orientation)}></image>
      ${this.boxes.map((entry) => this.#box(entry))}
      ${this.drag?.drawn ? this.#outline(this.drag.drawn, 'new') : nothing}
    </svg>`;
  }

  #outline = (box, kind) => svg`<rect class=${kind} x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>`;

  #box({ key, kind, name, box }) {
    const grip = Math.min(box.width, box.height) * 0.35;
    return svg`<g data-key=${key} tabindex="0" role="img" aria-label=${words.where(name, box)} @keydown=${(event) => this.#key(event, key, box)}>
      ${this.#outline(box, kind)}
      <text x=${box.x + box.width / 2} y=${box.y - box.height * 0.1} font-size=${Math.min(box.height * 0.4, 28)}>${name}</text>
      <rect class="grip" data-grip x=${box.x + box.width - grip} y=${box.y + box.height - grip} width=${grip} height=${grip}></rect>
    </g>`;
  }

  /** Where the pointer is, in pixels of the upright picture. */
  #at(event) {
    const matrix = this.renderRoot.querySelector('svg').getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }

  get #size() {
    return uprightSize(this.picture, this.orientation);
  }

  #down = (event) => {
    const group = event.target.closest('g');
    const entry = this.boxes.find(({ key }) => key === group?.dataset.key);
    if (!this.drawing && !entry) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = this.#at(event);
    this.drag = this.drawing ? { from, drawn: null } : { from, entry, byGrip: 'grip' in event.target.dataset };
    if (entry && !this.drawing) group.focus();
  };

  #move = (event) => {
    if (!this.drag) return;
    const at = this.#at(event);
    const { from, entry, byGrip } = this.drag;
    if (!entry) this.drag = { from, drawn: boxBetween(from, at, this.#size) };
    else this.#tell('changed', { key: entry.key, box: (byGrip ? resized : moved)(entry.box, at.x - from.x, at.y - from.y, this.#size) });
  };

  #up = () => {
    const drawn = this.drag?.drawn;
    this.drag = null;
    if (drawn && drawn.width > 8 && drawn.height > 8) this.#tell('drawn', drawn);
  };

  /** Arrows move by a pixel, with Shift by ten; with Alt they move the lower right corner. */
  #key(event, key, box) {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const by = step.map((part) => part * (event.shiftKey ? 10 : 1));
    this.#tell('changed', { key, box: (event.altKey ? resized : moved)(box, ...by, this.#size) });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('ms-box-editor', MsBoxEditor);
