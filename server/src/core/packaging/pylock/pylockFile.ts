/** The files of a package in `pylock.toml`: wheels, the source distribution, an archive. */
import { InvalidTable, type PlainTable } from '../_plainTable.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';
import type { NormalizedName } from '../name.ts';
import { versionsEqual, type Version } from '../versions/version.ts';
import { parseSdistFilename } from '../wheels/sdistFilename.ts';
import { parseWheelFilename } from '../wheels/wheelFilename.ts';

/** What there is to know about a file but its name; `url` or `path` is there. */
export interface PylockContent {
  readonly uploadTime?: Date;
  readonly url?: string;
  readonly path?: string;
  readonly size?: number | bigint;
  /** Digests by the name of their algorithm; never empty. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** One file. */
export interface PylockFile extends PylockContent {
  /** Its name if it is not the last part of `path` or `url`. */
  readonly name?: string;
}

/** Reads a wheel or source distribution. */
export function readFile(table: PlainTable): PylockFile {
  const name = table.optional('name', 'string');
  return { ...(name !== undefined && { name }), ...readContent(table) };
}

/** Reads the keys that archives have, too. */
export function readContent(table: PlainTable): PylockContent {
  const uploadTime = table.optional('upload-time', 'time');
  const url = table.optional('url', 'string');
  const path = table.optional('path', 'string');
  const size = table.optional('size', 'integer');
  const hashes = readHashes(table.requiredTable('hashes'));
  if (!url && !path) throw new InvalidTable('`path` or `url` must be there', table.path);
  return {
    ...(uploadTime && { uploadTime }),
    ...(url !== undefined && { url }),
    ...(path !== undefined && { path }),
    ...(size !== undefined && { size }),
    hashes,
  };
}

function readHashes(table: PlainTable): Readonly<Record<string, string>> {
  const hashes = [...table.entries()];
  if (hashes.length === 0) throw new InvalidTable('a hash is required', table.path);
  if (hashes.some(([, digest]) => typeof digest !== 'string')) {
    throw new InvalidTable('every digest is a text', table.path);
  }
  return Object.fromEntries(hashes) as Record<string, string>;
}

/** The file's name: as stated, else the last part of its path, else that of its URL; empty if none of them has one. */
export function pylockFilename({ name, path, url }: PylockFile): string {
  return [name, lastOfPath(path), lastOfUrl(url)].find((text) => text !== undefined && text !== '') ?? '';
}

function lastOfPath(path = ''): string {
  // A path may use slashes on every system.
  return path.split(path.includes('/') ? '/' : '\\').at(-1) ?? '';
}

function lastOfUrl(url = ''): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:/i, '').replace(/^\/\/[^/?#]*/, '');
  // What follows a semicolon are parameters of the last part.
  const last =
    path
      .replace(/[?#][^]*$/, '')
      .split('/')
      .at(-1) ?? '';
  return percentDecoded(last.split(';', 1)[0] ?? '');
}

interface Packaged {
  readonly name: NormalizedName;
  readonly version?: Version;
}

/** Whether the names of a package's files are those of its name and version. */
export function checkFiles(
  table: PlainTable,
  expected: Packaged,
  { wheels = [], sdist }: { readonly wheels?: readonly PylockFile[]; readonly sdist?: PylockFile },
): void {
  for (const [index, wheel] of wheels.entries()) {
    const filename = pylockFilename(wheel);
    check(filename, parseWheelFilename(filename), expected, `${table.pathOf('wheels')}[${index}]`);
  }
  if (!sdist) return;
  const filename = pylockFilename(sdist);
  check(filename, parseSdistFilename(filename), expected, table.pathOf('sdist'));
}

function check(
  filename: string,
  found: { readonly name: NormalizedName; readonly version: Version } | undefined,
  { name, version }: Packaged,
  path: string,
): void {
  const shown = JSON.stringify(filename);
  if (!found) throw new InvalidTable(`${shown} is not the name of such a file`, path);
  if (found.name !== name) throw new InvalidTable(`${shown} belongs to another project`, path);
  if (version && !versionsEqual(found.version, version)) {
    throw new InvalidTable(`${shown} is a file of another version`, path);
  }
}
