import { html, nothing } from 'lit';

/** One field of a form: the label above, a hint, and the mistake below in words. */
export const field = (name, label, input, { mistake, hint } = {}) => html`<div class="field">
  <label for=${name}>${label}</label>
  ${input}
  ${hint ? html`<p class="quiet small">${hint}</p>` : nothing}
  ${mistake ? html`<p class="mistake" role="alert">${mistake}</p>` : nothing}
</div>`;

/** A whole number with its unit inside the field. */
export const seconds = (name, value, unit) => html`<div class="inside">
  <input id=${name} name=${name} inputmode="numeric" autocomplete="off" value=${value} /><span class="inner" aria-hidden="true">${unit}</span>
</div>`;

export const choice = (name, options, chosen) => html`<select id=${name} name=${name}>
  ${Object.entries(options).map(([value, words]) => html`<option value=${value} ?selected=${value === String(chosen)}>${words}</option>`)}
</select>`;
