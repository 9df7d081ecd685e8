import { LitElement, html, nothing } from 'lit';
import { endOtherSessions, endSession, sessions } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { ago, moment } from '../lib/format.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';

const words = accountTexts.sessions;

/** The browsers one is signed in with, this one first to see, and the end of any other. */
export class MsSessions extends LitElement {
  static properties = { zone: {}, problem: { state: true }, busy: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #sessions = new Asked(this, () => sessions());

  again = () => this.#sessions.again();

  willUpdate() {
    this.#sessions.about('mine');
  }

  render() {
    const all = this.#sessions.value ?? [];
    const failed = this.problem ?? this.#sessions.problem;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <ul>${all.map((session) => this.#row(session))}</ul>
      ${failed ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(failed))}</p>` : nothing}
      ${all.length > 1 ? html`<div class="actions"><button class="danger" ?disabled=${this.busy} @click=${() => this.#doing(endOtherSessions)}>${words.endOthers}</button></div>` : nothing}
    </section>`;
  }

  #row({ id, browser, address, createdAt, lastUsedAt, current }) {
    const name = browser || words.unknown;
    const facts = [words.from(address), words.since(moment(createdAt, this.zone, now())), words.seen(ago(now() - Date.parse(lastUsedAt)))];
    return html`<li>
      <div>
        <strong>${name}</strong>${current ? html` <span class="tag">${words.current}</span>` : nothing}
        <p class="quiet small">${facts.join(' · ')}</p>
      </div>
      ${current ? nothing : html`<button ?disabled=${this.busy} aria-label=${words.endOf(name)} @click=${() => this.#doing(() => endSession(id))}>${words.end}</button>`}
    </li>`;
  }

  async #doing(work) {
    Object.assign(this, { busy: true, problem: null });
    await work().catch((problem) => (this.problem = problem));
    await this.again();
    this.busy = false;
  }
}

customElements.define('ms-sessions', MsSessions);
