import { newest, withReading, withReport } from './devices.js';
import { learn } from './relays.js';
import { Store } from './store.js';

/** What the page knows of one home, and what each piece of news changes in it. */
const blank = { home: null, devices: null, outages: null, gaps: [], hours: null, power: [], problem: null };

export const model = new Store({ ...blank, homes: [], live: { connected: false, lostAt: null } });

/** What a person calls whoever said something; evidence names devices by their ids. */
export const nameOf = (source) => model.state.devices?.find(({ id }) => id === source)?.name ?? source;

export const forget = () => model.set({ ...blank, live: { connected: false, lostAt: null } });

/** Lays an answer of the server over what is known; readings that came live meanwhile stay when they are newer. */
export function know({ homes, devices, outages }, asked) {
  const home = homes.find(({ id }) => id === asked.id) ?? model.state.home ?? asked;
  const known = new Map((model.state.devices ?? []).map((device) => [device.id, device]));
  model.set({ homes, home, outages, devices: devices.map((device) => newest(known.get(device.id), device)), problem: null });
}

/** One event of the live stream, except readings: each carries the whole resource as it is now. */
export function apply(kind, resource) {
  changes[kind](resource);
}

const changes = {
  home: (home) => model.set({ home }),
  supply: (supply) => model.set({ home: { ...model.state.home, supply } }),
  outage: (outage) => model.set({ outages: withOutage(model.state.outages ?? [], outage) }),
  device: (device) => (device.deleted ? drop(device.id) : put(device)),
  relay: (row) => (row.status ? learn(row) : change(row.deviceId, (device) => withReport(device, row))),
};

/** Several readings at once: many devices must not make the page flicker. */
export function applyReadings(readings) {
  const devices = (model.state.devices ?? []).map((device) =>
    readings.filter(({ deviceId }) => deviceId === device.id).reduce(withReading, device),
  );
  model.set({ devices });
}

const change = (id, edit) =>
  model.set({ devices: (model.state.devices ?? []).map((device) => (device.id === id ? edit(device) : device)) });

const drop = (id) => model.set({ devices: (model.state.devices ?? []).filter((device) => device.id !== id) });

function put(device) {
  const known = (model.state.devices ?? []).some(({ id }) => id === device.id);
  if (known) change(device.id, (old) => newest(old, device));
  else model.set({ devices: [...(model.state.devices ?? []), device] });
}

/** The list with this outage in its newest revision, newest first. */
export function withOutage(outages, outage) {
  const others = outages.filter(({ id }) => id !== outage.id);
  return [outage, ...others].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
}
