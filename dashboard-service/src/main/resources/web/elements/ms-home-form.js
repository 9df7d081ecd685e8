import { LitElement, html, nothing } from 'lit';
import { editHome } from '../lib/account-calls.js';
import { accountTexts } from '../lib/account-texts.js';
import { apply } from '../lib/model.js';
import { currencies, location, zones } from '../lib/places.js';
import { inWords, told } from '../lib/refusals.js';
import { deviceView, fields } from '../styles/device-view.js';
import { settings } from '../styles/settings.js';
import { buttons, shared } from '../styles/shared.js';
import { choice, field } from './field.js';

const words = accountTexts.home;

/** Name, zone, money and, only when asked for, the place of a home. Fires "saved". */
export class MsHomeForm extends LitElement {
  static properties = {
    home: { attribute: false },
    guess: { attribute: false },
    submit: {},
    mistakes: { state: true },
    busy: { state: true },
    saved: { state: true },
    place: { state: true },
    locating: { state: true },
  };

  static styles = [shared, buttons, fields, deviceView, settings];

  constructor() {
    super();
    this.mistakes = {};
  }

  /** What somebody is typing is not overwritten by news of the home; another home is another form. */
  willUpdate() {
    if (this.begun?.id === this.home.id) return;
    this.begun = { ...this.home, ...this.guess };
    Object.assign(this, { mistakes: {}, saved: false, place: this.home.location });
  }

  render() {
    const { name, timeZone, currency } = this.begun;
    const { mistakes, place } = this;
    return html`<form novalidate @submit=${this.#submit} @input=${() => (this.saved = false)}>
      ${field('name', words.name, html`<input id="name" name="name" autocomplete="off" maxlength="100" value=${name} />`, { mistake: mistakes.name })}
      ${field('timeZone', words.timeZone, choice('timeZone', zones(timeZone), timeZone), { mistake: mistakes.timeZone })}
      ${field('currency', words.currency, choice('currency', currencies(currency), currency), { mistake: mistakes.currency })}
      <fieldset>
        <legend>${words.location}</legend>
        <p class="quiet small">${words.locationHelp}</p>
        <div class="pair">
          ${field('latitude', words.latitude, this.#degrees('latitude', place?.latitude), { mistake: mistakes.latitude })}
          ${field('longitude', words.longitude, this.#degrees('longitude', place?.longitude), { mistake: mistakes.longitude })}
        </div>
        ${isSecureContext ? html`<div class="actions"><button type="button" ?disabled=${this.locating} @click=${this.#locate}>${this.locating ? words.locating : words.locate}</button></div>` : nothing}
        ${mistakes.place ? html`<p class="mistake" role="alert">${mistakes.place}</p>` : nothing}
      </fieldset>
      ${mistakes.form ? html`<p class="mistake" role="alert">${mistakes.form}</p>` : nothing}
      <div class="actions">
        <button class="main" ?disabled=${this.busy}>${this.busy ? accountTexts.working : (this.submit ?? accountTexts.save)}</button>
        <slot></slot>
        <span class="done" role="status">${this.saved ? accountTexts.saved : nothing}</span>
      </div>
    </form>`;
  }

  #degrees = (name, value) => html`<div class="inside">
    <input id=${name} name=${name} inputmode="text" autocomplete="off" .value=${value ?? ''} /><span class="inner" aria-hidden="true">${words.degrees}</span>
  </div>`;

  #locate = async () => {
    Object.assign(this, { locating: true, mistakes: {} });
    try {
      this.place = await location();
    } catch {
      this.mistakes = { place: words.notLocated };
    }
    this.locating = false;
  };

  #submit = async (event) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.target));
    this.mistakes = mistakesIn(typed);
    if (Object.keys(this.mistakes).length) return;
    this.busy = true;
    try {
      const home = await editHome(this.home.id, changeFrom(typed, this.begun.location));
      this.begun = { ...this.begun, location: home.location };
      apply('home', home);
      this.saved = true;
      this.dispatchEvent(new Event('saved'));
    } catch (problem) {
      const mistakes = Object.fromEntries(Object.entries(told(problem)).map(([name, message]) => [name.replace('location.', ''), message]));
      this.mistakes = Object.keys(mistakes).length ? mistakes : { form: accountTexts.failed(inWords(problem)) };
    }
    this.busy = false;
  };
}

const number = (text) => (text.trim() === '' ? NaN : Number(text.trim().replace(',', '.')));

function mistakesIn({ name, latitude, longitude }) {
  const both = latitude.trim() !== '' || longitude.trim() !== '';
  return {
    ...(name.trim() ? {} : { name: words.needName }),
    ...(!both || Math.abs(number(latitude)) <= 90 ? {} : { latitude: latitude.trim() ? words.needLatitude : words.needPair }),
    ...(!both || Math.abs(number(longitude)) <= 180 ? {} : { longitude: longitude.trim() ? words.needLongitude : words.needPair }),
  };
}

/** A place that was known and is emptied is to be forgotten. */
const changeFrom = ({ name, timeZone, currency, latitude, longitude }, place) => ({
  name: name.trim(),
  timeZone,
  currency,
  ...(latitude.trim() !== '' ? { location: { latitude: number(latitude), longitude: number(longitude) } } : place ? { location: null } : {}),
});

customElements.define('ms-home-form', MsHomeForm);
