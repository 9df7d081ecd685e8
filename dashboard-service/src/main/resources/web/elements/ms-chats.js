import { LitElement, html, nothing } from 'lit';
import { chatCode, chats } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-copy.js';

const words = accountTexts.chats;

/** Who is told over Telegram, and the code by which a further chat joins. */
export class MsChats extends LitElement {
  static properties = { home: { attribute: false }, may: { type: Boolean }, code: { state: true }, problem: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #chats = new Asked(this, (homeId) => chats(homeId));

  willUpdate(changed) {
    if (changed.get('home') && changed.get('home').id !== this.home.id) this.code = null;
    this.#chats.about(this.home.id);
  }

  render() {
    const { value, problem } = this.#chats;
    return html`<div class="two">
      <section class="card" aria-label=${words.title}>
        <h2 class="label">${words.title}</h2>
        <p class="quiet">${words.help}</p>
        ${value?.length ? html`<ul>${value.map((chat) => this.#row(chat))}</ul>` : nothing}
        ${value?.length === 0 ? html`<p>${words.none}</p>` : nothing}
        ${problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(problem))}</p>` : nothing}
      </section>
      ${this.may ? this.#link() : nothing}
    </div>`;
  }

  #row({ id, title, source, linkedAt, disabledAt, error }) {
    const from = source === 'settings' ? words.settings : words.linked(moment(linkedAt, this.home.timeZone, now()));
    return html`<li>
      <div>
        <strong>${title || id}</strong>
        <p class="quiet small">${from}</p>
        ${disabledAt ? html`<p class="mistake">${words.disabled(error ?? '')}</p>` : nothing}
      </div>
    </li>`;
  }

  #link = () => html`<section class="card" aria-label=${words.link}>
    <h2 class="label">${words.link}</h2>
    <p class="quiet">${words.linkHelp}</p>
    <div class="actions"><button @click=${this.#make}>${words.submit}</button></div>
    ${this.problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(this.problem))}</p>` : nothing}
    <div role="status">${this.code ? html`<div class="made"><ms-copy label=${words.code} value="/start ${this.code}"></ms-copy></div>` : nothing}</div>
  </section>`;

  #make = async () => {
    this.problem = null;
    try {
      this.code = (await chatCode(this.home.id)).code;
    } catch (problem) {
      this.problem = problem;
    }
  };
}

customElements.define('ms-chats', MsChats);
