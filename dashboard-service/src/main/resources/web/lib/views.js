import { html } from 'lit';
import { texts } from './texts.js';

/**
 * Where one can go: a path, what it is called, and its element. Only the first view comes with the page; every other
 * one is fetched when somebody first goes there. Entries that are `aside` share one place in the navigation.
 */
const { views } = texts;

function devices(inside, place) {
  if (place.endsWith('/meter')) {
    import('../elements/ms-meter-view.js');
    return html`<ms-meter-view></ms-meter-view>`;
  }
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

function settings() {
  import('../elements/ms-settings-view.js');
  return html`<ms-settings-view></ms-settings-view>`;
}

export const VIEWS = [
  { path: '/', icon: 'speedometer2', name: views.overview, view: () => html`<ms-overview></ms-overview>` },
  { path: '/energy', icon: 'bar-chart-fill', name: views.energy, view: energy },
  { path: '/outages', icon: 'clock-history', name: views.outages, view: outages },
  { path: '/devices', icon: 'plug', name: views.devices, view: devices },
  { path: '/settings', icon: 'sliders', name: views.settings, view: settings, aside: true },
];

const holds = ({ path }, place) => path === place || (path !== '/' && place.startsWith(`${path}/`));

/** The view a place belongs to; the overview for a place that is none. */
export const viewOf = (place) => VIEWS.find((view) => holds(view, place)) ?? VIEWS[0];

const FIRST_SIGHT_MS = 500;
let isAsked;

/** At the foot of every page, and never in the way of its first sight. */
export function language() {
  isAsked ||= setTimeout(() => import('../elements/ms-language.js').catch(() => {}), FIRST_SIGHT_MS);
  return html`<ms-language></ms-language>`;
}

/** What takes the whole page: an invitation, the door for those who are nobody yet, the set-up before everything else. */
export function alone(place, me) {
  if (place === '/invitation') {
    import('../elements/ms-invitation.js');
    return html`<ms-invitation></ms-invitation>`;
  }
  if (!me) {
    import('../elements/ms-sign-in.js');
    return html`<ms-sign-in></ms-sign-in>`;
  }
  if (me.mustChangePassword || place === '/set-up') {
    import('../elements/ms-first-run.js');
    return html`<ms-first-run></ms-first-run>`;
  }
  return undefined;
}

/** What to draw at a place. */
export const drawn = (place) => {
  const view = viewOf(place);
  return view.view(place !== view.path && holds(view, place), place);
};
