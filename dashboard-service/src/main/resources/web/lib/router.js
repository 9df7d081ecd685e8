import { isDue } from './renewal.js';
import { Store } from './store.js';

/** Views are paths and their choices the query, so that every sight of the page is a link. */
const here = () => ({ path: location.pathname, query: Object.fromEntries(new URLSearchParams(location.search)) });

export const route = new Store(here());

addEventListener('popstate', () => route.set(here()));

/** A link to a view: empty choices are left out. */
export function href(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given).toString();
  return path + (text ? `?${text}` : '');
}

export function go(to, { replace = false } = {}) {
  if (isDue()) return location.assign(to);
  if (to !== location.pathname + location.search) history[replace ? 'replaceState' : 'pushState'](null, '', to);
  route.set(here());
}

/** For @click on links: stays in the page unless the person asked for a new tab. */
export function follow(event) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(event.currentTarget.getAttribute('href'));
  scrollTo(0, 0);
}
