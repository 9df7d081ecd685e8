import { html } from 'lit';

/**
 * A Lit controller for charts: one mark is picked by pointer or arrow keys, and its exact value shown in words. The
 * element says how many marks there are (`marks`) and which one lies at a place (`markAt(x, y)`, in pixels).
 */
export class Picking {
  index = -1;

  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  pick = (index) => {
    this.index = index;
    this.host.requestUpdate();
  };

  /** The ground a chart is drawn on: `id="said"` in the same root tells what is picked. */
  plot(name, height, drawing) {
    return html`<div class="plot" role="img" tabindex="0" aria-label=${name} aria-describedby="said"
      @pointermove=${this.onPointer} @pointerdown=${this.onPointer} @pointerleave=${this.onLeave} @blur=${this.onLeave} @keydown=${this.onKey}>
      <svg width="100%" height=${height} aria-hidden="true">${drawing}</svg>
    </div>`;
  }

  onPointer = (event) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    this.pick(this.host.markAt(event.clientX - left, event.clientY - top));
  };

  onLeave = () => this.pick(-1);

  onKey = (event) => {
    const last = this.host.marks - 1;
    const here = this.index < 0 ? last + 1 : this.index;
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: last, Escape: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.pick(event.key === 'Escape' ? -1 : Math.min(Math.max(to, 0), last));
  };
}

/** A Lit controller: the width of the element's `.plot` in pixels, so that a chart is drawn in real ones. */
export class Measuring {
  width = 0;

  constructor(host) {
    this.observer = new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry.contentRect.width);
      host.requestUpdate();
    });
    this.host = host;
    host.addController(this);
  }

  hostUpdated() {
    const plot = this.host.renderRoot.querySelector('.plot');
    if (plot === this.plot) return;
    this.observer.disconnect();
    this.plot = plot;
    if (plot) this.observer.observe(plot);
  }

  hostDisconnected() {
    this.observer.disconnect();
    this.plot = undefined;
  }
}
