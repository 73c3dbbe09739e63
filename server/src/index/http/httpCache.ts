/**
 * Answers of indexes on disk, shared by editor and command line.
 *
 * Each entry is one file: the checksum of all that follows, a line of JSON about the answer, then its body as it was sent.
 * Files are replaced atomically, so several processes may use the folder at once: the last one to write wins, and none sees
 * a partial file. Names are hashes; neither names nor contents contain credentials. Anything unreadable, or that was kept
 * for something else, counts as absent and is written again.
 */
import type { Host } from '../../host/host.ts';
import { SMALL_ANSWER_BYTES } from '../limits.ts';
import type { Place } from './_room.ts';
import type { StoredPolicy } from './freshness.ts';

export interface StoredAnswer {
  /** The requested address, for people who look into the file. */
  readonly url: string;
  /** Where the answer finally came from: links are relative to it. No credentials, no query. */
  readonly finalUrl: string;
  /** 200, or 404 with an empty body. */
  readonly status: number;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Absent for what never changes. */
  readonly policy?: StoredPolicy;
  /** When the server sent or revalidated it, in milliseconds since 1970. */
  readonly confirmed: number;
  /** SHA-256 of the body. */
  readonly checksum: string;
  readonly body: Uint8Array;
}

/** Part of the folder's name, incremented whenever the file format changes. */
export const FORM = 'v2';

const MAX_CACHE_BYTES = 512 * 1024 * 1024;
const PRUNE_EVERY_MILLISECONDS = 24 * 60 * 60 * 1000;
const NEWLINE = 10;

export class HttpCache {
  readonly #host: Host;
  readonly #folder: string;
  readonly #maxBytes: number;
  #pruning: Promise<void> | undefined;

  constructor(host: Host, folder: string, maxBytes: number = MAX_CACHE_BYTES) {
    this.#host = host;
    this.#folder = `${folder}/${FORM}`;
    this.#maxBytes = maxBytes;
  }

  /** The entry kept under a key; undefined if there is none that can be read. @param place where it is held */
  async read(key: string, place: Place): Promise<StoredAnswer | undefined> {
    try {
      const name = await this.#host.digest('sha256', key);
      const bytes = await this.#bytesAt(this.#path(name), place);
      if (bytes === undefined) return undefined;
      const entry = await parseEntry(this.#host, bytes, name);
      if (entry !== undefined) {
        await this.#noteUse(name, entry);
        return entry;
      }
      this.#host.log('debug', 'a damaged cache entry is ignored');
    } catch (error) {
      this.#host.log('debug', `a cache entry cannot be read: ${String(error)}`);
    }
    return undefined;
  }

  /** Small entries at once, as most are; a large one as soon as there is room for it. */
  async #bytesAt(path: string, place: Place): Promise<Uint8Array | undefined> {
    const { files } = this.#host;
    const kept = files.readKept ? files.readKept(path, SMALL_ANSWER_BYTES) : 'large';
    if (kept !== 'large') return kept;
    const size = (await files.stat(path))?.size ?? 0;
    await place.admit(size, size);
    return files.read(path);
  }

  /** That it was used is known to the day: what nobody uses any more is what is pruned first. */
  async #noteUse(name: string, { confirmed }: StoredAnswer): Promise<void> {
    if (Math.abs(this.#host.now() - confirmed) < PRUNE_EVERY_MILLISECONDS) return;
    await this.#host.files.touch?.(this.#path(name));
  }

  /** Stores an entry. Failing to is not an error: a full or read-only disk must not stop a check. */
  async write(key: string, answer: StoredAnswer): Promise<void> {
    try {
      const name = await this.#host.digest('sha256', key);
      const bytes = await entryBytes(this.#host, answer, name);
      await this.#host.files.write(this.#path(name), bytes, { private: true });
      this.#pruning ??= this.#pruneDaily();
    } catch (error) {
      this.#host.log('debug', `a cache entry cannot be written: ${String(error)}`);
    }
  }

  async remove(key: string): Promise<void> {
    try {
      await this.#host.files.remove(this.#path(await this.#host.digest('sha256', key)));
    } catch (error) {
      this.#host.log('debug', `a cache entry cannot be removed: ${String(error)}`);
    }
  }

  /** Resolves when the pruning started by a write is done. */
  async idle(): Promise<void> {
    await this.#pruning;
  }

  /** @param name the hash of a key, which entries have instead of it */
  #path(name: string): string {
    return `${this.#folder}/${name.slice(0, 2)}/${name.slice(2)}`;
  }

  /** Checks at most once a day, across all processes, whether the folder has grown too large. */
  async #pruneDaily(): Promise<void> {
    try {
      const marker = `${this.#folder}/pruned`;
      const last = await this.#host.files.stat(marker);
      // A mark of the future is from a clock that ran ahead.
      if (Math.abs(this.#host.now() - (last?.modified ?? -Infinity)) < PRUNE_EVERY_MILLISECONDS) return;
      await this.#host.files.write(marker, '', { private: true });
      await this.#prune();
    } catch (error) {
      this.#host.log('debug', `the cache cannot be pruned: ${String(error)}`);
    }
  }

  /** Removes unfinished files, and the entries longest unchanged until a fifth of the space is free. */
  async #prune(): Promise<void> {
    const { files } = this.#host;
    const found: { path: string; size: number; modified: number }[] = [];
    for (const shelf of await files.list(this.#folder)) {
      if (shelf.kind !== 'folder') continue;
      for (const { name } of await files.list(`${this.#folder}/${shelf.name}`)) {
        const path = `${this.#folder}/${shelf.name}/${name}`;
        const stat = await files.stat(path);
        if (stat === undefined) continue;
        const abandoned = name.endsWith('.tmp') && this.#host.now() - stat.modified > PRUNE_EVERY_MILLISECONDS;
        if (abandoned) await files.remove(path);
        else found.push({ path, ...stat });
      }
    }
    let total = found.reduce((sum, file) => sum + file.size, 0);
    if (total <= this.#maxBytes) return;
    found.sort((one, other) => one.modified - other.modified);
    for (const file of found) {
      if (total <= this.#maxBytes * 0.8) break;
      await files.remove(file.path);
      total -= file.size;
    }
  }
}

type Hash = Pick<Host, 'digest'>;

/**
 * The bytes of an entry. The checksum is that of the line about the answer, which has the checksum of the body: together
 * they cover everything.
 */
async function entryBytes(hash: Hash, { body, ...head }: StoredAnswer, key: string): Promise<Uint8Array> {
  const about = JSON.stringify({ ...head, key, length: body.length });
  const lines = new TextEncoder().encode(`${await hash.digest('sha256', about)}\n${about}\n`);
  const bytes = new Uint8Array(lines.length + body.length);
  bytes.set(lines);
  bytes.set(body, lines.length);
  return bytes;
}

/** An entry that was kept for this key and is whole; undefined of any other. */
async function parseEntry(hash: Hash, bytes: Uint8Array, key: string): Promise<StoredAnswer | undefined> {
  const first = bytes.indexOf(NEWLINE);
  const second = bytes.indexOf(NEWLINE, first + 1);
  if (first < 0 || second < 0) return undefined;
  const checksum = new TextDecoder().decode(bytes.subarray(0, first));
  const about = new TextDecoder().decode(bytes.subarray(first + 1, second));
  if (checksum !== (await hash.digest('sha256', about))) return undefined;
  const head: unknown = JSON.parse(about);
  const body = bytes.subarray(second + 1);
  if (!isHead(head) || head.key !== key || head.length !== body.length) return undefined;
  return head.checksum === (await hash.digest('sha256', body)) ? { ...head, body } : undefined;
}

type Head = Omit<StoredAnswer, 'body'> & { readonly key: string; readonly length: number };

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Partial<Record<keyof Head, unknown>>;
  return (
    typeof head.url === 'string' &&
    typeof head.finalUrl === 'string' &&
    typeof head.status === 'number' &&
    typeof head.confirmed === 'number' &&
    typeof head.checksum === 'string' &&
    typeof head.key === 'string' &&
    typeof head.length === 'number' &&
    (head.contentType === undefined || typeof head.contentType === 'string') &&
    (head.contentEncoding === undefined || typeof head.contentEncoding === 'string') &&
    (head.policy === undefined || (typeof head.policy === 'object' && head.policy !== null))
  );
}
