import { api } from './session.js';

/** A text as a QR code: {size, path}, the path in units of one module. Posted, so that no log ever holds the text. */
export const drawQr = (text) => api.post('/qr', { text });
