import { everything } from './loading.js';
import { api } from './session.js';

/** The questions and orders about people, and about oneself. */
const home = (id) => `/homes/${encodeURIComponent(id)}`;

const items = async (path) => (await api.get(path)).items;

export const changePassword = (currentPassword, newPassword) => api.post('/me/password', { currentPassword, newPassword });

export const sessions = () => items('/me/sessions');
export const endSession = (id) => api.delete(`/me/sessions/${id}`);
export const endOtherSessions = () => api.delete('/me/sessions');

export const passkeys = () => items('/me/passkeys');
export const passkeyOptions = (password) => api.post('/me/passkeys/options', { password });
export const addPasskey = (answer) => api.post('/me/passkeys', answer);
export const removePasskey = (id) => api.delete(`/me/passkeys/${id}`);
export const signInOptions = () => api.post('/session/passkey/options', {});
export const signInWith = (answer) => api.post('/session/passkey', answer);

export const members = (homeId) => everything(`${home(homeId)}/members`);
export const changeRole = (homeId, id, role) => api.patch(`${home(homeId)}/members/${id}`, { role });
export const removeMember = (homeId, id) => api.delete(`${home(homeId)}/members/${id}`);

export const invitations = (homeId) => items(`${home(homeId)}/invitations`);
export const invite = (homeId, invitation) => api.post(`${home(homeId)}/invitations`, invitation);
export const revokeInvitation = (homeId, id) => api.delete(`${home(homeId)}/invitations/${id}`);
export const offer = (token) => api.post('/invitations/lookup', { token });
export const accept = (token, name, password) => api.post('/invitations/accept', { token, name, password });
export const join = (token) => api.post('/me/homes', { token });

export const people = () => everything('/people');
export const setAdministrator = (id, administrator) => api.patch(`/people/${id}`, { administrator });
export const removePerson = (id) => api.delete(`/people/${id}`);

export const tokens = (homeId) => everything('/tokens', { home: homeId });
export const makeToken = (token) => api.post('/tokens', token);
export const revokeToken = (id) => api.delete(`/tokens/${id}`);

export const editHome = (id, change) => api.patch(home(id), change);
export const chats = (homeId) => everything(`${home(homeId)}/chats`);
export const chatCode = (homeId) => api.post(`${home(homeId)}/telegram-link`, {});
export const refusals = async (homeId) => (await api.get('/rejected', { home: homeId, limit: 50 })).items;
