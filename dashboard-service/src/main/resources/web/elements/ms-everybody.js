import { LitElement, html, nothing } from 'lit';
import { people, removePerson, setAdministrator } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { homeName } from '../lib/home-name.js';
import { inWords } from '../lib/refusals.js';
import { session } from '../lib/session.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-ask.js';

const words = accountTexts.everybody;

/** Every account of the installation, for administrators: who else is one, and which accounts end. */
export class MsEverybody extends LitElement {
  static properties = { problem: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #people = new Asked(this, () => people());

  willUpdate() {
    this.#people.about('everybody');
  }

  render() {
    const failed = this.problem ?? this.#people.problem;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="quiet">${words.help}</p>
      <ul>${(this.#people.value ?? []).map((person) => this.#row(person))}</ul>
      ${failed ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(failed))}</p>` : nothing}
    </section>`;
  }

  #row({ id, name, administrator, homes }) {
    const self = id === session.state.me?.personId;
    return html`<li>
      <div>
        <strong>${name}</strong>${self ? html` <span class="tag">${accountTexts.people.you}</span>` : nothing}
        <p class="quiet small">${administrator ? accountTexts.people.administrator : words.homes(homes.map(homeName))}</p>
      </div>
      ${self ? nothing : html`<div class="do">
        <button @click=${() => this.#set(id, !administrator)}>${administrator ? words.demote : words.promote}<span class="hidden">: ${name}</span></button>
        <ms-ask label=${words.remove(name)} short=${accountTexts.remove} question=${words.removeAsk(name)} text=${words.removeHelp} sure=${words.removeSure(name)} .act=${() => this.#remove(id)}></ms-ask>
      </div>`}
    </li>`;
  }

  async #remove(id) {
    await removePerson(id);
    await this.#people.again();
  }

  async #set(id, administrator) {
    this.problem = null;
    await setAdministrator(id, administrator).catch((problem) => (this.problem = problem));
    await this.#people.again();
  }
}

customElements.define('ms-everybody', MsEverybody);
