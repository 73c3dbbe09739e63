/** The members of a zip archive of which only parts are read: their list, and what a member holds. */
import { say } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import { AnswerProblem } from '../answerProblem.ts';
import { MAX_ZIP_DIRECTORY_BYTES } from '../limits.ts';
import { crc32, findDirectory, readDirectory, type ZipMember } from './_zip.ts';

/** An archive of which the end is there and the rest can be read. */
export interface Archive {
  readonly tail: Uint8Array;
  /** Where the tail begins, in bytes from the start of the archive. */
  readonly tailOffset: number;
  /** Throws `AnswerProblem` if it has no such bytes. */
  read(offset: number, size: number): Promise<Uint8Array>;
}

/** What the list at the end of an archive says. */
export interface Members {
  readonly members: readonly ZipMember[];
  /** Where the members end and the list begins, in bytes from the start of the archive. */
  readonly end: number;
}

/** Throws `AnswerProblem` if the list is damaged, or too long. */
export async function membersOf(archive: Archive): Promise<Members> {
  const { offset, size, entries } = findDirectory(archive.tail, archive.tailOffset);
  if (size > MAX_ZIP_DIRECTORY_BYTES) throw new AnswerProblem(say('zipDirectoryTooLarge'));
  return { members: readDirectory(await archive.read(offset, size), entries), end: offset };
}

/**
 * What a member holds, compared with the size and the checksum in the list.
 * @param packed as it lies in the archive
 * @param maxBytes decompressed
 * @throws {AnswerProblem} if it is damaged; `HttpFailure` if it cannot be decompressed
 */
export async function contentOf(
  host: Pick<Host, 'unpack'>,
  { method, size, crc }: ZipMember,
  packed: Uint8Array,
  maxBytes: number,
): Promise<Uint8Array> {
  const content = method === 0 ? packed : await host.unpack('deflate-raw', packed, maxBytes);
  if (content.length !== size || crc32(content) !== crc) throw new AnswerProblem(say('metadataDamaged'));
  return content;
}
