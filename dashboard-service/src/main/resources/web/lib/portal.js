const PORTAL = 'http://192.168.4.1/';
const USUAL_MQTT = 1_883;
const THIS_COMPUTER = /^(localhost$|127\.|\[::1\])/;

/**
 * A device's own page with its server and a claim code filled in, for a phone that has joined the device's Wi-Fi. A server
 * that calls itself this computer is none to a device: it then looks for mainswatch.local by itself.
 */
export function portalAddress({ code, ingestUrl, mqttPort }) {
  const { hostname, port } = new URL(ingestUrl);
  const query = new URLSearchParams({ ...(THIS_COMPUTER.test(hostname) ? {} : { serverHost: hostname }), ingestPort: port || '80', ...(mqttPort === USUAL_MQTT ? {} : { mqttPort }), claimCode: code });
  return `${PORTAL}?${query}`;
}
