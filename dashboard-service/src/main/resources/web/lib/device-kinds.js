import { deviceTexts } from './device-texts.js';

/** What a person may add, and what each is to the server: `claims` by a code, or `byHand`, as all the others. */
export const KINDS = {
  esp32: { icon: 'plug', kind: 'meter', supply: 'mains', claims: true, byHand: true },
  esp8266: { icon: 'plug', kind: 'meter', supply: 'mains', claims: true },
  http: { icon: 'plug', kind: 'meter', supply: 'mains' },
  phone: { icon: 'phone', kind: 'phone', supply: 'battery' },
  url: { icon: 'link-45deg', kind: 'phone', supply: 'mains' },
};

export const ICONS = { meter: 'plug', phone: 'phone', camera: 'camera', beat: 'link-45deg' };

/** A heartbeat that dies with the mains is no phone, though the server calls it by the same word. */
export const sort = ({ kind, supply }) => (kind === 'phone' && supply === 'mains' ? 'beat' : kind);

/** The first of "Meter", "Meter 2", "Meter 3" that no device has. */
export function freeName(how, devices) {
  const wanted = deviceTexts.choose.names[how];
  return free(wanted, ' ', new Set(devices.map(({ name }) => name)));
}

/** An id made from a name: what is no letter or digit becomes a dash. */
export function freeId(name, devices) {
  const plain = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const wanted = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'device';
  return free(wanted, '-', new Set(devices.map(({ id }) => id)));
}

function free(wanted, joint, taken) {
  for (let i = 2, name = wanted; ; i++) {
    if (!taken.has(name)) return name;
    name = `${wanted}${joint}${i}`;
  }
}
