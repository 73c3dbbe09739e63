/**
 * Just enough of the zip format to find one member of an archive that is read piecewise
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 and 4.5.3).
 */
import { say } from '../../core/messages/message.ts';
import { AnswerProblem } from '../answerProblem.ts';

/** Position of the list of members, in bytes from the start of the archive. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
}

export interface ZipMember {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Position of its local header, in bytes from the start of the archive. */
  readonly offset: number;
}

/** The minimum and maximum size of the end record, in bytes. */
const END_SIZE = 22;
const LOCAL_HEADER_SIZE = 30;
const ENTRY_SIZE = 46;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/**
 * Finds the directory from the last bytes of an archive, which begin at `tailOffset` of it. Throws `AnswerProblem`.
 */
export function findDirectory(tail: Uint8Array, tailOffset: number): DirectoryPlace {
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    // A comment may also contain the signature: the record must end exactly at the end of the archive.
    if (view.getUint32(at, true) !== 0x06054b50 || at + END_SIZE + view.getUint16(at + 20, true) !== tail.length)
      continue;
    const entries = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const place =
      entries === FULL_16 || size === FULL_32 || offset === FULL_32
        ? findDirectory64(view, at, tailOffset)
        : { entries, size, offset };
    if (place.offset + place.size > tailOffset + at) throw new AnswerProblem(say('zipDirectoryOutside'));
    return place;
  }
  throw new AnswerProblem(say('zipEndMissing'));
}

/** Large archives have a second end record, referenced by a locator right before the first. */
function findDirectory64(view: DataView, end: number, tailOffset: number): DirectoryPlace {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw new AnswerProblem(say('zip64RecordMissing'));
  const record = number64(view, locator + 8) - tailOffset;
  if (record < 0 || record + 56 > locator || view.getUint32(record, true) !== 0x06064b50) {
    throw new AnswerProblem(say('zip64RecordMisplaced'));
  }
  return {
    entries: number64(view, record + 32),
    size: number64(view, record + 40),
    offset: number64(view, record + 48),
  };
}

/** The members a directory lists. Throws `AnswerProblem`. */
export function readDirectory(directory: Uint8Array, entries: number): ZipMember[] {
  const view = viewOf(directory);
  const members: ZipMember[] = [];
  let at = 0;
  while (members.length < entries) {
    if (at + ENTRY_SIZE > directory.length || view.getUint32(at, true) !== 0x02014b50) {
      throw new AnswerProblem(say('zipDirectoryDamaged'));
    }
    const extra = at + ENTRY_SIZE + view.getUint16(at + 28, true);
    const comment = extra + view.getUint16(at + 30, true);
    const next = comment + view.getUint16(at + 32, true);
    if (next > directory.length) throw new AnswerProblem(say('zipDirectoryDamaged'));
    members.push(readEntry(view, directory, at, extra, comment));
    at = next;
  }
  return members;
}

function readEntry(view: DataView, directory: Uint8Array, at: number, extra: number, extraEnd: number): ZipMember {
  const large = extraField(view, extra, extraEnd, 1);
  let nextLarge = large?.start ?? 0;
  // Fields that do not fit have their maximum value here and follow, in this order, in the zip64 extra field.
  const field = (offset: number): number => {
    const value = view.getUint32(offset, true);
    if (value !== FULL_32 || large === undefined) return value;
    if (nextLarge + 8 > large.end) throw new AnswerProblem(say('zipDirectoryDamaged'));
    nextLarge += 8;
    return number64(view, nextLarge - 8);
  };
  const size = field(at + 24);
  const packedSize = field(at + 20);
  const offset = field(at + 42);
  return {
    path: new TextDecoder().decode(directory.subarray(at + ENTRY_SIZE, extra)),
    encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size,
    packedSize,
    offset,
  };
}

/** How many bytes of the archive, from the member's local header on, are needed to know where its content ends. */
export const LOCAL_HEADER_BYTES = LOCAL_HEADER_SIZE;

/** Where the content of a member begins, counted from its local header, of which `bytes` begins. Throws `AnswerProblem`. */
export function contentOffset(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  if (bytes.length < LOCAL_HEADER_SIZE || view.getUint32(0, true) !== 0x04034b50) {
    throw new AnswerProblem(say('zipMemberMisplaced'));
  }
  return LOCAL_HEADER_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
}

/** CRC-32 as used in zip archives. */
export function crc32(bytes: Uint8Array): number {
  let crc = FULL_32;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function extraField(
  view: DataView,
  start: number,
  end: number,
  id: number,
): { start: number; end: number } | undefined {
  for (let at = start; at + 4 <= end;) {
    const content = at + 4;
    const contentEnd = content + view.getUint16(at + 2, true);
    if (contentEnd > end) return undefined;
    if (view.getUint16(at, true) === id) return { start: content, end: contentEnd };
    at = contentEnd;
  }
  return undefined;
}

function number64(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new AnswerProblem(say('zipSizesImpossible'));
  return value;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
