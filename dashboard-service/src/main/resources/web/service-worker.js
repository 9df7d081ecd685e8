/**
 * Keeps the page's files, so that it opens without the server. What the server answers about a home is never kept here:
 * only names that change with their content, and the one shell that names them.
 */
const BUILD = '{{assets}}';
const FILES = {{files}};
const LARGE_FILES = {{largeFiles}};
const PATIENCE_MS = 4_000;
const BUILDS_KEPT = 2;

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
  event.waitUntil(shortWays(event).catch(() => {}));
});

self.addEventListener('activate', (event) => event.waitUntil(tidy()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** Most visits need nothing that this script would have to think about: a browser that can then does not wake it first. */
async function shortWays(event) {
  const way = (pathname, source) => ({ condition: { urlPattern: new URLPattern({ pathname }), requestMethod: 'GET' }, source });
  await event.addRoutes?.([
    { condition: { requestMode: 'navigate' }, source: 'race-network-and-fetch-handler' },
    ...LARGE_FILES.map((path) => way(path, 'fetch-event')),
    way(`${BUILD}*`, 'cache'),
  ]);
}

async function fill() {
  const shell = await fetch('/', { cache: 'no-cache' });
  // While a server is being replaced the other copy may have answered: this build is then tried again later.
  if (!(await shell.clone().text()).includes(BUILD)) throw new Error('the shell is of another build');
  const cache = await caches.open(BUILD);
  await cache.addAll(FILES);
  await cache.put('/', shell);
  await self.skipWaiting();
}

/** An open page may still ask for what it was built of: the build before stays. */
async function tidy() {
  const builds = (await caches.keys()).filter((name) => name.startsWith('/assets/') && name !== BUILD);
  await Promise.all(builds.slice(0, Math.max(0, builds.length - BUILDS_KEPT + 1)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The server's own page whenever there is a server: a kept one is for those who cannot reach it. */
async function page(request) {
  const answer = await Promise.race([fetch(request).catch(() => null), new Promise((done) => setTimeout(done, PATIENCE_MS, null))]);
  if (answer && answer.status < 500) return answer;
  return (await (await caches.open(BUILD)).match('/', { ignoreVary: true })) ?? answer ?? Response.error();
}

async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && new URL(request.url).pathname.startsWith(BUILD)) (await caches.open(BUILD)).put(request, answer.clone());
  return answer;
}
