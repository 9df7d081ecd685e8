/** A Lit controller: one question of the host to the server, its answer or what went wrong. */
export class Asked {
  value;
  problem;
  #key;
  #latest;

  constructor(host, question) {
    this.host = host;
    this.question = question;
    host.addController(this);
  }

  /** Asks when the thing that the question is about is another than before. */
  about(key) {
    if (key !== undefined && key !== this.#key) {
      this.#key = key;
      this.value = undefined;
      this.again();
    }
  }

  again = async () => {
    const mine = (this.#latest = {});
    const news = await this.question(this.#key).then((value) => ({ value, problem: null }), (problem) => ({ problem }));
    if (mine !== this.#latest) return;
    Object.assign(this, news);
    this.host.requestUpdate();
  };
}
