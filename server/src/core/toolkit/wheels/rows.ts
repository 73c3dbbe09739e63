/** Joins what several runtimes have of a project into rows, and folds neighbours that say the same into one. */
import { PYODIDE_INDEX, type ReleaseFiles } from '../../candidates/distribution.ts';
import type { ProjectReleases, Release } from '../../candidates/release.ts';
import { availabilityOf } from '../../diagnosis/availability.ts';
import type { Reason } from '../../diagnosis/reason.ts';
import { compareVersions, formatVersion, type Version } from '../../packaging/versions/version.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Answered } from '../../solver/catalog.ts';
import type { CatalogueCell, CatalogueRow } from './catalogue.ts';
import type { WholeLook } from './whole.ts';

/** What one runtime has of a project. */
export interface ColumnReleases {
  readonly target: Target;
  readonly known: Answered<ProjectReleases>;
  /** What became of the releases with everything that they need, where somebody looked. */
  readonly whole?: WholeLook;
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** The rows of a project, newest first. @param isShown which releases are of interest */
export function catalogueRows(
  columns: readonly ColumnReleases[],
  isShown: (version: Version) => boolean,
): readonly CatalogueRow[] {
  const rows: CatalogueRow[] = [];
  let open: CatalogueRow[] = [];
  let openSignature = '';
  const close = (): void => {
    if (open.length > 0) rows.push(folded(open));
  };
  for (const row of singleRows(columns, isShown)) {
    const signature = row.cells.map(signatureOf).join('|');
    if (signature !== openSignature) {
      close();
      open = [];
      openSignature = signature;
    }
    open.push(row);
  }
  close();
  return rows;
}

/** A row for each release that any of the runtimes knows: the columns are sorted, so this takes one pass. */
function* singleRows(
  columns: readonly ColumnReleases[],
  isShown: (version: Version) => boolean,
): Generator<CatalogueRow, void> {
  const at = columns.map(() => 0);
  for (;;) {
    const next = columns.map(({ known }, column) => versionAt(known, at[column] ?? 0));
    const newest = next.reduce(
      (best, one) => (one && (!best || compareVersions(one, best) > 0) ? one : best),
      undefined,
    );
    if (!newest) return;
    const positions = next.map((version, column) =>
      version && compareVersions(version, newest) === 0 ? at[column] : undefined,
    );
    positions.forEach((position, column) => {
      if (position !== undefined) at[column] = position + 1;
    });
    if (isShown(newest)) yield singleRow(newest, columns, positions);
  }
}

function versionAt(known: ColumnReleases['known'], position: number): Version | undefined {
  return known.kind === 'known' ? known.value.versionAt(position) : undefined;
}

function singleRow(
  version: Version,
  columns: readonly ColumnReleases[],
  positions: readonly (number | undefined)[],
): CatalogueRow {
  const judged = columns.map(({ known }, column) => {
    const position = positions[column];
    return position === undefined || known.kind !== 'known' ? undefined : known.value.at(position);
  });
  const day = judged.find((release) => release?.uploadTime !== undefined)?.uploadTime?.slice(0, DAY_LENGTH);
  return {
    versions: [version],
    ...(day !== undefined && { from: day, until: day }),
    cells: columns.map((column, at) => cellOf(version, column, judged[at], positions[at])),
  };
}

function cellOf(
  version: Version,
  { target, known, whole }: ColumnReleases,
  release: Release | undefined,
  position: number | undefined,
): CatalogueCell {
  const isKnownWhole = known.kind === 'known' && !known.value.isPartial && known.value.unread === undefined;
  if (!release || known.kind !== 'known') return { kind: isKnownWhole ? 'none' : 'unknown', yanked: false };
  const files = known.value.project.releases[position ?? 0];
  const found = availabilityOf(release, target);
  const isShipped = release.candidate !== undefined && files !== undefined && isOnPyodideIndex(files);
  const shown: CatalogueCell = isShipped ? { ...found, kind: target.ownLock ? 'own-lock' : 'shipped' } : found;
  // An index that did not answer may have what is missing.
  if (shown.reason && !isKnownWhole) return { kind: 'unknown', yanked: false };
  const verdict = whole?.verdicts.get(formatVersion(version));
  return {
    ...shown,
    ...(verdict?.kind === 'blocked' && { blockedBy: verdict.by }),
    ...(verdict?.kind === 'open' && { isOpen: true }),
  };
}

function isOnPyodideIndex({ distributions }: ReleaseFiles): boolean {
  return distributions.some(({ index }) => index === PYODIDE_INDEX);
}

/**
 * What has to be the same for releases to be one row. Which systems or Pythons other wheels are for does not matter, nor what
 * blocks them, which is told by itself.
 */
function signatureOf({ kind, requiresPython = '', yanked, reason, blockedBy, isOpen }: CatalogueCell): string {
  const abis = reason?.kind === 'other-abi' ? reason.abis : [];
  return JSON.stringify([kind, requiresPython, yanked, abis, blockedBy !== undefined, isOpen]);
}

function folded(rows: readonly CatalogueRow[]): CatalogueRow {
  const [first] = rows;
  if (!first || rows.length === 1) return first ?? { versions: [], cells: [] };
  const days = rows.flatMap(({ from }) => from ?? []).sort();
  const [from, until] = [days[0], days.at(-1)];
  return {
    versions: rows.flatMap(({ versions }) => versions),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    cells: first.cells.map((cell, column) =>
      joinedCell(
        cell,
        rows.flatMap(({ cells }) => cells[column] ?? []),
      ),
    ),
  };
}

function joinedCell(first: CatalogueCell, all: readonly CatalogueCell[]): CatalogueCell {
  const blockers = new Map(all.flatMap(({ blockedBy = [] }) => blockedBy.map((one) => [one.name, one])));
  return {
    ...first,
    ...(first.reason && {
      reason: joined(
        first.reason,
        all.flatMap(({ reason }) => reason ?? []),
      ),
    }),
    ...(first.blockedBy && { blockedBy: [...blockers.values()] }),
  };
}

/** One reason for all: of those that name systems or Pythons the union. */
function joined(first: Reason, all: readonly Reason[]): Reason {
  if (first.kind === 'native-only') {
    const named = new Set(all.flatMap((one) => (one.kind === 'native-only' ? one.systems : [])));
    return { kind: 'native-only', systems: SYSTEMS_FIRST.filter((one) => named.has(one)).concat(othersIn(named)) };
  }
  if (first.kind === 'other-python') {
    return {
      kind: 'other-python',
      pythons: [...new Set(all.flatMap((one) => (one.kind === 'other-python' ? one.pythons : [])))],
    };
  }
  if (first.kind !== 'yanked') return first;
  const told = new Set(all.map((one) => (one.kind === 'yanked' ? one.because : undefined)));
  return told.size === 1 ? first : { kind: 'yanked' };
}

const SYSTEMS_FIRST: readonly string[] = ['Linux', 'macOS', 'Windows'];

function othersIn(named: ReadonlySet<string>): readonly string[] {
  return [...named].filter((one) => !SYSTEMS_FIRST.includes(one));
}
