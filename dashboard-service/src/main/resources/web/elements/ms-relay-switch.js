import { LitElement, html, nothing } from 'lit';
import { commands, isOpen, keyOf, switchRelay } from '../lib/relays.js';
import { Watching } from '../lib/store.js';
import { texts } from '../lib/texts.js';
import { switches } from '../styles/switches.js';
import { shared } from '../styles/shared.js';

const words = texts.relay;

/** A relay as the device itself reports it. Pressing asks; the knob moves only when the device says that it did. */
export class MsRelaySwitch extends LitElement {
  static properties = { device: { attribute: false }, relay: { attribute: false }, many: { type: Boolean }, mayPress: { type: Boolean }, late: { type: Boolean } };

  static styles = [shared, switches];

  constructor() {
    super();
    new Watching(this, commands);
  }

  render() {
    const { relay, state } = this.relay;
    const name = words.name(this.device.name, relay, this.many);
    const word = html`<span class="word">${this.many ? `${relay}: ` : ''}${this.#word(state)}</span>`;
    if (!this.mayPress) return html`<p title=${name}>${word}</p>`;
    const busy = isOpen(commands.state[keyOf(this.device.id, relay)]);
    return html`<button role="switch" class="${state} ${this.late ? 'late' : ''}" aria-checked=${state === 'on' ? 'true' : state === 'off' ? 'false' : nothing}
      aria-label=${name} aria-busy=${busy} ?disabled=${busy} @click=${this.#press}>
      <span class="track"><span class="knob"></span></span>${word}
    </button>`;
  }

  /** What a silent device reported long ago is no longer what its relay is. */
  #word = (state) => (this.late && words[state] && state !== 'unknown' ? words.was[state] : (words[state] ?? words.unknown));

  #press = () => switchRelay(this.device.id, this.relay.relay, this.relay.state === 'on' ? 'off' : 'on');
}

customElements.define('ms-relay-switch', MsRelaySwitch);
