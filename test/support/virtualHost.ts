/** A host whose clock only moves when a test advances it, with files in memory; only its network is real. */
import type { FolderEntry, Host, HostFiles, LogLevel } from '../../server/src/host/host.ts';
import { nodeHost } from '../../server/src/host/nodeHost.ts';
import { TestClock } from './testClock.ts';

/**
 * Waits up to this long pass by themselves, such as those before a retry. Longer ones are limits, and only end when the test
 * advances the time.
 */
const PASSING_MILLISECONDS = 3_000;

/** One for all: reading the system's certificates takes longer than most of the tests. */
const node = nodeHost();

export class VirtualHost implements Host {
  readonly #clock = new TestClock(Date.UTC(2026, 10, 24, 12));
  readonly environment: { platform: string; variables: Record<string, string | undefined>; home: string };
  readonly files: MemoryFiles;
  /** The waits that have passed by themselves, in milliseconds. */
  readonly waits: number[] = [];
  readonly messages: { readonly level: LogLevel; readonly message: string }[] = [];
  /** How often the code yielded to other work. */
  turns = 0;

  constructor(variables: Record<string, string | undefined> = {}) {
    this.environment = { platform: 'linux', variables, home: '/home/user' };
    this.files = new MemoryFiles(this.now);
  }

  http: Host['http'] = (request) => node.http(request);
  unpack: Host['unpack'] = (packing, data, maxBytes) => node.unpack(packing, data, maxBytes);
  digest: Host['digest'] = (algorithm, data) => node.digest(algorithm, data);
  now = this.#clock.now;
  random = (): number => 0.5;

  nextTurn = (): Promise<void> => {
    this.turns++;
    return node.nextTurn();
  };

  log = (level: LogLevel, message: string): void => {
    this.messages.push({ level, message });
  };

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    if (milliseconds > PASSING_MILLISECONDS) return this.#clock.sleep(milliseconds, signal);
    this.waits.push(milliseconds);
    this.#clock.pass(milliseconds);
    return Promise.resolve();
  };

  /** Advances the time and wakes the sleepers whose time has come. */
  advance(milliseconds: number): void {
    this.#clock.advance(milliseconds);
  }
}

/** Files as a map. */
export class MemoryFiles implements HostFiles {
  readonly #now: () => number;
  readonly contents = new Map<string, { data: Uint8Array; modified: number }>();
  /** The error that writing fails with, if any. */
  refuseWrites: Error | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  read = (path: string): Promise<Uint8Array | undefined> => Promise.resolve(this.contents.get(path)?.data);

  readPart = (path: string, start: number, length: number): Promise<Uint8Array | undefined> =>
    Promise.resolve(this.contents.get(path)?.data.subarray(start, start + length));

  write = (path: string, data: Uint8Array | string): Promise<void> => {
    if (this.refuseWrites !== undefined) return Promise.reject(this.refuseWrites);
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    this.contents.set(path, { data: bytes, modified: this.#now() });
    return Promise.resolve();
  };

  remove = (path: string): Promise<void> => {
    this.contents.delete(path);
    return Promise.resolve();
  };

  stat: HostFiles['stat'] = (path) => {
    const file = this.contents.get(path);
    return Promise.resolve(file && { kind: 'file', size: file.data.length, modified: file.modified });
  };

  list = (path: string, most = Infinity): Promise<readonly FolderEntry[]> => {
    const entries = new Map<string, FolderEntry>();
    for (const file of this.contents.keys()) {
      if (!file.startsWith(`${path}/`)) continue;
      const [name = '', ...rest] = file.slice(path.length + 1).split('/');
      entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve([...entries.values()].slice(0, most));
  };
}
