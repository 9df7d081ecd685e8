/**
 * Notices that the server has a newer page than this one. A person at work is not interrupted: the next view they go to
 * is the new page's; where nobody touched anything for a while, it begins by itself.
 */
const HERE = new URL('./', document.querySelector('script[type=module]').src).pathname;
const IDLE_MS = 60_000;

let due = false;
let touchedAt = -IDLE_MS;

['pointerdown', 'keydown'].forEach((touch) => addEventListener(touch, () => (touchedAt = performance.now()), { passive: true }));

/** Whether the next view is to be loaded from the server. */
export const isDue = () => due;

/** Asks the server, after it was away or when a file of this page is gone. */
export async function look({ atOnce = false } = {}) {
  try {
    const page = await (await fetch('/', { cache: 'no-cache' })).text();
    due ||= page.includes('/assets/') && !page.includes(HERE);
  } catch {
    return;
  }
  if (due && atOnce) location.reload();
  else if (due) beginWhenIdle();
}

function beginWhenIdle() {
  const rest = touchedAt + IDLE_MS - performance.now();
  if (rest <= 0) location.reload();
  else setTimeout(beginWhenIdle, rest);
}
