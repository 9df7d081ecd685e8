/** The page's first module: every element is known before the first is drawn. */
import './elements/ms-app.js';
