import { LitElement, html, nothing } from 'lit';
import { invitations, invite, revokeInvitation } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { Asked } from '../lib/asked.js';
import { now } from '../lib/clock.js';
import { moment } from '../lib/format.js';
import { inWords } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';
import './ms-copy.js';

const words = accountTexts.invite;

const roles = Object.fromEntries(Object.entries(accountTexts.roles).map(([role, name]) => [role, `${name}: ${accountTexts.rolesHelp[role]}`]));

/** Makes links that let one person in, shows each this once, and takes back those that wait. */
export class MsInvitations extends LitElement {
  static properties = { homeId: {}, zone: {}, made: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [shared, buttons, fields, deviceView, settings];

  #waiting = new Asked(this, (homeId) => invitations(homeId));

  willUpdate(changed) {
    if (changed.has('homeId')) this.made = null;
    this.#waiting.about(this.homeId);
  }

  render() {
    return html`<section class="card" aria-label=${words.title}>
      <h2 class="label">${words.title}</h2>
      <p class="quiet">${words.help}</p>
      <form novalidate @submit=${this.#submit}>
        ${field('note', words.note, html`<input id="note" name="note" autocomplete="off" maxlength="100" />`, { hint: words.noteHint })}
        ${field('role', words.role, choice('role', roles, 'viewer'))}
        ${this.problem ? html`<p class="mistake" role="alert">${accountTexts.failed(inWords(this.problem))}</p>` : nothing}
        <div class="actions"><button class="main" ?disabled=${this.busy}>${this.busy ? accountTexts.working : words.submit}</button></div>
      </form>
      <div role="status">${this.made ? html`<div class="made"><ms-copy label=${words.made(this.made.note)} value=${this.made.url}></ms-copy></div>` : nothing}</div>
      ${this.#waiting.value?.length ? html`<h3 class="label">${words.waiting}</h3><ul>${this.#waiting.value.map((link) => this.#row(link))}</ul>` : nothing}
    </section>`;
  }

  #row({ id, note, role, invitedBy, expiresAt }) {
    const who = note || words.anybody;
    const facts = [accountTexts.roles[role], words.until(moment(expiresAt, this.zone, now())), invitedBy ? words.by(invitedBy) : ''];
    return html`<li>
      <div><strong>${who}</strong><p class="quiet small">${facts.filter(Boolean).join(' · ')}</p></div>
      <button class="danger" aria-label=${words.revoke(who)} @click=${() => this.#revoke(id)}>${words.revokeNow}</button>
    </li>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const form = event.target;
    const { note, role } = Object.fromEntries(new FormData(form));
    await this.#doing(async () => {
      this.made = await invite(this.homeId, { role, ...(note.trim() ? { note: note.trim() } : {}) });
      form.reset();
    });
  };

  #revoke = (id) =>
    this.#doing(async () => {
      await revokeInvitation(this.homeId, id);
      if (this.made?.id === id) this.made = null;
    });

  async #doing(work) {
    Object.assign(this, { busy: true, problem: null });
    await work().catch((problem) => (this.problem = problem));
    await this.#waiting.again();
    this.busy = false;
  }
}

customElements.define('ms-invitations', MsInvitations);
