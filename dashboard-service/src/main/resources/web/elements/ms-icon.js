import icons from 'icons';
import { LitElement, css, html, svg } from 'lit';

/** An outline beside its text; it never stands alone, so it is hidden from those who listen. */
export class MsIcon extends LitElement {
  static properties = { name: {} };

  static styles = css`
    :host {
      display: inline-block;
      flex: none;
      width: 1.25em;
      height: 1.25em;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: currentColor;
    }
  `;

  render() {
    return html`<svg viewBox="0 0 16 16" aria-hidden="true">
      ${icons[this.name].map((outline) => svg`<path d=${outline}></path>`)}
    </svg>`;
  }
}

customElements.define('ms-icon', MsIcon);
