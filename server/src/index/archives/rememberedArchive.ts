/** An archive on a server of which the pieces that were read are kept. */
import type { ProjectFile } from '../../core/packaging/simpleApi/simpleApi.ts';
import type { Extracted } from '../http/cachedRequests.ts';
import type { IndexClient } from '../http/indexClient.ts';
import type { Archive } from './members.ts';
import { RemoteArchive, type WheelRequest } from './wheelMetadata.ts';

/** Gives a piece that is kept, or what `read` fetches, which is kept then. */
export type ExtractPiece = (
  piece: `piece ${string}`,
  read: (request: WheelRequest) => Promise<Extracted>,
) => Promise<Uint8Array>;

interface Reading {
  readonly client: IndexClient;
  readonly file: ProjectFile;
  readonly extract: ExtractPiece;
}

/** The end is kept with its place before it, as a number of eight bytes. */
const PLACE_BYTES = 8;

export class RememberedArchive implements Archive {
  readonly tail: Uint8Array;
  readonly tailOffset: number;
  readonly #client: IndexClient;
  readonly #file: ProjectFile;
  readonly #extract: ExtractPiece;
  #remote: Promise<RemoteArchive> | undefined;

  private constructor({ client, file, extract }: Reading, end: Uint8Array, remote: Promise<RemoteArchive> | undefined) {
    this.#client = client;
    this.#file = file;
    this.#extract = extract;
    this.#remote = remote;
    this.tail = end.subarray(PLACE_BYTES);
    this.tailOffset = new DataView(end.buffer, end.byteOffset, end.byteLength).getFloat64(0);
  }

  /** Throws `IndexError`, or `AnswerProblem` if the server sends something else. */
  static async open(client: IndexClient, file: ProjectFile, extract: ExtractPiece): Promise<RememberedArchive> {
    let remote: Promise<RemoteArchive> | undefined;
    const end = await extract('piece end', async (request) => {
      remote = RemoteArchive.open(client, file, request);
      const { tail, tailOffset, response } = await remote;
      const bytes = new Uint8Array(PLACE_BYTES + tail.length);
      new DataView(bytes.buffer).setFloat64(0, tailOffset);
      bytes.set(tail, PLACE_BYTES);
      return { body: bytes, from: response };
    });
    return new RememberedArchive({ client, file, extract }, end, remote);
  }

  async read(offset: number, size: number): Promise<Uint8Array> {
    const start = offset - this.tailOffset;
    if (start >= 0 && size >= 0 && start + size <= this.tail.length) return this.tail.subarray(start, start + size);
    return this.#extract(`piece ${offset} ${size}`, async (request) => {
      const remote = await this.#opened(request);
      return { body: await remote.read(offset, size, request), from: remote.response };
    });
  }

  #opened(request: WheelRequest): Promise<RemoteArchive> {
    const opened = (this.#remote ??= RemoteArchive.open(this.#client, this.#file, request));
    opened.catch(() => (this.#remote = undefined));
    return opened;
  }
}
