/**
 * What was last known of a home, kept in this browser for the person who saw it and until they sign out. It is shown,
 * with its time, while the server cannot be reached; it is never taken for what is so now.
 */
const PLACE = 'mainswatch-last-known';
const PARTS = ['homes', 'home', 'devices', 'outages', 'gaps', 'hours', 'power'];

export function remember(me, state) {
  const known = Object.fromEntries(PARTS.map((part) => [part, state[part]]));
  try {
    localStorage.setItem(PLACE, JSON.stringify({ me, at: Date.now(), known }));
  } catch {
    // A browser that keeps nothing shows nothing without its server.
    forget();
  }
}

/** {me, at, known}, or null. A home that was asked for and is another one is not known. */
export function recall(homeId) {
  try {
    const last = JSON.parse(localStorage.getItem(PLACE));
    return last && (!homeId || last.known.home.id === homeId) ? last : null;
  } catch {
    return null;
  }
}

export const forget = () => localStorage.removeItem(PLACE);
