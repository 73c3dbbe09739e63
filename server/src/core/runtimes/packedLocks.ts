/** The locks of all Pyodide releases in compact form: one row for each distinct entry of a series, with its releases. */
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { isInstallable, type PyodideLock, type ShippedKind, type ShippedPackage } from './pyodideLock.ts';

/**
 * The locks of one series of releases (0.27.0 to 0.27.8). A row is five words separated by single spaces: releases, kind,
 * version, file name, and the names of its dependencies, joined by commas (`-` for none). The releases are ranges of
 * positions in `releases`, as in `0-3,6`. The name is the one at the beginning of the file name, or follows as a sixth word
 * if the file name does not begin with it.
 */
export interface PackedSeries {
  readonly releases: readonly string[];
  readonly rows: readonly string[];
}

const KIND_OF_LETTER: Readonly<Record<string, ShippedKind>> = {
  p: 'package',
  l: 'shared_library',
  c: 'cpython_module',
};

/** Packs the locks of a series; the order of the releases stays. */
export function packLocks(locks: readonly PyodideLock[]): PackedSeries {
  const positions = new Map<string, number[]>();
  locks.forEach((lock, position) => {
    for (const shipped of lock.packages.values()) {
      const row = packRow(shipped);
      const found = positions.get(row);
      if (found) found.push(position);
      else positions.set(row, [position]);
    }
  });
  const rows = [...positions].map(([row, where]) => `${formatRanges(where)} ${row}`);
  return { releases: locks.map(({ release }) => release), rows: rows.sort(byNameThenText) };
}

function packRow(shipped: ShippedPackage): string {
  const letter = shipped.kind === 'shared_library' ? 'l' : shipped.kind === 'cpython_module' ? 'c' : 'p';
  const depends = shipped.depends.length === 0 ? '-' : shipped.depends.join(',');
  const row = [letter, shipped.version, shipped.filename, depends];
  if (nameInFilename(shipped.filename) !== shipped.name) row.push(shipped.name);
  return row.join(' ');
}

/** Rows in the order of their file names, so that a new release changes few lines of the data. */
function byNameThenText(a: string, b: string): number {
  const [left, right] = [a.split(' ')[3] ?? '', b.split(' ')[3] ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : 1;
}

/** The lock of one release; undefined if the series does not have it. */
export function unpackLock(series: PackedSeries, release: string): PyodideLock | undefined {
  const position = series.releases.indexOf(release);
  if (position < 0) return undefined;
  const packages = new Map<NormalizedName, ShippedPackage>();
  for (const row of series.rows) {
    const words = row.split(' ');
    if (!rangesContain(words[0] ?? '', position)) continue;
    const shipped = unpackRow(words);
    if (shipped) packages.set(shipped.name, shipped);
  }
  return { release, packages };
}

function unpackRow([, letter, version, filename, depends, name]: readonly string[]): ShippedPackage | undefined {
  const kind = KIND_OF_LETTER[letter ?? ''];
  if (!kind || version === undefined || filename === undefined || depends === undefined) return undefined;
  return {
    name: name === undefined ? nameInFilename(filename) : normalizeName(name),
    version,
    filename,
    depends: depends === '-' ? [] : depends.split(',').map(normalizeName),
    kind,
    installable: isInstallable(kind, filename),
  };
}

function nameInFilename(filename: string): NormalizedName {
  return normalizeName(filename.split('-', 1)[0] ?? '');
}

/** `[0, 1, 2, 5]` becomes `0-2,5`. */
function formatRanges(positions: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const position of positions) {
    const last = ranges.at(-1);
    if (last?.[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

function rangesContain(ranges: string, position: number): boolean {
  return ranges.split(',').some((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first !== undefined && last !== undefined && first <= position && position <= last;
  });
}
