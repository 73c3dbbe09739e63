/**
 * Tells answers that were got with one password from those got with another, or with none, without keeping the password: a
 * mark that is slow to compute, so that nobody who has the cache can try many passwords.
 */

const ROUNDS = 100_000;
const BITS = 128;

const marks = new Map<string, Promise<string>>();

/** A mark of an Authorization header, the same in every process; empty without one. */
export function credentialMark(authorization: string | undefined): Promise<string> {
  if (authorization === undefined) return Promise.resolve('');
  let mark = marks.get(authorization);
  if (!mark) marks.set(authorization, (mark = derive(authorization)));
  return mark;
}

async function derive(authorization: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(authorization), 'PBKDF2', false, ['deriveBits']);
  const salt = encoder.encode('pyodide-preflight');
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, key, BITS);
  return hexadecimal(new Uint8Array(bits));
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
