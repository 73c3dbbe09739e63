/**
 * Reads Python's source files out of a wheel, of which only the parts are fetched that have them: the list of its members first,
 * then the stretch around each file that is asked for, which mostly has its neighbours as well
 * (https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-contents).
 */
import { HttpFailure, type Host } from '../../host/host.ts';
import { AnswerProblem } from '../answerProblem.ts';
import { say } from '../../core/messages/message.ts';
import { MAX_SOURCE_TEXT_BYTES } from '../limits.ts';
import { contentOf, membersOf, type Archive, type Members } from './members.ts';
import { contentOffset, LOCAL_HEADER_BYTES, type ZipMember } from './_zip.ts';
import type { WheelFiles } from '../packageIndex.ts';

/** How much is fetched at once, and how much that nobody wants may lie between two files, in bytes. */
const STRETCH_BYTES = 1024 * 1024;
const GAP_BYTES = 64 * 1024;

interface Stretch {
  readonly offset: number;
  size: number;
}

/** Opens a wheel. Throws `AnswerProblem` if it is damaged. */
export async function openWheelFiles(host: Pick<Host, 'unpack'>, archive: Archive): Promise<WheelFiles> {
  return new ArchivedFiles(host, archive, await membersOf(archive));
}

class ArchivedFiles implements WheelFiles {
  readonly paths: readonly string[];
  readonly #host: Pick<Host, 'unpack'>;
  readonly #archive: Archive;
  readonly #members: ReadonlyMap<string, ZipMember>;
  readonly #stretches: readonly Stretch[];
  readonly #fetched = new Map<Stretch, Promise<Uint8Array>>();
  #heldBytes = 0;

  constructor(host: Pick<Host, 'unpack'>, archive: Archive, { members, end }: Members) {
    this.#host = host;
    this.#archive = archive;
    this.#heldBytes = archive.tail.length;
    this.paths = members.map(({ path }) => path);
    this.#members = new Map(members.map((member) => [member.path, member]));
    this.#stretches = stretchesOf(members.filter(isSource), end);
  }

  held(): number {
    return this.#heldBytes;
  }

  async text(path: string): Promise<string | undefined> {
    const member = this.#members.get(path);
    if (
      !member ||
      !isSource(member) ||
      member.encrypted ||
      Math.max(member.size, member.packedSize) > MAX_SOURCE_TEXT_BYTES
    )
      return undefined;
    const stretch = this.#stretches.findLast((one) => one.offset <= member.offset);
    if (!stretch) return undefined;
    const bytes = await this.#bytes(stretch);
    try {
      return new TextDecoder().decode(await this.#content(member, bytes.subarray(member.offset - stretch.offset)));
    } catch (error) {
      if (error instanceof AnswerProblem || error instanceof HttpFailure) return undefined;
      throw error;
    }
  }

  #bytes(stretch: Stretch): Promise<Uint8Array> {
    const known = this.#fetched.get(stretch);
    if (known) return known;
    const bytes = this.#archive.read(stretch.offset, stretch.size);
    this.#fetched.set(stretch, bytes);
    bytes.then(
      ({ length }) => (this.#heldBytes += length),
      () => this.#fetched.delete(stretch),
    );
    return bytes;
  }

  async #content(member: ZipMember, bytes: Uint8Array): Promise<Uint8Array> {
    const start = contentOffset(bytes);
    const packed = bytes.subarray(start, start + member.packedSize);
    if (packed.length !== member.packedSize) throw new AnswerProblem(say('archiveEndsTooEarly'));
    return contentOf(this.#host, member, packed, MAX_SOURCE_TEXT_BYTES);
  }
}

function isSource({ path, method }: ZipMember): boolean {
  return /\.(?:py|pyi|pyx)$/.test(path) && (method === 0 || method === 8);
}

/** What is fetched together: files that lie close to each other. @param end where the members end */
function stretchesOf(members: readonly ZipMember[], end: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const member of members.toSorted((a, b) => a.offset - b.offset)) {
    // The local header may have a longer extra field than the directory says; what is too much does no harm.
    const until = Math.min(end, member.offset + LOCAL_HEADER_BYTES + member.path.length + 1024 + member.packedSize);
    const last = stretches.at(-1);
    const isNear = last && member.offset - (last.offset + last.size) <= GAP_BYTES;
    if (isNear && until - last.offset <= STRETCH_BYTES) last.size = Math.max(last.size, until - last.offset);
    else stretches.push({ offset: member.offset, size: until - member.offset });
  }
  return stretches;
}
