import { addPasskey, passkeyOptions, signInOptions, signInWith } from './account-calls.js';

/** Browsers have passkeys for names only, and only where nobody can listen. */
export const passkeysWork = isSecureContext && 'PublicKeyCredential' in window && (location.protocol === 'https:' || location.hostname === 'localhost');

/** Web Authentication: the server speaks base64url, the browser bytes. */
export async function make(name, password) {
  const options = await passkeyOptions(password);
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({ type: known.type, id: bytes(known.id) })),
    },
  });
  const { clientDataJSON, attestationObject } = made.response;
  return addPasskey({ name, id: text(made.rawId), clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) });
}

export async function use() {
  const options = await signInOptions();
  const used = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } });
  const { clientDataJSON, authenticatorData, signature } = used.response;
  return signInWith({ id: text(used.rawId), clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature) });
}

/** Whether the person themselves said no, or waited too long: nothing went wrong. */
export const isRefusal = (error) => error.name === 'NotAllowedError' || error.name === 'AbortError';

const bytes = (base64url) => Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
