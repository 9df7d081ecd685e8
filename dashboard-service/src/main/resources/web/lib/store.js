/** A small observable state. Elements read it through a Watching controller and are drawn anew when it changes. */
export class Store {
  #listeners = new Set();
  state;

  constructor(initial) {
    this.state = initial;
  }

  set(patch) {
    this.state = { ...this.state, ...patch };
    this.#listeners.forEach((listener) => listener());
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A Lit controller: `host.requestUpdate()` whenever the store changes. */
export class Watching {
  constructor(host, store) {
    this.host = host;
    this.store = store;
    host.addController(this);
  }

  hostConnected() {
    this.stop = this.store.listen(() => this.host.requestUpdate());
  }

  hostDisconnected() {
    this.stop();
  }
}
