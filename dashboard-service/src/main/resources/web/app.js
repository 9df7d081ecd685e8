/** The page's first module: every element is known before the first is drawn. What is only for later waits. */
import './elements/ms-app.js';

addEventListener('load', () => import('./lib/offline.js'));
