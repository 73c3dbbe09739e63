// Shrinks a screenshot: PNG with a palette of at most 256 colours, which is enough for an editor's window.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_BYTES = 13;
const MOST_COLOURS = 256;

/**
 * @param {Buffer} png 8 bits each of red, green and blue, with or without alpha, not interlaced: as browsers write it
 * @returns {Buffer} the same picture without alpha
 */
export function smallPng(png) {
  const { width, height, rows, channels } = readPixels(png);
  return writeIndexed(width, height, withPalette(rows, channels));
}

function readPixels(png) {
  const header = png.subarray(16, 16 + HEADER_BYTES);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('not a PNG of this kind');
  const data = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const rows = [];
  for (let y = 0, length = width * channels; y < height; y++) {
    const start = y * (length + 1);
    rows.push(unfiltered(raw[start], raw.subarray(start + 1, start + 1 + length), rows[y - 1], channels));
  }
  return { width, height, rows, channels };
}

/** One line of the picture, from its differences to the pixels to the left and above. */
function unfiltered(filter, line, above, step) {
  const row = Buffer.alloc(line.length);
  for (let x = 0; x < line.length; x++) {
    const [left, up, corner] = [row[x - step] ?? 0, above?.[x] ?? 0, above?.[x - step] ?? 0];
    row[x] = line[x] + [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
  }
  return row;
}

function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Lines of indices into a palette of the most frequent colours; any other colour becomes the nearest of these. */
function withPalette(rows, channels) {
  const lines = rows.map((row) => {
    const line = [];
    for (let x = 0; x < row.length; x += channels) line.push((row[x] << 16) | (row[x + 1] << 8) | row[x + 2]);
    return line;
  });
  const counts = new Map();
  for (const colour of lines.flat()) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = sorted.slice(0, MOST_COLOURS);
  const numbers = new Map(
    sorted.map((colour, rank) => [colour, rank < MOST_COLOURS ? rank : nearestIn(palette, colour)]),
  );
  return {
    palette: palette.map(partsOf),
    lines: lines.map((line) => Buffer.from(line.map((one) => numbers.get(one)))),
  };
}

function nearestIn(palette, colour) {
  const distances = palette.map((other) => {
    const [a, b] = [partsOf(colour), partsOf(other)];
    return a.reduce((sum, part, index) => sum + (part - b[index]) ** 2, 0);
  });
  return distances.indexOf(Math.min(...distances));
}

function partsOf(colour) {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function writeIndexed(width, height, { palette, lines }) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const unfilteredLines = lines.flatMap((line) => [Buffer.from([0]), line]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(Buffer.concat(unfilteredLines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
