import { LitElement, css, html } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { ago, duration } from '../lib/format.js';

/** How long ago something was, or how long it has lasted (`plain`); counts by itself. */
export class MsAge extends LitElement {
  static properties = { since: { type: Number }, plain: { type: Boolean } };

  static styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const age = Math.max(0, now() - this.since);
    return html`${this.plain ? duration(age) : ago(age)}`;
  }
}

customElements.define('ms-age', MsAge);
