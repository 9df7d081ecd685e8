/** The server's time: ages and durations would lie on a phone whose own clock is wrong. */
const TOLERANCE_MS = 2_000;

let offsetMs = 0;

/** Learns from an answer's Date header, which has whole seconds. */
export function observe(date) {
  const server = Date.parse(date ?? '');
  if (!Number.isNaN(server)) {
    const difference = server + 500 - Date.now();
    offsetMs = Math.abs(difference) > TOLERANCE_MS ? difference : 0;
  }
}

export const now = () => Date.now() + offsetMs;

const tickers = new Set();
setInterval(() => tickers.forEach((ticker) => ticker()), 1_000);

/** A Lit controller: draws its element anew every second while it is on the page. */
export class Ticking {
  constructor(host) {
    this.tick = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    tickers.add(this.tick);
  }

  hostDisconnected() {
    tickers.delete(this.tick);
  }
}
