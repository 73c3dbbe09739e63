/** Builds source distributions for tests: tar archives packed with gzip, including invalid ones. */
import { gzipSync } from 'node:zlib';

export interface TarEntry {
  readonly path: string;
  readonly content?: string;
  /** `0` a file, `5` a folder, `L` the long name of the next entry as GNU tar writes it, `x` pax records of it. */
  readonly type?: string;
  /** Instead of the octal digits of the size. */
  readonly size?: string;
}

const BLOCK = 512;

export function tar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, content = '', type = '0', size }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(BLOCK);
    header.write(path, 0, 100);
    header.write(size ?? `${body.length.toString(8).padStart(11, '0')}\0`, 124, 12);
    header.write(type, 156, 1);
    header.write('ustar\u000000', 257, 8);
    return [header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** A `.tar.gz` with a folder around all files, as source distributions have one. */
export function sourceArchive(folder: string, files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([path, content]) => ({ path: `${folder}/${path}`, content }));
  return gzipSync(tar([{ path: `${folder}/`, type: '5' }, ...entries]));
}
