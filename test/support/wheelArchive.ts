/** Builds zip archives for tests, including invalid ones. */
import { crc32 } from '../../server/src/index/archives/_zip.ts';
import { deflateRawSync } from 'node:zlib';

export interface ArchiveMember {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly deflate?: boolean;
  /** Instead of the correct checksum. */
  readonly crc?: number;
  /** Length of the extra field in the local header, which is not in the directory. */
  readonly localExtra?: number;
  /** Marks it as encrypted. */
  readonly encrypted?: boolean;
  /** Instead of 0 or 8. */
  readonly method?: number;
}

export interface ArchiveOptions {
  readonly comment?: string;
  /** Writes sizes and offsets like archives larger than 4 GiB. */
  readonly zip64?: boolean;
}

export function archive(members: readonly ArchiveMember[], options: ArchiveOptions = {}): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const local = localMember(member);
    locals.push(local.bytes);
    entries.push(directoryEntry(member, local, offset, options.zip64 ?? false));
    offset += local.bytes.length;
  }
  const directory = Buffer.concat(entries);
  const place = { offset, size: directory.length, count: members.length };
  return Buffer.concat([...locals, directory, ...endRecords(place, options)]);
}

/** A wheel with this METADATA, among other files. */
export function wheel(metadata: string, options: Partial<ArchiveMember> = {}): Uint8Array {
  return archive([
    { path: 'demo/__init__.py', content: '' },
    { path: 'demo-1.0.dist-info/METADATA', content: metadata, deflate: true, ...options },
    { path: 'demo-1.0.dist-info/WHEEL', content: 'Wheel-Version: 1.0\n' },
  ]);
}

interface Local {
  readonly bytes: Buffer;
  readonly packedSize: number;
  readonly size: number;
  readonly fields: Buffer;
}

function localMember(member: ArchiveMember): Local {
  const content = Buffer.from(member.content);
  const packed = member.deflate === true ? deflateRawSync(content) : content;
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(member.encrypted === true ? 1 : 0, 2);
  fields.writeUInt16LE(member.method ?? (member.deflate === true ? 8 : 0), 4);
  fields.writeUInt32LE(member.crc ?? crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  const path = Buffer.from(member.path);
  const extra = Buffer.alloc(member.localExtra ?? 0);
  const bytes = Buffer.concat([
    signature('PK\x03\x04'),
    fields,
    numbers16(path.length, extra.length),
    path,
    extra,
    packed,
  ]);
  return { bytes, packedSize: packed.length, size: content.length, fields };
}

function directoryEntry(member: ArchiveMember, local: Local, offset: number, zip64: boolean): Buffer {
  const fields = Buffer.from(local.fields);
  if (zip64) fields.fill(0xff, 14, 22);
  const extra = zip64
    ? Buffer.concat([numbers16(1, 24), number64(local.size), number64(local.packedSize), number64(offset)])
    : Buffer.alloc(0);
  const path = Buffer.from(member.path);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(zip64 ? 0xffffffff : offset, 10);
  const lengths = numbers16(path.length, extra.length);
  return Buffer.concat([signature('PK\x01\x02'), numbers16(20), fields, lengths, rest, path, extra]);
}

function endRecords(place: { offset: number; size: number; count: number }, options: ArchiveOptions): Buffer[] {
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(16);
  if (options.zip64 === true) end.fill(0xff, 4);
  else {
    end.writeUInt16LE(place.count, 4);
    end.writeUInt16LE(place.count, 6);
    end.writeUInt32LE(place.size, 8);
    end.writeUInt32LE(place.offset, 12);
  }
  const records = [signature('PK\x05\x06'), end, numbers16(comment.length), comment];
  if (options.zip64 !== true) return records;
  const counts = [number64(place.count), number64(place.count), number64(place.size), number64(place.offset)];
  const record = Buffer.concat([signature('PK\x06\x06'), number64(44), Buffer.alloc(12), ...counts]);
  const locator = Buffer.concat([signature('PK\x06\x07'), Buffer.alloc(4), number64(place.offset + place.size)]);
  return [record, locator, Buffer.from([1, 0, 0, 0]), ...records];
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function numbers16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function number64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/**
 * A wheel with files and needs.
 * @param release a name, and its version if that is not 1.0
 * @param files each with its text
 * @param requires what it asks for, as in its metadata, or another line of them
 */
export function wheelWith(
  release: string,
  files: Readonly<Record<string, string>>,
  ...requires: readonly string[]
): Uint8Array {
  const [name = '', version = '1.0'] = release.split(' ');
  const lines = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...requires.map((one) => (one.includes(': ') ? one : `Requires-Dist: ${one}`)),
  ];
  return archive([
    ...Object.entries(files).map(([path, content]) => ({ path, content, deflate: true })),
    { path: `${name}-${version}.dist-info/METADATA`, content: [...lines, ''].join('\n') },
  ]);
}
