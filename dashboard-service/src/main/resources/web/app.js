/** The page's first module: every element is known before the first is drawn. What is only for later waits. */
import './elements/ms-app.js';

const FIRST_SIGHT_MS = 1_000;

addEventListener('load', () => setTimeout(() => import('./lib/offline.js'), FIRST_SIGHT_MS));
