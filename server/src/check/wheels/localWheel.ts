/** METADATA of a wheel on this machine, of which only the parts are read that are needed. */
import { parseCoreMetadata, type CoreMetadata } from '../../core/packaging/metadata/coreMetadata.ts';
import type { Unavailable } from '../../core/candidates/unavailable.ts';
import { say } from '../../core/messages/message.ts';
import { HttpFailure, type Host } from '../../host/host.ts';
import { AnswerProblem } from '../../index/answerProblem.ts';
import type { Archive } from '../../index/archives/members.ts';
import { metadataInArchive, TAIL_BYTES } from '../../index/archives/wheelMetadata.ts';
import { headerText } from '../../index/simpleIndex.ts';
import type { Documents, ReadBytes } from '../checkRequest.ts';

/** The metadata of a wheel, or why there are none. */
export type LocalWheel =
  | { readonly kind: 'known'; readonly metadata: CoreMetadata }
  | { readonly kind: 'absent' }
  /** It is no archive; `isPointer`: Git LFS has put a pointer in the place of the file. */
  | { readonly kind: 'no-zip'; readonly isPointer: boolean }
  | Unavailable;

/** Reads the metadata of a wheel. @param path absolute */
export async function readLocalWheel(
  path: string,
  documents: Documents,
  host: Pick<Host, 'unpack'>,
): Promise<LocalWheel> {
  const read = await readWheelHeaders(path, documents, host);
  return typeof read === 'string' ? { kind: 'known', metadata: parseCoreMetadata(read).value } : read;
}

/** The headers of METADATA in a wheel, or why they cannot be read. */
export async function readWheelHeaders(
  path: string,
  documents: Documents,
  host: Pick<Host, 'unpack'>,
): Promise<string | Exclude<LocalWheel, { readonly kind: 'known' }>> {
  const wheel = await LocalArchive.open(path, documents);
  if (!(wheel instanceof LocalArchive)) {
    return wheel.kind === 'absent' ? wheel : { kind: 'unavailable', reason: wheel.reason };
  }
  try {
    return headerText(await metadataInArchive(host, wheel));
  } catch (error) {
    if (error instanceof AnswerProblem) {
      return (await insteadOfArchive(path, documents)) ?? { kind: 'unavailable', reason: error.says };
    }
    if (error instanceof HttpFailure) return { kind: 'unavailable', reason: say('metadataDamaged') };
    throw error;
  }
}

/** How pointers of Git LFS begin (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
const POINTER = 'version https://git-lfs';

/** What a file is that does not begin as archives do; undefined if it does, or if it cannot be read. */
async function insteadOfArchive(
  path: string,
  documents: Documents,
): Promise<Extract<LocalWheel, { readonly kind: 'no-zip' }> | undefined> {
  const start = await documents.bytes(path, POINTER.length);
  if (start.kind !== 'bytes') return undefined;
  const text = String.fromCharCode(...start.bytes);
  return text.startsWith('PK') ? undefined : { kind: 'no-zip', isPointer: text === POINTER };
}

/** Why there are no bytes of a file. */
type Unread = Exclude<ReadBytes, { readonly kind: 'bytes' }>;

/** A wheel of which the end has been read. */
export class LocalArchive implements Archive {
  readonly tail: Uint8Array;
  readonly tailOffset: number;
  readonly #path: string;
  readonly #documents: Documents;

  private constructor(path: string, documents: Documents, tail: Uint8Array, tailOffset: number) {
    this.#path = path;
    this.#documents = documents;
    this.tail = tail;
    this.tailOffset = tailOffset;
  }

  /** Reads its end, or says why that cannot be read. @param path absolute */
  static async open(path: string, documents: Documents): Promise<LocalArchive | Unread> {
    const tail = await documents.bytes(path, TAIL_BYTES, -TAIL_BYTES);
    if (tail.kind !== 'bytes') return tail;
    return new LocalArchive(path, documents, tail.bytes, tail.size - tail.bytes.length);
  }

  async read(offset: number, size: number): Promise<Uint8Array> {
    const start = offset - this.tailOffset;
    if (start >= 0 && size >= 0 && start + size <= this.tail.length) return this.tail.subarray(start, start + size);
    if (offset < 0 || size <= 0) throw new AnswerProblem(say('zipDirectoryDamaged'));
    const read = await this.#documents.bytes(this.#path, size, offset);
    if (read.kind !== 'bytes' || read.bytes.length !== size) throw new AnswerProblem(say('archiveEndsTooEarly'));
    return read.bytes;
  }
}
