import { look } from './renewal.js';

/** Lets the page open without the server, where the browser allows it: over TLS, or on the machine itself. */
const SCRIPT = '/service-worker.js';

const policy = globalThis.trustedTypes?.createPolicy('mainswatch-worker', { createScriptURL: () => SCRIPT });

// A browser that refuses, such as in a private window, has a page that needs its server, as without all this.
navigator.serviceWorker?.register(policy?.createScriptURL(SCRIPT) ?? SCRIPT).catch(() => {});

// A view that is gone from the server belongs to a build that is gone.
addEventListener('unhandledrejection', ({ reason }) => {
  if (/module/i.test(reason?.message ?? '')) look({ atOnce: true });
});
