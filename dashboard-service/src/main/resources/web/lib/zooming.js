/** Drag to zoom, double click to return, on the element of a chart. Fires "zoom" with {from, to}, and "back". */
const LEAST_PIXELS = 8;
const LEAST_MS = 60_000;

export class Zooming {
  #start;

  constructor(host) {
    this.host = host;
  }

  begin = (event) => {
    if (!this.host.zooms || event.button !== 0) return;
    this.#start = this.#across(event);
  };

  move = (event) => {
    if (this.#start === undefined) return;
    const x = this.#across(event);
    const isDrag = Math.abs(x - this.#start) >= LEAST_PIXELS;
    if (isDrag) event.currentTarget.setPointerCapture(event.pointerId);
    this.#show(isDrag ? [Math.min(x, this.#start), Math.max(x, this.#start)] : null);
  };

  end = (event) => {
    if (this.#start === undefined) return;
    const [from, to] = [this.#start, this.#across(event)].sort((a, b) => a - b).map((x) => this.#instant(x));
    const isDrag = Math.abs(this.#across(event) - this.#start) >= LEAST_PIXELS;
    this.cancel();
    if (isDrag) this.#zoom(from, to);
  };

  cancel = () => {
    this.#start = undefined;
    this.#show(null);
  };

  back = () => this.host.zooms && this.host.dispatchEvent(new Event('back'));

  /** Plus shows half of the time around an instant, minus twice of it. */
  byKey(key, around) {
    const { from, to } = this.host;
    const middle = around ?? (from + to) / 2;
    const half = ((to - from) / 2) * (key === '+' ? 0.5 : 2);
    this.#zoom(middle - half, middle + half);
  }

  #zoom(from, to) {
    const missing = Math.max(0, LEAST_MS - (to - from)) / 2;
    this.host.dispatchEvent(new CustomEvent('zoom', { detail: { from: from - missing, to: to + missing } }));
  }

  #across = (event) => event.clientX - this.host.renderRoot.querySelector('.ground').getBoundingClientRect().left;

  #instant(x) {
    const at = this.host.chart?.convertFromPixel({ xAxisIndex: 0 }, x) ?? this.host.from;
    return Math.min(Math.max(at, this.host.from), this.host.to);
  }

  #show(span) {
    const selection = this.host.renderRoot.querySelector('.selection');
    selection.hidden = !span;
    if (!span) return;
    selection.style.left = `${span[0]}px`;
    selection.style.width = `${span[1] - span[0]}px`;
  }
}
