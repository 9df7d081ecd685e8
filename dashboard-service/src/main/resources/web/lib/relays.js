import { Store } from './store.js';
import { api } from './session.js';

/**
 * Relay commands under way, by "device/relay". A command only says what was asked and how far it came; what the relay
 * is stays with the device's own report.
 */
const LOOK_MS = 1_000;
const SHOW_MS = 6_000;
const OPEN = new Set(['asking', 'queued', 'sent']);

export const commands = new Store({});

export const keyOf = (deviceId, relay) => `${deviceId}/${relay}`;

export const isOpen = (command) => Boolean(command) && OPEN.has(command.status);

export async function switchRelay(deviceId, relay, state) {
  const key = keyOf(deviceId, relay);
  commands.set({ [key]: { status: 'asking', state } });
  try {
    const { id, status } = await api.post(`/devices/${encodeURIComponent(deviceId)}/relays/${relay}/commands`, { state });
    put(key, { id, status, state });
    follow(key, id);
  } catch (error) {
    put(key, { status: 'failed', state, reason: error.message });
  }
}

export const dismiss = (key) => commands.set({ [key]: undefined });

/** A command's row, from the live stream or an answer: only the newest command of a relay is followed. */
export function learn(row) {
  const entry = Object.entries(commands.state).find(([, command]) => command?.id === row.id);
  if (entry && isOpen(entry[1])) put(entry[0], { ...entry[1], status: row.status, reason: row.reason });
}

function put(key, command) {
  commands.set({ [key]: command });
  if (command.reason && !command.isSaid) translate(key, command);
  if (command.status === 'confirmed') {
    setTimeout(() => commands.state[key] === command && dismiss(key), SHOW_MS);
  }
}

async function translate(key, command) {
  const { said } = await import('./said.js');
  if (commands.state[key] === command) put(key, { ...command, reason: said(command.reason), isSaid: true });
}

/** The live stream tells the same sooner; asking makes sure that no command stays open on the page for ever. */
async function follow(key, id) {
  while (commands.state[key]?.id === id && isOpen(commands.state[key])) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    await api.get(`/relay-commands/${id}`).then(learn, () => {});
  }
}
