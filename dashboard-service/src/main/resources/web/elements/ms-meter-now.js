import { LitElement, css, html, nothing } from 'lit';
import { Ticking, now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { meterTexts } from '../lib/meter-texts.js';
import { outcomeOf, valueOf, whyOf } from '../lib/meter-words.js';
import { shared } from '../styles/shared.js';
import './ms-age.js';
import './ms-digits.js';
import './ms-meter-picture.js';

const words = meterTexts.now;

/** The newest picture with what was read drawn on it, and the last value that was believed. */
export class MsMeterNow extends LitElement {
  static properties = { meter: { attribute: false }, picture: { attribute: false }, zone: {} };

  static styles = [
    shared,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .refused {
        color: var(--off-text);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { meter, picture } = this;
    const last = meter?.lastAccepted;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${last
        ? html`<p class="figure">${valueOf(last.valueWh, meter.setup.register)}</p><p class="quiet">${words.believed(moment(last.at, this.zone, now()))} · <ms-age since=${Date.parse(last.at)}></ms-age></p>`
        : html`<p class="quiet">${meter ? words.none : words.noSetup}</p>`}
      ${picture ? this.#picture(picture) : html`<p class="quiet">${words.noPicture}</p>`}
    </section>`;
  }

  #picture(picture) {
    const { setup } = this.meter ?? {};
    const digits = picture.reading?.digits;
    return html`<h3>${words.newest} <span class="quiet small number">${moment(picture.takenAt, this.zone, now())}</span></h3>
      <p class=${picture.status === 'refused' ? 'refused' : 'quiet'}>${outcomeOf(picture)}${whyOf(picture) ? html` <span class="small">(${whyOf(picture)})</span>` : nothing}</p>
      ${digits?.length && setup ? html`<ms-digits .digits=${digits} decimals=${setup.register.decimals}></ms-digits>` : nothing}
      ${picture.kept === 'whole' && setup ? html`<ms-meter-picture .picture=${picture} .setup=${setup} name=${words.newest}></ms-meter-picture>` : nothing}`;
  }
}

customElements.define('ms-meter-now', MsMeterNow);
