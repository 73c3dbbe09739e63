/**
 * A `pyodide-lock.json` of the project itself, which says what the runtime ships in place of that of the Pyodide release: what it
 * says, or why that is not known.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#exports.PyodideConfig
 */
import type { NamedLock } from '../../dependencyFiles/signs/namedLock.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { contentHash } from '../../text/contentHash.ts';
import { fileName } from '../../text/path.ts';
import { isInstallable, parsePyodideLock, type PyodideLock, type ShippedPackage } from '../pyodideLock.ts';
import { withoutQuery } from '../../text/cut.ts';

/** What a lock says about the Pyodide that it is for. */
export interface LockInfo {
  /** `2025_0`; absent before Pyodide 0.26. */
  readonly abi?: string;
  /** The release; from 0.28 on it is wrong, or absent, and Pyodide does not look at it. */
  readonly version?: string;
}

/** The content of a lock. */
export interface LockContent {
  readonly info: LockInfo;
  readonly packages: PyodideLock['packages'];
  /** Equal for equal texts. */
  readonly hash: string;
}

/** A lock that the project names: what it says, or why that is not known. */
export type OwnLock = {
  readonly named: NamedLock;
  /** Where it lies; absent for one that is no file here. */
  readonly path?: string;
} & (
  { readonly kind: 'known'; readonly content: LockContent } | { readonly kind: 'unknown'; readonly reason: Message }
);

/** What a target says about it. */
export type LockOfTarget = Pick<OwnLock, 'named' | 'path'> & {
  /** Why it is not known what is shipped; absent if the lock says it. */
  readonly unknown?: Message;
};

/** The only architecture of Pyodide. */
const ARCHITECTURE = 'wasm32';

/** The content of a `pyodide-lock.json`, or what is wrong with it, as a clause. */
export function readOwnLock(text: string): LockContent | Message {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return say('ownLockNotJson');
  }
  const { value, errors } = parsePyodideLock(json, '');
  const [error] = errors;
  if (error) return error.problem;
  const [arch, abi, version] = ['arch', 'abi_version', 'version'].map((key) => textAt(json, 'info', key));
  if (arch !== undefined && arch !== ARCHITECTURE) return say('ownLockOfOtherArchitecture', { arch });
  if (abi === undefined && version === undefined) return say('ownLockForNothing');
  return {
    info: { ...(abi !== undefined && { abi }), ...(version !== undefined && { version }) },
    packages: withFileNames(value.packages),
    hash: contentHash(text),
  };
}

/** In a lock that micropip made, files of an index stand with their addresses. */
function withFileNames(packages: PyodideLock['packages']): ReadonlyMap<NormalizedName, ShippedPackage> {
  return new Map(
    [...packages].map(([name, shipped]) => {
      const filename = fileName(withoutQuery(shipped.filename));
      return [name, { ...shipped, filename, installable: isInstallable(shipped.kind, filename) }];
    }),
  );
}

function textAt(json: unknown, ...keys: readonly string[]): string | undefined {
  let value = json;
  for (const key of keys) {
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** The name of the file, or of the option if it is none. */
export function lockName({ path, named: { address, option } }: LockOfTarget): string {
  const name = fileName(path ?? withoutQuery(address ?? ''));
  return name === '' ? option : name;
}
