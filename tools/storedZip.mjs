// Zip archives whose members are stored uncompressed, made in memory: wheels small enough for tests and stand-ins.
// Format: APPNOTE.TXT of the zip file format, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end).
import { crc32 } from 'node:zlib';

const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** 1980-01-01, the first day a zip archive can name. */
const DATE = 0x0021;

/**
 * The bytes of an archive with these members, in this order.
 * @param {{path: string, data: Uint8Array}[]} members
 */
export function storedZip(members) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { path, data } of members) {
    const name = Buffer.from(path);
    const shared = sharedFields(name, data);
    const body = [uint32(LOCAL), shared, name, data];
    directory.push(uint32(DIRECTORY), uint16(VERSION), shared, Buffer.alloc(10), uint32(offset), name);
    bodies.push(...body);
    offset += body.reduce((total, part) => total + part.length, 0);
  }
  const directoryBytes = Buffer.concat(directory);
  const count = uint16(members.length);
  const end = [uint32(END), Buffer.alloc(4), count, count, uint32(directoryBytes.length), uint32(offset), uint16(0)];
  return Buffer.concat([...bodies, directoryBytes, ...end]);
}

/** The 26 bytes that local header and directory entry have in common: from the version needed to the length of the extra field. */
function sharedFields(name, data) {
  const size = uint32(data.length);
  const flagsMethodTime = Buffer.alloc(6);
  return Buffer.concat([
    uint16(VERSION),
    flagsMethodTime,
    uint16(DATE),
    uint32(crc32(data) >>> 0),
    size,
    size,
    uint16(name.length),
    uint16(0),
  ]);
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
