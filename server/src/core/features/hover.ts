/** What a hover over a requirement tells: the version the runtime gets, the newest one, and where there are wheels. */
import { seriesOf } from '../runtimes/runtimes.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Finding } from '../findings/finding.ts';
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, parseVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { newestPreferringStable, type ProjectReleases } from '../candidates/release.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { listOf } from '../messages/words.ts';
import { escapeMarkdown, markdownTable } from './_markdown.ts';
import { lockHoverAt } from './lockHover.ts';
import type { Hover } from './lspValues.ts';
import { CELL_TEXTS, wheelTable, type Cell, type Interest, type WheelRow, type WheelTable } from './wheelTable.ts';

/** How many culprits get a table of their own. */
const MAX_CULPRITS = 2;

/**
 * The hover at a place of a file; undefined where there is no requirement. Reads the snapshot alone.
 * @param offset UTF-16 offset
 */
export function hoverAt(path: string, offset: number, snapshot: Snapshot): Hover | undefined {
  if (snapshot.lock) return lockHoverAt(path, offset, snapshot, snapshot.lock);
  const declaration = snapshot.file.declarations.find(
    ({ path: own, spans: { element } }) => own === path && element.start <= offset && offset <= element.end,
  );
  if (!declaration?.requirement) return undefined;
  const name = declaration.requirement.normalized;
  const releases = releasesOf(name, snapshot);
  const table = releases && projectTable(declaration, name, releases, snapshot);
  const parts = [
    verdictsOf(snapshot)
      .map((verdict) => headline(declaration, name, releases, { ...snapshot, ...verdict }))
      .join('  \n'),
    ...(table && table.rows.length > 0 ? [renderTable(table, snapshot)] : []),
    ...culpritsOf(name, snapshot).flatMap((culprit) => culpritTable(culprit, snapshot)),
  ];
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    range: new LineIndex(snapshot.texts.get(path) ?? '').rangeOf(declaration.spans.whole),
  };
}

function releasesOf(name: NormalizedName, { catalog }: Snapshot): ProjectReleases | undefined {
  const known = catalog.releases(name);
  return known?.kind === 'known' && known.value.exists ? known.value : undefined;
}

function resolvedPackage(name: NormalizedName, { resolution }: Snapshot): ResolvedPackage | undefined {
  return resolution?.packages.find((resolved) => resolved.name === name);
}

function headline(
  declaration: Declaration,
  name: NormalizedName,
  releases: ProjectReleases | undefined,
  snapshot: Snapshot,
): string {
  const label = escapeMarkdown(snapshot.choice.target.label);
  const shown = escapeMarkdown(name);
  const newest = releases && newestRelease(releases);
  const verdict = verdictOn(declaration, name, snapshot);
  const resolved = verdict === 'installed' ? resolvedPackage(name, snapshot) : undefined;
  if (!resolved) {
    const tail = newest ? `; the newest release is ${versionAndDate(newest)}` : '';
    return `**${shown}** on ${label}: ${verdict}${tail}`;
  }
  const version = parseVersion(resolved.version);
  const date = releases && version && dateOf(version, releases);
  const gets = `${label} gets **${shown} ${escapeMarkdown(resolved.version)}**${date === undefined ? '' : ` (${escapeMarkdown(date)})`}`;
  if (!newest) return gets;
  const isNewest = formatVersion(newest.version) === resolved.version;
  return isNewest ? `${gets}, the newest release` : `${gets}; the newest release is ${versionAndDate(newest)}`;
}

/** What becomes of a declaration, in words for the headline. */
function verdictOn(declaration: Declaration, name: NormalizedName, snapshot: Snapshot): string {
  const { resolution, complete, choice } = snapshot;
  const marker = declaration.requirement?.marker;
  if (declaration.role !== 'requirement') return `named as ${declaration.role} only`;
  if (isForBuilding(declaration)) return 'not installed there, for it is needed to build the project only';
  if (!declaration.active) return 'not installed there, for the table is not part of the default installation';
  if (marker && !markerHolds(marker, choice.target)) return 'not installed there, for its marker excludes the runtime';
  if (!resolution) return complete ? 'not resolved' : 'being resolved';
  const culprits = blockingFinding(name, snapshot)?.culprits.filter((culprit) => culprit !== name);
  if (culprits) return culprits.length === 0 ? 'cannot be installed' : `cannot be installed, for ${missing(culprits)}`;
  if (resolution.resolves === null) return 'whether it installs could not be found out';
  if (!resolution.resolves) return 'nothing is installed, for the requirements have no solution';
  return resolvedPackage(name, snapshot) ? 'installed' : 'not installed there';
}

/** The error that stands on a declared project for the target. */
function blockingFinding(name: NormalizedName, { findings, choice: { target } }: Snapshot): Finding | undefined {
  return findings.find(
    ({ name: own, severity, targets }) =>
      own === name && severity === 'error' && targets?.includes(target.name) !== false,
  );
}

function missing(culprits: readonly NormalizedName[]): string {
  const verb = culprits.length > 1 ? 'are' : 'is';
  return `${listOf(culprits.map((culprit) => escapeMarkdown(culprit)))}, which it needs, ${verb} in the way`;
}

function isForBuilding({ reader }: Declaration): boolean {
  return reader === 'build';
}

interface DatedVersion {
  readonly version: Version;
  readonly date?: string;
}

function newestRelease(releases: ProjectReleases): DatedVersion | undefined {
  const { releases: all } = releases.project;
  const version = newestPreferringStable(all)?.version;
  if (!version) return undefined;
  const date = dateOf(version, releases);
  return { version, ...(date !== undefined && { date }) };
}

function dateOf(version: Version, releases: ProjectReleases): string | undefined {
  const wanted = formatVersion(version);
  const position = releases.project.releases.findIndex((files) => formatVersion(files.version) === wanted);
  return releases.at(position)?.uploadTime?.slice(0, 10);
}

function versionAndDate({ version, date }: DatedVersion): string {
  const shown = escapeMarkdown(formatVersion(version));
  return date === undefined ? shown : `${shown} (${escapeMarkdown(date)})`;
}

function projectTable(
  declaration: Declaration,
  name: NormalizedName,
  { project }: ProjectReleases,
  snapshot: Snapshot,
): WheelTable {
  const { target } = snapshot.choice;
  const resolved = parseVersion(resolvedPackage(name, snapshot)?.version ?? '');
  const specifier = declaration.requirement?.specifier;
  const interest: Interest = {
    target,
    ...(resolved && { resolved }),
    ...(specifier && specifier.specifiers.length > 0 && { range: VersionRange.fromSpecifierSet(specifier) }),
  };
  return wheelTable(project, snapshot.generations, interest);
}

/** The projects in the way of a declared one, apart from itself, the most telling first. */
function culpritsOf(name: NormalizedName, { findings }: Snapshot): readonly NormalizedName[] {
  const culprits = findings.filter((finding) => finding.name === name).flatMap((finding) => finding.culprits);
  return [...new Set(culprits)].filter((culprit) => culprit !== name).slice(0, MAX_CULPRITS);
}

function culpritTable(name: NormalizedName, snapshot: Snapshot): readonly string[] {
  const releases = releasesOf(name, snapshot);
  if (!releases) return [];
  const { target } = snapshot.choice;
  const table = wheelTable(releases.project, snapshot.generations, { target });
  if (table.rows.length === 0) return [];
  return [`**${escapeMarkdown(name)}**, which it needs:`, renderTable(table, snapshot)];
}

function renderTable({ columns, rows }: WheelTable, snapshot: Snapshot): string {
  const everywherePure = rows.every(({ cells }) =>
    cells.every((cell) => cell.kind === 'pure' && !cell.requiresPython && !cell.yanked),
  );
  if (everywherePure) return 'Its own wheels are pure Python and load everywhere';
  const targets = new Set(verdictsOf(snapshot).map(({ choice }) => choice.target.name));
  const head = columns.map((column) => {
    const title = `${column.pythonSeries} (${seriesOf(column.pyodide)})`;
    return targets.has(column.name) ? `**${title}**` : title;
  });
  return markdownTable(['Python (Pyodide)', ...head], rows.map(renderRow));
}

function renderRow({ version, date, cells }: WheelRow): readonly string[] {
  return [versionAndDate({ version, ...(date !== undefined && { date: date.slice(0, 7) }) }), ...cells.map(renderCell)];
}

function renderCell({ kind, requiresPython, yanked }: Cell): string {
  const text =
    requiresPython === undefined ? CELL_TEXTS[kind] : `asks for Python ${escapeMarkdown(requiresPython, 24)}`;
  return yanked ? `${text}, yanked` : text;
}
