import { api } from './session.js';

/** The questions and orders about one device. */
const place = (id) => `/devices/${encodeURIComponent(id)}`;

export const register = (device) => api.post('/devices', device);

export const find = (id) => api.get(place(id));

export const edit = (id, change) => api.patch(place(id), change);

export const renew = (id, kind, overlapSeconds) => api.post(`${place(id)}/secret`, { kind, overlapSeconds });

export const senderFile = (id, sender, pingKey) => api.file(`${place(id)}/senders/${sender}`, { 'X-Ping-Key': pingKey });

export const remove = (id, withData) => api.delete(place(id) + (withData ? '?data=delete' : ''));

export const commandsOf = async (id) => (await api.get(`${place(id)}/relay-commands`, { limit: 10 })).items;

export const refusalsOf = async (id) => (await api.get('/rejected', { device: id, limit: 10 })).items;

/**
 * Those who are turned away at the door are nobody yet: only their own claim names the device, and only administrators
 * may see them.
 */
export async function turnedAway(id) {
  const { items } = await api.get('/rejected', { limit: 50 });
  return items.filter(({ deviceId, reason }) => deviceId === null && reason.includes(`(client id ${id})`));
}

/** A code that a new device exchanges for its id and secret. */
export const claim = (device) => api.post('/claim-codes', device);

/** The secrets that let the device in besides the newest. */
export const olderSecretsOf = async (id, kind) => (await api.get(`${place(id)}/secrets`)).items.filter((secret) => secret.kind === kind && !secret.newest);

export const endSecret = (id, secret) => api.delete(`${place(id)}/secrets/${secret}`);

export const deliveryOf = (id) => api.get(`${place(id)}/delivery`);

export const calibrationOf = (id) => api.get(`${place(id)}/calibration`);

export const calibrate = (id, step) => api.post(`${place(id)}/calibration`, step);
