const PORTAL = 'http://192.168.4.1/';
const THIS_COMPUTER = /^(localhost$|127\.|\[::1\])/;

/**
 * A device's own page with its server and a claim code filled in, for a phone that has joined the device's Wi-Fi. A server
 * that calls itself this computer is none to a device: it then looks for mainswatch.local by itself.
 */
export function portalAddress({ code, ingestUrl }) {
  const { hostname, port } = new URL(ingestUrl);
  const query = new URLSearchParams({ ...(THIS_COMPUTER.test(hostname) ? {} : { serverHost: hostname }), ingestPort: port || '80', claimCode: code });
  return `${PORTAL}?${query}`;
}
