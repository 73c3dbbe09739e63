/**
 * The `pyodide-lock.json` that a file names for Pyodide to take in place of the one of its release: by `lockFileURL`, or because
 * it lies beside a copy of Pyodide that is loaded from the project itself.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#exports.PyodideConfig
 */
import { normalizePath } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';

export interface NamedLock {
  /** As written, or what follows from it; absent if it is only known when the code runs. */
  readonly address?: string;
  /** What says it: `lockFileURL`, `indexURL`, `pyodideUrl`. */
  readonly option: string;
  /** Set if it follows from where Pyodide lies: without a file there, it may be put there later. */
  readonly beside?: boolean;
  /** The file that names it, to which the address is relative. */
  readonly path: string;
  /** Where it is named. */
  readonly span: Span;
}

/** What Pyodide calls the lock file beside it. */
export const LOCK_NAME = 'pyodide-lock.json';

/** The address of the lock that lies in a folder of Pyodide: `./pyodide/` gives `./pyodide/pyodide-lock.json`. */
export function lockInFolder(address: string): string {
  return `${address}${address.endsWith('/') || address === '' ? '' : '/'}${LOCK_NAME}`;
}

/**
 * The address of the lock beside a script of Pyodide that lies in the project: `pyodide/pyodide.mjs` gives
 * `pyodide/pyodide-lock.json`; undefined for any other script, and for one on a server.
 */
export function lockBesideScript(address: string): string | undefined {
  const [, folder] = /^((?:[^?#]*\/)?)pyodide\.m?js(?:[?#]|$)/.exec(address) ?? [];
  return folder === undefined || isElsewhere(folder) ? undefined : `${folder}${LOCK_NAME}`;
}

/** Whether an address leads to no file that is known here: to a server, or below the root of the site. */
export function isElsewhere(address: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|[\\/])/i.test(address);
}

/** The one that counts: what is said outright, before what follows from a place. Several that differ are only known at run time. */
export function lockThatCounts(named: readonly NamedLock[]): NamedLock | undefined {
  const outright = named.filter(({ beside }) => beside !== true);
  const [first, ...others] = outright.length > 0 ? outright : named;
  if (!first || others.every(({ address }) => isSame(address, first.address))) return first;
  const { option, path, span } = first;
  return { option, path, span };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined ? one === other : normalizePath(one) === normalizePath(other);
}
