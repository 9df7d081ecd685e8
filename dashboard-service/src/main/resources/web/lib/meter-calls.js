import { api } from './session.js';

/** The questions and orders about a camera and the register it looks at. */
const place = (id) => `/devices/${encodeURIComponent(id)}`;

/** The set-up in force, or null before the first. */
export async function meterOf(id) {
  const meter = await api.get(`${place(id)}/meter`);
  return meter.setup ? meter : null;
}

export const saveMeter = (id, meter) => api.put(`${place(id)}/meter`, meter);

export const tryMeter = (id, trial) => api.post(`${place(id)}/meter/try`, trial);

/** A page of the history, newest first: {items, next}. */
export const picturesOf = (id, query) => api.get(`${place(id)}/pictures`, query);

export const pictureById = (id) => api.get(`/pictures/${id}`);

/** Where the browser finds a picture, or the crop of one digit. */
export const imageOf = (id, crop) => `/api/v1/pictures/${id}/image${crop === undefined ? '' : `?crop=${crop}`}`;

export const upload = (id, file, at) => api.post(`${place(id)}/pictures?at=${encodeURIComponent(at)}`, file);

export const correct = (pictureId, correction) => api.post(`/pictures/${pictureId}/correction`, correction);

export const readByHand = (id, reading) => api.post(`${place(id)}/meter-readings`, reading);

export const replay = (id, order) => api.post(`${place(id)}/meter/replay`, order);

export const orderById = (id) => api.get(`/meter-orders/${id}`);

export const eventsOf = async (id) => (await api.get(`${place(id)}/meter-events`)).items;

export const captureReport = async (id, from, to) => (await api.get(`${place(id)}/capture-report`, { from, to })).items;

export const consumptionOf = async (id, query) => (await api.get(`${place(id)}/consumption`, query)).items;

export const datasetOf = (id, { from, to }) => api.file(`${place(id)}/dataset?${new URLSearchParams({ from, to })}`);
