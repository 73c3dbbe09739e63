/**
 * Reads METADATA from a wheel on a server with range requests: its last 64 KiB, the list of members if not included in
 * those, and the member. A server without ranges sends the whole wheel, if it is not too large
 * (https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-contents).
 */
import { say } from '../../core/messages/message.ts';
import type { ProjectFile } from '../../core/packaging/simpleApi/simpleApi.ts';
import type { HashAlgorithm, Host } from '../../host/host.ts';
import { contentOf, membersOf, type Archive } from './members.ts';
import { contentOffset, LOCAL_HEADER_BYTES, type ZipMember } from './_zip.ts';
import { hasDigest, strongestDigest } from '../digests.ts';
import type { Extracted } from '../http/cachedRequests.ts';
import type { IndexClient, IndexRequest, IndexResponse } from '../http/indexClient.ts';
import { statusError, unusableAnswer } from '../http/requestErrors.ts';
import { AnswerProblem } from '../answerProblem.ts';
import { MAX_METADATA_BYTES, MAX_WHOLE_WHEEL_BYTES } from '../limits.ts';

export type WheelRequest = Pick<IndexRequest, 'from' | 'what' | 'authorize' | 'signal' | 'place'>;

/** How much of the end of a wheel is read first: mostly its list of members is in there. */
export const TAIL_BYTES = 64 * 1024;

/**
 * The bytes of a wheel's METADATA, which are compared with the checksum in the archive. Only of a wheel that arrives whole, as
 * small ones do, it can be known whether it has the file's hash. Throws `IndexError`; kind `invalid` if the wheel itself is at fault.
 */
export async function readWheelMetadata(
  host: Host,
  client: IndexClient,
  file: ProjectFile,
  request: WheelRequest,
): Promise<Extracted> {
  try {
    const wheel = await RemoteArchive.open(client, file, request);
    const isChecked = wheel.isWhole && (await hasDigest(host, wheel.tail, strongestDigest(file.hashes)));
    const body = await metadataInArchive(host, wheel);
    return isChecked ? { body } : { body, from: wheel.response };
  } catch (error) {
    throw unusableAnswer({ ...request, url: file.url }, error);
  }
}

/**
 * The hash of a wheel, as a text in hexadecimal digits; empty where the wheel does not arrive whole, as only small ones do. Throws
 * `IndexError`.
 */
export async function readWheelDigest(
  host: Host,
  client: IndexClient,
  file: ProjectFile,
  algorithm: HashAlgorithm,
  request: WheelRequest,
): Promise<Extracted> {
  try {
    const wheel = await RemoteArchive.open(client, file, request);
    const digest = wheel.isWhole ? await host.digest(algorithm, wheel.tail) : '';
    return { body: new TextEncoder().encode(digest), from: wheel.response };
  } catch (error) {
    throw unusableAnswer({ ...request, url: file.url }, error);
  }
}

/** The bytes of METADATA in a wheel. Throws `AnswerProblem` if it is damaged, has none, or too much of it. */
export async function metadataInArchive(host: Pick<Host, 'unpack'>, wheel: Archive): Promise<Uint8Array> {
  const { members, end } = await membersOf(wheel);
  return readMember(host, wheel, metadataMember(members), end);
}

function metadataMember(members: readonly ZipMember[]): ZipMember {
  const folders = new Set<string>();
  for (const { path } of members) {
    const folder = /^([^/]+\.dist-info)\//.exec(path)?.[1];
    if (folder !== undefined) folders.add(folder);
  }
  const [folder, second] = folders;
  if (folder === undefined) throw new AnswerProblem(say('distInfoMissing'));
  if (second !== undefined) throw new AnswerProblem(say('distInfoAmbiguous'));
  const member = members.find(({ path }) => path === `${folder}/METADATA`);
  if (member === undefined) throw new AnswerProblem(say('metadataMissing'));
  if (member.encrypted) throw new AnswerProblem(say('metadataEncrypted'));
  if (member.method !== 0 && member.method !== 8) throw new AnswerProblem(say('metadataPackingUnknown'));
  if (Math.max(member.size, member.packedSize) > MAX_METADATA_BYTES) throw new AnswerProblem(say('metadataTooLarge'));
  return member;
}

async function readMember(
  host: Pick<Host, 'unpack'>,
  wheel: Archive,
  member: ZipMember,
  directoryOffset: number,
): Promise<Uint8Array> {
  // The local header has a name and an extra field, whose length is not in the directory: most are short, and one request
  // with some margin fetches header and content together.
  const guess = LOCAL_HEADER_BYTES + member.path.length + 512 + member.packedSize;
  const bytes = await wheel.read(member.offset, Math.min(guess, directoryOffset - member.offset));
  const start = contentOffset(bytes);
  const end = start + member.packedSize;
  const packed =
    end <= bytes.length ? bytes.subarray(start, end) : await wheel.read(member.offset + start, member.packedSize);
  return contentOf(host, member, packed, MAX_METADATA_BYTES);
}

/** An archive on a server, of which the end has been fetched. */
export class RemoteArchive implements Archive {
  readonly tail: Uint8Array;
  readonly tailOffset: number;
  /** The answer that its end came with. */
  readonly response: IndexResponse;
  readonly #client: IndexClient;
  readonly #url: string;
  readonly #request: WheelRequest;

  private constructor(
    client: IndexClient,
    url: string,
    request: WheelRequest,
    response: IndexResponse,
    tailOffset: number,
  ) {
    this.#client = client;
    this.#url = url;
    this.#request = request;
    this.tail = response.body;
    this.response = response;
    this.tailOffset = tailOffset;
  }

  /** Whether all of it has been fetched. */
  get isWhole(): boolean {
    return this.tailOffset === 0;
  }

  static async open(client: IndexClient, file: ProjectFile, request: WheelRequest): Promise<RemoteArchive> {
    const { url } = file;
    // Not every server supports ranges from the end, so the size helps if the index provides it.
    const start = file.size === undefined ? undefined : Math.max(0, file.size - TAIL_BYTES);
    const range = start === undefined ? `bytes=-${TAIL_BYTES}` : `bytes=${start}-`;
    const response = await client.send(wheelRequest(url, request, MAX_WHOLE_WHEEL_BYTES, range));
    const { status, body } = response;
    if (status === 206) {
      const place = contentRange(response.headers['content-range']);
      if (place?.total === undefined || place.start + body.length !== place.total) {
        throw new AnswerProblem(say('otherBytesSent'));
      }
      return new RemoteArchive(client, url, request, response, place.start);
    }
    if (status === 200) return new RemoteArchive(client, url, request, response, 0);
    if (![400, 405, 416, 501].includes(status)) throw statusError({ ...request, url }, status);
    const whole = await client.send(wheelRequest(url, request, MAX_WHOLE_WHEEL_BYTES));
    if (whole.status !== 200) throw statusError({ ...request, url }, whole.status);
    return new RemoteArchive(client, url, request, whole, 0);
  }

  /**
   * Bytes of the archive, from the end already fetched or from the server.
   * @param asking what they are asked with, if it was opened earlier
   */
  async read(offset: number, size: number, asking = this.#request): Promise<Uint8Array> {
    const start = offset - this.tailOffset;
    if (start >= 0) {
      if (size < 0 || start + size > this.tail.length) throw new AnswerProblem(say('archiveEndsTooEarly'));
      return this.tail.subarray(start, start + size);
    }
    if (size <= 0) throw new AnswerProblem(say('zipDirectoryDamaged'));
    const last = offset + size - 1;
    const request = wheelRequest(this.#url, asking, size, `bytes=${offset}-${last}`);
    const { status, headers, body } = await this.#client.send(request);
    if (status !== 206) throw statusError({ ...asking, url: this.#url }, status);
    if (contentRange(headers['content-range'])?.start !== offset || body.length !== size) {
      throw new AnswerProblem(say('otherBytesSent'));
    }
    return body;
  }
}

function wheelRequest(url: string, request: WheelRequest, maxBytes: number, range?: string): IndexRequest {
  // Parts of a compressed answer would be useless.
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...(range === undefined ? {} : { range }) };
  return { ...request, url, headers, maxBytes };
}

/** `bytes 100-199/200`; the total may be unknown to the server. */
function contentRange(header: string | undefined): { start: number; total: number | undefined } | undefined {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header?.trim() ?? '');
  return match === null
    ? undefined
    : { start: Number(match[1]), total: match[2] === '*' ? undefined : Number(match[2]) };
}
