/** Drag to zoom, drag with Shift to move through time, double click to return. Fires "zoom" with {from, to}, and "back". */
const LEAST_PIXELS = 8;
const LEAST_MS = 60_000;

export class Zooming {
  #start;
  #isPan = false;

  constructor(host) {
    this.host = host;
  }

  begin = (event) => {
    if (!this.host.zooms || event.button !== 0) return;
    this.#start = this.#across(event);
    this.#isPan = event.shiftKey;
  };

  move = (event) => {
    if (this.#start === undefined) return;
    const x = this.#across(event);
    const isDrag = Math.abs(x - this.#start) >= LEAST_PIXELS;
    if (isDrag) event.currentTarget.setPointerCapture(event.pointerId);
    this.#show(isDrag && !this.#isPan ? [Math.min(x, this.#start), Math.max(x, this.#start)] : null);
  };

  end = (event) => {
    if (this.#start === undefined) return;
    const [from, to] = [this.#start, this.#across(event)].sort((a, b) => a - b).map((x) => this.#instant(x));
    const way = this.#across(event) - this.#start;
    const isPan = this.#isPan;
    this.cancel();
    if (Math.abs(way) < LEAST_PIXELS) return;
    if (isPan) this.#pan(way > 0 ? from - to : to - from);
    else this.#zoom(from, to);
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

  /** By so many milliseconds, as a hand drags paper: to the right is to the past. */
  #pan(by) {
    this.#zoom(this.host.from + by, this.host.to + by);
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
