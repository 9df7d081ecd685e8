/**
 * The only EventSource. It resumes where it stopped, tells the truth about its state, and notices a silence that the
 * browser would not: a dead connection looks exactly like a quiet one.
 */
const PATIENCE_MS = 10_000;

/** Whether the loss has lasted too long to still believe what is shown. */
export const isBlind = ({ connected, lostAt }, now) => !connected && lostAt !== null && now - lostAt >= PATIENCE_MS;

const KINDS = ['reading', 'home', 'device', 'supply', 'outage', 'relay', 'reset'];
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const QUIET_MS = 20_000;

export class Live {
  #source;
  #lastId = '';
  #waitMs = FIRST_WAIT_MS;
  #retry;
  #heardAt = 0;

  /**
   * @param handlers onEvent(kind, data), onState(connected)
   * @param probe asks the server for anything; rejects when it cannot be reached
   */
  constructor(home, handlers, probe) {
    this.home = home;
    this.handlers = handlers;
    this.probe = probe;
    this.watchdog = setInterval(() => this.#doubt(), QUIET_MS / 2);
    addEventListener('online', this.#again);
    this.#open();
  }

  close() {
    clearInterval(this.watchdog);
    clearTimeout(this.#retry);
    removeEventListener('online', this.#again);
    this.#source?.close();
  }

  #again = () => this.#open();

  #open() {
    clearTimeout(this.#retry);
    this.#source?.close();
    const query = new URLSearchParams({ home: this.home });
    if (this.#lastId) query.set('lastEventId', this.#lastId);
    const source = new EventSource(`/api/v1/live?${query}`);
    source.onopen = () => this.#opened();
    source.onerror = () => this.#lost();
    KINDS.forEach((kind) => source.addEventListener(kind, (event) => this.#heard(kind, event)));
    this.#source = source;
  }

  #opened() {
    this.#waitMs = FIRST_WAIT_MS;
    this.#heardAt = Date.now();
    this.handlers.onState(true);
  }

  #heard(kind, event) {
    this.#heardAt = Date.now();
    if (event.lastEventId) this.#lastId = event.lastEventId;
    this.handlers.onEvent(kind, event.data ? JSON.parse(event.data) : null);
  }

  #lost() {
    this.#source.close();
    this.handlers.onState(false);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(this.#again, this.#waitMs);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  async #doubt() {
    if (this.#source.readyState !== EventSource.OPEN || Date.now() - this.#heardAt < QUIET_MS) return;
    try {
      await this.probe();
      this.#heardAt = Date.now();
    } catch {
      this.#lost();
    }
  }
}
