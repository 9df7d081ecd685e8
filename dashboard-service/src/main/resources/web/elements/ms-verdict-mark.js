import icons from 'icons';
import { LitElement, css, html, svg } from 'lit';

const GLYPHS = { power: 'lightning-charge-fill', internet: 'wifi-off', device: 'plug', unknown: 'question-circle' };
const hatched = svg`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <rect class="fill" width="2.5" height="6"></rect></pattern></defs><rect x="1" y="1" width="38" height="38" rx="10" fill="url(#hatch)" class="edge"></rect>
  <circle class="core" cx="20" cy="20" r="13"></circle>`;

/** What an outage was, as a shape: hatched for the mains, an outline for everything that only looked like it. */
export class MsVerdictMark extends LitElement {
  static properties = { verdict: {} };

  static styles = css`
    :host,
    svg {
      display: block;
      width: 40px;
      height: 40px;
    }
    .fill {
      fill: var(--off);
    }
    .edge {
      stroke: var(--off);
      stroke-width: 2;
    }
    .core {
      fill: var(--surface);
    }
    .outline {
      fill: none;
      stroke: var(--unknown);
      stroke-width: 2;
      stroke-dasharray: 4 3;
    }
    .power {
      fill: var(--off-text);
    }
    .other {
      fill: var(--unknown-text);
    }
  `;

  render() {
    const power = this.verdict === 'power';
    return html`<svg viewBox="0 0 40 40" aria-hidden="true">
      ${power ? hatched : svg`<rect class="outline" x="1" y="1" width="38" height="38" rx="10"></rect>`}
      <g class=${power ? 'power' : 'other'} transform="translate(11 11) scale(1.125)">
        ${icons[GLYPHS[this.verdict] ?? GLYPHS.unknown].map((outline) => svg`<path d=${outline}></path>`)}
      </g>
    </svg>`;
  }
}

customElements.define('ms-verdict-mark', MsVerdictMark);
