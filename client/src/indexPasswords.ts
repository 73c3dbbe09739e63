/**
 * The passwords of package indexes that somebody has told the editor: it keeps them in its secret storage, each for exactly one
 * address, and the language server gets them when it starts.
 */
import type { IndexPassword } from '../../server/src/lsp/protocol.ts';

/** The part of VS Code's secret storage that is used. */
export interface Secrets {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

/** Under which all of them are kept: no list of addresses stands anywhere else. */
export const PASSWORDS_KEY = 'pyodidePreflight.indexPasswords';

export class IndexPasswords {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** All of them; none if what is kept cannot be read. */
  async all(): Promise<readonly IndexPassword[]> {
    try {
      const kept: unknown = JSON.parse((await this.#secrets.get(PASSWORDS_KEY)) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isPassword) : [];
    } catch {
      return [];
    }
  }

  /** Keeps one, in place of the one that its address has. */
  async set(password: IndexPassword): Promise<void> {
    const others = (await this.all()).filter(({ url }) => url !== password.url);
    await this.#secrets.store(PASSWORDS_KEY, JSON.stringify([...others, password]));
  }

  /** Forgets the one of an address. */
  async remove(address: string): Promise<void> {
    const left = (await this.all()).filter(({ url }) => url !== address);
    if (left.length === 0) await this.#secrets.delete(PASSWORDS_KEY);
    else await this.#secrets.store(PASSWORDS_KEY, JSON.stringify(left));
  }
}

/** Why an address cannot have a password: nothing but a web address can, and it is told elsewhere if it has one itself. */
export type AddressProblem = 'no-web-address' | 'has-credentials' | 'readable-by-others';

/** What is wrong with the address of an index that somebody writes; undefined if nothing is. */
export function addressProblem(written: string): AddressProblem | undefined {
  if (!URL.canParse(written)) return 'no-web-address';
  const { protocol, hostname, username, password } = new URL(written);
  if (protocol !== 'https:' && protocol !== 'http:') return 'no-web-address';
  if (username !== '' || password !== '') return 'has-credentials';
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'http:' && !isLoopback ? 'readable-by-others' : undefined;
}

function isPassword(value: unknown): value is IndexPassword {
  if (typeof value !== 'object' || value === null) return false;
  const { url, username, password } = value as Record<string, unknown>;
  return typeof url === 'string' && typeof username === 'string' && typeof password === 'string';
}
