import { LitElement, html } from 'lit';
import { deviceTexts } from '../lib/device-texts.js';
import { chartOn } from '../lib/drawing.js';
import { powerOption } from '../lib/power-option.js';
import { Zooming } from '../lib/zooming.js';
import { chart } from '../styles/chart.js';
import { powerChart } from '../styles/power-chart.js';
import { shared } from '../styles/shared.js';

const words = deviceTexts.history;

/**
 * Power over time: points {at, mean, least, most}, a null mean being a gap. Arrow keys read the exact values; with
 * `zooms` a drag fires "zoom" with {from, to} and a double click "back".
 */
export class MsPowerChart extends LitElement {
  static properties = {
    name: {},
    points: { attribute: false },
    from: { type: Number },
    to: { type: Number },
    cuts: { attribute: false },
    zone: {},
    stepped: { type: Boolean },
    zooms: { type: Boolean },
    say: { attribute: false },
    said: { state: true },
  };

  static styles = [shared, chart, powerChart];

  #index = -1;
  #zooming = new Zooming(this);
  #theme = matchMedia('(prefers-color-scheme: dark)');
  #resized = new ResizeObserver(() => {
    this.chart?.resize();
    this.#draw();
  });

  render() {
    return html`<div class="plot ${this.zooms ? 'zooms' : ''}" role="img" tabindex="0" aria-label=${this.name} aria-describedby="said" @keydown=${this.#onKey} @blur=${this.#leave}
        @pointerdown=${this.#zooming.begin} @pointermove=${this.#zooming.move} @pointerup=${this.#zooming.end} @pointercancel=${this.#zooming.cancel} @dblclick=${this.#zooming.back}>
        <div class="ground"></div>
        <div class="selection" hidden></div>
      </div>
      <p class="hidden" id="said" aria-live="polite">${this.said}</p>`;
  }

  async firstUpdated() {
    const ground = this.renderRoot.querySelector('.ground');
    this.chart = await chartOn(ground);
    this.#resized.observe(ground);
    this.#theme.addEventListener('change', this.#draw);
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#theme.removeEventListener('change', this.#draw);
    this.chart?.dispose();
    this.chart = undefined;
  }

  updated(changed) {
    if (changed.size > 1 || !changed.has('said')) this.#draw();
  }

  #draw = () => {
    if (this.chart && this.chart.getWidth() > 0 && this.points) this.chart.setOption(powerOption(this, this.chart.getWidth()));
  };

  #onKey = (event) => {
    const last = this.points.length - 1;
    const here = this.#index < 0 ? last + 1 : Math.min(this.#index, last);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: last, Escape: -1 }[event.key];
    if (this.zooms && '+-'.includes(event.key)) this.#zooming.byKey(event.key, this.points[this.#index]?.at);
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.#pick(event.key === 'Escape' ? -1 : Math.min(Math.max(to, 0), last));
  };

  #leave = () => this.#pick(-1);

  #pick(index) {
    this.#index = index;
    this.said = index < 0 ? '' : this.say(this.points[index]).join(': ') || words.noData;
    this.chart?.dispatchAction(index < 0 ? { type: 'hideTip' } : { type: 'showTip', seriesIndex: 0, dataIndex: index });
  }
}

customElements.define('ms-power-chart', MsPowerChart);
