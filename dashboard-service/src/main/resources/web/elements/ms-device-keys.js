import { LitElement, css, html, nothing } from 'lit';
import { deviceTexts } from '../lib/device-texts.js';
import { shared } from '../styles/shared.js';
import './ms-copy.js';
import './ms-qr.js';
import './ms-sender-files.js';

const words = deviceTexts.keys;
const METER = '{"voltage":229.4,"current":0.41,"power":92.3}';
const READING = '{"powerWatts":92.3,"voltageVolts":229.4}';

/** Exactly what to type into a new device, by what it is. */
export class MsDeviceKeys extends LitElement {
  static properties = { how: {}, made: { attribute: false } };

  static styles = [
    shared,
    css`
      .once {
        margin-bottom: var(--space-3);
      }
      .scan {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  render() {
    if (this.made.credentials === 'none' && this.how === 'esp32') return html`<p>${words.open}</p>`;
    return html`<p class="once quiet">${words.once}</p>${this[this.how](this.made)}`;
  }

  esp32({ id, secret, ingestUrl, mqttPort }) {
    const host = new URL(ingestUrl).hostname;
    const attempt = `mosquitto_pub -h ${host} -p ${mqttPort} -i ${id} -u ${id} -P '${secret}' -q 1 -t dev/${id}/pzem/metrics -m '${METER}'`;
    return html`${copy(words.host, host)} ${copy(words.port, mqttPort)} ${copy(words.user, id)} ${copy(words.password, secret)}
    ${copy(words.publish, `dev/${id}/pzem/metrics`)} ${copy(words.payload, METER)} ${copy(words.relay, `dev/${id}/relay/state`)}
    ${copy(words.commands, `dev/${id}/relay/commands`)} ${copy(words.attempt, attempt)} ${scan(words.password, `mqtt://${id}:${secret}@${host}:${mqttPort}`)}`;
  }

  http({ secret, ingestUrl }) {
    const url = `${ingestUrl}/v1/readings`;
    const header = `Authorization: Bearer ${secret}`;
    const attempt = `curl -sS ${url} -H '${header}' -H 'Content-Type: application/json' -d '${READING}'`;
    return html`${copy(words.url, url)} ${copy(words.header, header)} ${copy(words.payload, READING)} ${copy(words.attempt, attempt)} ${scan(words.header, `${url}\n${header}`)}`;
  }

  phone({ id, pingUrl }) {
    return html`${scan(words.ping, pingUrl)} ${senders('phone', id, pingUrl)} ${copy(words.ping, pingUrl)} ${copy(words.charging, `${pingUrl}?charging=true`)} ${copy(words.unplugged, `${pingUrl}?charging=false`)}`;
  }

  url({ id, pingUrl }) {
    return html`${senders('url', id, pingUrl)} ${copy(words.ping, pingUrl)} ${copy(words.cron, `*/2 * * * * curl -fsS -m 10 -o /dev/null ${pingUrl}`)}`;
  }
}

const senders = (how, id, pingUrl) => html`<ms-sender-files how=${how} deviceId=${id} pingUrl=${pingUrl}></ms-sender-files>`;

const scan = (label, text) => html`<div class="scan"><p class="label">${words.scan}</p><ms-qr label=${label} text=${text}></ms-qr></div>`;

const copy = (label, value) => (value == null ? nothing : html`<ms-copy label=${label} value=${value}></ms-copy>`);

customElements.define('ms-device-keys', MsDeviceKeys);
