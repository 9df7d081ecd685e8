import { html } from 'lit';
import { texts } from './texts.js';

/**
 * Where one can go: a path, what it is called, and its element. Only the first view comes with the page; every other
 * one is fetched when somebody first goes there. Entries that are `aside` share one place in the navigation.
 */
const { views } = texts;

function devices(inside) {
  if (inside) {
    import('../elements/ms-device-view.js');
    return html`<ms-device-view></ms-device-view>`;
  }
  import('../elements/ms-devices-view.js');
  return html`<ms-devices-view></ms-devices-view>`;
}

function energy() {
  import('../elements/ms-energy-view.js');
  return html`<ms-energy-view></ms-energy-view>`;
}

function outages(inside) {
  if (inside) {
    import('../elements/ms-outage-view.js');
    return html`<ms-outage-view></ms-outage-view>`;
  }
  import('../elements/ms-outages.js');
  return html`<ms-outages></ms-outages>`;
}

export const VIEWS = [
  { path: '/', icon: 'speedometer2', name: views.overview, view: () => html`<ms-overview></ms-overview>` },
  { path: '/energy', icon: 'bar-chart-fill', name: views.energy, view: energy },
  { path: '/outages', icon: 'clock-history', name: views.outages, view: outages },
  { path: '/devices', icon: 'plug', name: views.devices, view: devices },
];

const holds = ({ path }, place) => path === place || (path !== '/' && place.startsWith(`${path}/`));

/** The view a place belongs to; the overview for a place that is none. */
export const viewOf = (place) => VIEWS.find((view) => holds(view, place)) ?? VIEWS[0];

/** What to draw at a place. */
export const drawn = (place) => {
  const view = viewOf(place);
  return view.view(place !== view.path && holds(view, place));
};
