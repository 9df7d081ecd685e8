/** The page's first module: every element is known before the first is drawn. What is only for later waits. */
import './elements/ms-app.js';

const FIRST_SIGHT_MS = 1_000;

// A server that is gone by then is asked again by the next visit.
addEventListener('load', () => setTimeout(() => import('./lib/offline.js').catch(() => {}), FIRST_SIGHT_MS));
