import { observe } from './clock.js';

/** The only place that calls the server for an answer. Every failure is an ApiError that knows what it may say. */
const ROOT = '/api/v1';
const PATIENCE_MS = 15_000;

export class ApiError extends Error {
  /** Status 0: no answer at all. */
  constructor(status, problem, retryAfterSeconds = 0) {
    super(sentence(problem));
    this.status = status;
    this.violations = problem?.violations ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class Api {
  /** Told when the server no longer knows who we are. */
  onSignedOut = () => {};

  get(path, query = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const text = new URLSearchParams(given).toString();
    return this.#send('GET', path + (text ? `?${text}` : ''));
  }

  post(path, body) {
    return this.#send('POST', path, body);
  }

  patch(path, body) {
    return this.#send('PATCH', path, body);
  }

  delete(path) {
    return this.#send('DELETE', path);
  }

  /** A file the server makes: its name and its bytes. */
  async file(path, headers) {
    const response = await this.#fetch('GET', path, undefined, headers);
    if (!response.ok) return this.#refused(path, response);
    return { name: /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition'))[1], blob: await response.blob() };
  }

  async #send(method, path, body) {
    const response = await this.#fetch(method, path, body);
    observe(response.headers.get('Date'));
    if (!response.ok) return this.#refused(path, response);
    return parsed(await response.text().catch(() => ''));
  }

  async #refused(path, response) {
    const answer = parsed(await response.text().catch(() => ''));
    if (response.status === 401 && !path.startsWith('/session')) this.onSignedOut();
    throw new ApiError(response.status, answer, Number(response.headers.get('Retry-After')) || 0);
  }

  async #fetch(method, path, body, headers = {}) {
    try {
      return await fetch(ROOT + path, {
        method,
        headers: body === undefined ? headers : { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new ApiError(0, null);
    }
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentence(problem) {
  const mistakes = (problem?.violations ?? []).map(({ field, message }) => `${field}: ${message}`);
  return mistakes.length ? mistakes.join('; ') : (problem?.detail || problem?.title || '');
}
