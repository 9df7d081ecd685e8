import { Api } from './api.js';
import { forget, recall } from './last-known.js';
import { Store } from './store.js';

/** Who sits in front of the page. `me` is undefined until we know, null when nobody is signed in. */
export const api = new Api();
export const session = new Store({ me: undefined, ended: false, problem: null });

api.onSignedOut = () => {
  forget();
  // An answer that was still on its way when the person left is no news.
  if (session.state.me !== null) session.set({ me: null, ended: true });
};

/** What is shown first is asked for first. */
const FIRST_SIGHT_MS = 500;

// The cookie itself is hidden from scripts. Who never signed in here need not ask the server and be refused.
const MEMORY = 'mainswatch-signed-in';

export async function recognise() {
  if (!localStorage.getItem(MEMORY)) return session.set({ me: null });
  // Until the server says otherwise the person is who they were: nobody waits for the answer before the first sight.
  const before = recall();
  if (before && session.state.me === undefined) {
    session.set({ me: before.me });
    await new Promise((done) => setTimeout(done, FIRST_SIGHT_MS));
    if (!session.state.me) return;
  }
  try {
    session.set({ me: await api.get('/me'), ended: false, problem: null });
  } catch (error) {
    if (error.status !== 401 && !session.state.me) session.set({ problem: error });
  }
}

export async function signIn(user, password) {
  await api.post('/session', { user, password });
  printed = password;
  await entered();
}

/** The server has just given this browser a session. */
export async function entered() {
  forget();
  localStorage.setItem(MEMORY, 'yes');
  await recognise();
  if (!session.state.me?.mustChangePassword) forgetPrinted();
}

/** What was typed at the door, for as long as the first run has to prove it once more. */
let printed;
export const printedPassword = () => printed;
export const forgetPrinted = () => (printed = undefined);

export async function signOut() {
  await api.delete('/session');
  forget();
  localStorage.removeItem(MEMORY);
  session.set({ me: null, ended: false });
}

const role = (homeId) => (session.state.me?.administrator ? 'owner' : session.state.me?.homes?.find(({ id }) => id === homeId)?.role);

/** Whether the person may switch relays in this home. */
export const maySwitch = (homeId) => ['operator', 'owner'].includes(role(homeId));

/** Whether the person may add, change and remove its devices. */
export const mayChange = (homeId) => role(homeId) === 'owner';
