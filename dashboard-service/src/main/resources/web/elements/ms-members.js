import { LitElement, html, nothing } from 'lit';
import { changeRole, members, removeMember } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { inWords } from '../lib/refusals.js';
import { recognise, session } from '../lib/session.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import './ms-ask.js';

const words = accountTexts.people;

/** The people of a home. Owners change what each may do; everybody may leave. */
export class MsMembers extends LitElement {
  static properties = { home: { attribute: false }, may: { type: Boolean }, problem: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #members = new Asked(this, (homeId) => members(homeId));

  willUpdate() {
    this.#members.about(this.home.id);
  }

  render() {
    const { value, problem } = this.#members;
    const failed = this.problem ?? problem;
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      ${value ? html`<ul>${value.map((member) => this.#row(member))}</ul>` : nothing}
      ${!value && !failed ? html`<p class="quiet" role="status">${accountTexts.loading}</p>` : nothing}
      ${failed ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(failed))}</p>` : nothing}
    </section>`;
  }

  #row(member) {
    const { id, name, role, administrator } = member;
    const self = id === session.state.me?.personId;
    const editable = this.may && !administrator;
    return html`<li>
      <div>
        <strong>${name}</strong>${self ? html` <span class="tag">${words.you}</span>` : nothing}
        <p class="quiet small">${administrator ? words.administrator : `${accountTexts.roles[role]}: ${accountTexts.rolesHelp[role]}`}</p>
      </div>
      <div class="do">
        ${editable ? this.#choice(member) : nothing}
        ${self && !administrator ? this.#leave(member) : editable ? this.#remove(member) : nothing}
      </div>
    </li>`;
  }

  #choice = ({ id, name, role }) => html`<select aria-label=${words.role(name)} .value=${role} @change=${(event) => this.#give(id, event.target)}>
    ${Object.entries(accountTexts.roles).map(([value, text]) => html`<option value=${value} ?selected=${value === role}>${text}</option>`)}
  </select>`;

  #remove = ({ id, name }) => html`<ms-ask
    label=${words.remove(name)} short=${accountTexts.remove} question=${words.removeAsk(name, this.home.name)} text=${words.removeHelp} sure=${words.removeSure(name)}
    .act=${() => this.#without(id)}
  ></ms-ask>`;

  #leave = ({ id }) => html`<ms-ask
    label=${words.leave} question=${words.leaveAsk(this.home.name)} text=${words.leaveHelp} sure=${words.leaveSure}
    .act=${() => removeMember(this.home.id, id).then(() => location.assign('/'))}
  ></ms-ask>`;

  async #without(id) {
    await removeMember(this.home.id, id);
    await this.#members.again();
  }

  async #give(id, select) {
    this.problem = null;
    try {
      await changeRole(this.home.id, id, select.value);
      if (id === session.state.me?.personId) await recognise();
    } catch (problem) {
      this.problem = problem;
    }
    await this.#members.again();
  }
}

customElements.define('ms-members', MsMembers);
