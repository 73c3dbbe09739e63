/** What a lock file of the project ships, as an index in the place of that of the Pyodide release: nothing is requested. */
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import type { Unavailable } from '../core/candidates/unavailable.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { NormalizedName } from '../core/packaging/name.ts';
import { lockName } from '../core/runtimes/ownLock/ownLock.ts';
import type { PyodideLock } from '../core/runtimes/pyodideLock.ts';
import type { Target } from '../core/runtimes/target.ts';
import { IndexError, type PackageIndex, type ProjectAnswer } from '../index/packageIndex.ts';
import { shippedPage } from './shippedPages.ts';

export class LockIndex implements PackageIndex {
  readonly name = PYODIDE_INDEX;
  readonly label: Message;
  readonly #shipped: PyodideLock;
  readonly #unavailable: Unavailable | undefined;

  constructor({ shipped }: Target, lock: NonNullable<Target['ownLock']>) {
    this.label = say('indexByName', { name: lockName(lock) });
    this.#shipped = shipped;
    this.#unavailable = lock.unknown && { kind: 'unavailable', reason: lock.unknown };
  }

  project(name: NormalizedName): Promise<ProjectAnswer> {
    const page = shippedPage(this.#shipped, name);
    if (page) return Promise.resolve({ kind: 'page', page });
    return Promise.resolve({ kind: 'absent', ...(this.#unavailable && { unavailable: this.#unavailable }) });
  }

  /** Never asked: its files have no addresses, and what they need stands in the lock. */
  metadata(): Promise<string> {
    return Promise.reject(new IndexError('invalid', say('metadataMissing'), ''));
  }
}
