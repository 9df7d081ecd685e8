import icons from 'icons';
import { LitElement, css, html, svg } from 'lit';

const glyph = (name, size) =>
  svg`<g transform="translate(${32 - size / 2} ${32 - size / 2}) scale(${size / 16})">${icons[name].map((d) => svg`<path d=${d}></path>`)}</g>`;

const bolt = glyph('lightning-charge-fill', 30);

/** Solid: on. Hatched: off. Dotted: unknown. A ring with a gap: not watched. Told apart without any colour. */
const SHAPES = {
  on: svg`<circle class="fill" cx="32" cy="32" r="30"></circle><g class="knockout">${bolt}</g>`,
  off: svg`<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="fill" width="3" height="7"></rect></pattern></defs>
    <circle cx="32" cy="32" r="29" fill="url(#hatch)" class="edge"></circle>
    <circle class="core" cx="32" cy="32" r="19"></circle><g class="ink">${bolt}<path class="bar" d="M19 47L46 17"></path></g>`,
  unknown: svg`<circle class="dots" cx="32" cy="32" r="28"></circle><g class="ink">${glyph('question-circle', 26)}</g>`,
  'not-watched': svg`<circle class="gap" cx="32" cy="32" r="28"></circle><g class="ink">${glyph('eye-slash', 26)}</g>`,
};

/** The state of the supply as a shape; the words stand beside it. */
export class MsSupplyMark extends LitElement {
  static properties = { state: { reflect: true } };

  static styles = css`
    :host {
      --hue: var(--unknown);
      --ink: var(--unknown-text);
      display: block;
      width: 64px;
      height: 64px;
    }
    :host([state='on']) {
      --hue: var(--on);
    }
    :host([state='off']) {
      --hue: var(--off);
      --ink: var(--off-text);
    }
    :host([state='not-watched']) {
      --hue: var(--unwatched);
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: none;
    }
    .fill {
      fill: var(--hue);
    }
    .knockout {
      fill: var(--surface);
    }
    .ink {
      fill: var(--ink);
    }
    .core {
      fill: var(--surface);
    }
    .edge,
    .gap,
    .dots {
      stroke: var(--hue);
      stroke-width: 4;
    }
    .edge {
      stroke-width: 3;
    }
    .dots {
      stroke-dasharray: 0.1 9.67;
      stroke-linecap: round;
      stroke-width: 5;
    }
    .gap {
      stroke-dasharray: 132 44;
    }
    .bar {
      stroke: var(--ink);
      stroke-width: 4;
      stroke-linecap: round;
    }
  `;

  render() {
    return html`<svg viewBox="0 0 64 64" aria-hidden="true">${SHAPES[this.state] ?? SHAPES.unknown}</svg>`;
  }
}

customElements.define('ms-supply-mark', MsSupplyMark);
