/** What a hover over a requirement shows: the version the runtime gets, the newest one, and which runtimes have wheels. */
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Finding } from '../findings/finding.ts';
import { foundIn, verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, parseVersion, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import { newestPreferringStable, type ProjectReleases } from '../candidates/release.ts';
import { knownReleases } from '../solver/catalog.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { say, tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import type { DatedRelease } from '../messages/datedRelease.ts';
import { escapeMarkdown, markdownTable, plainText } from '../papers/escapeMarkdown.ts';
import { lockHoverAt } from './lockHover.ts';
import type { Hover } from './lspValues.ts';
import { shownWheelTable, wheelTable, type Interest, type WheelTable } from './wheelTable.ts';

/** At most this many culprits get a table of their own. */
const MAX_CULPRITS = 2;

/**
 * The hover at a place in a file; undefined if there is no requirement. Reads only the snapshot.
 * @param offset UTF-16 offset
 */
export function hoverAt(path: string, offset: number, snapshot: Snapshot, messages: Messages): Hover | undefined {
  const { lock, quiet } = snapshot;
  if (quiet) return undefined;
  if (lock) return path === lock.lock.path ? lockHoverAt(offset, lock, snapshot, messages) : undefined;
  const declaration = snapshot.file.declarations.find(
    ({ path: own, spans: { element } }) => own === path && element.start <= offset && offset <= element.end,
  );
  if (!declaration?.requirement) return undefined;
  const name = declaration.requirement.normalized;
  const releases = releasesOf(name, snapshot);
  const table = releases && projectTable(declaration, name, releases, snapshot);
  const parts = [
    verdictsOf(snapshot)
      .map((verdict) => tell(headline(declaration, name, releases, { ...snapshot, ...verdict }), messages))
      .join('  \n'),
    ...(table && table.rows.length > 0 ? [renderTable(table, snapshot, messages)] : []),
    ...culpritsOf(name, snapshot).flatMap((culprit) => culpritTable(culprit, snapshot, messages)),
  ];
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    range: new LineIndex(snapshot.texts.get(path) ?? '').rangeOf(declaration.spans.whole),
  };
}

/** A hover for an editor that shows no Markdown. */
export function inPlainText({ contents: { value }, range }: Hover): Hover {
  return { contents: { kind: 'plaintext', value: plainText(value) }, range };
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
): Message {
  const target = escapeMarkdown(snapshot.choice.target.label);
  const shown = escapeMarkdown(name);
  const known = knowledgeText(releases);
  // Nobody knows which is the newest of all where an index has said nothing.
  const newest = releases && !releases.isPartial ? newestRelease(releases) : undefined;
  const verdict = whyNotInstalled(declaration, name, snapshot);
  const resolved = verdict ? undefined : resolvedPackage(name, snapshot);
  if (!resolved) {
    return say('hoverVerdict', {
      ...{ name: shown, target, verdict: verdict ?? say('hoverNotInstalled') },
      stable: newest?.stable === true,
      ...(newest && { newest: shownRelease(newest), hidden: isHidden(newest, name, snapshot) }),
      ...known,
    });
  }
  const version = parseVersion(resolved.version);
  const date = releases && version && dateOf(version, releases);
  const isNewest = newest !== undefined && formatVersion(newest.version) === resolved.version;
  return say('hoverGets', {
    ...{ target, name: shown, isNewest, stable: newest?.stable === true },
    release: {
      version: escapeMarkdown(resolved.version),
      date: date && escapeMarkdown(date),
    },
    ...(newest && !isNewest && { newest: shownRelease(newest), hidden: isHidden(newest, name, snapshot) }),
    ...known,
  });
}

/** How far what is said of a project's releases can be relied on; nothing if in full. */
function knowledgeText(releases: ProjectReleases | undefined): { readonly known?: Message } {
  if (releases?.isPartial === true) return { known: say('hoverPartial') };
  return releases?.asOf === undefined ? {} : { known: say('hoverAsOf', { day: releases.asOf }) };
}

/** Why a declaration is not installed, or why that is unknown, as a clause of the headline; undefined if nothing says so. */
function whyNotInstalled(declaration: Declaration, name: NormalizedName, snapshot: Snapshot): Message | undefined {
  const { resolution, complete, choice } = snapshot;
  const { role, requirement } = declaration;
  if (role !== 'requirement') return say('hoverNamedOnly', { role });
  if (isForBuilding(declaration)) return say('hoverForBuilding');
  if (!declaration.active) return say('hoverOutsideDefault');
  if (requirement?.marker && !markerHolds(requirement.marker, choice.target)) return say('hoverMarkerExcludes');
  if (!resolution) return say(complete ? 'hoverNotResolved' : 'hoverBeingResolved');
  const culprits = blockingFinding(name, snapshot)?.culprits.filter((culprit) => culprit !== name);
  if (culprits) return say('hoverCannotInstall', { culprits: culprits.map((culprit) => escapeMarkdown(culprit)) });
  if (resolution.resolves === null) return say('hoverInstallsUnknown');
  return resolution.resolves ? undefined : say('hoverNothingInstalled');
}

/** The error on a declared project for the target. */
function blockingFinding(name: NormalizedName, { findings, choice: { target } }: Snapshot): Finding | undefined {
  return findings.find(
    ({ name: own, severity, targets }) =>
      own === name && severity === 'error' && targets?.includes(target.name) !== false,
  );
}

function isForBuilding({ reader }: Declaration): boolean {
  return reader === 'build';
}

interface DatedVersion {
  readonly version: Version;
  readonly date?: string;
}

/** The newest release, and whether it is the newest stable one only. */
function newestRelease(releases: ProjectReleases): (DatedVersion & { readonly stable: boolean }) | undefined {
  const { releases: all } = releases.project;
  const version = newestPreferringStable(all)?.version;
  if (!version) return undefined;
  const date = dateOf(version, releases);
  return { version, stable: all[0]?.version !== version, ...(date !== undefined && { date }) };
}

/** Whether `exclude-newer` hides it from the installer, so that what is installed need not be it. */
function isHidden({ version }: DatedVersion, name: NormalizedName, { catalog, resolution }: Snapshot): boolean {
  if (!resolution?.dated) return false;
  return knownReleases(catalogUnder(catalog, resolution.dated), name)?.of(version) === undefined;
}

function dateOf(version: Version, releases: ProjectReleases): string | undefined {
  const wanted = formatVersion(version);
  const position = releases.project.releases.findIndex((files) => formatVersion(files.version) === wanted);
  return releases.at(position)?.uploadTime?.slice(0, 10);
}

function shownRelease({ version, date }: DatedVersion): DatedRelease {
  return { version: escapeMarkdown(formatVersion(version)), date: date && escapeMarkdown(date) };
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

/** The projects that block a declared one, apart from itself, the most telling first. */
function culpritsOf(name: NormalizedName, snapshot: Snapshot): readonly NormalizedName[] {
  const culprits = foundIn(snapshot)
    .filter((finding) => finding.name === name)
    .flatMap((finding) => finding.culprits);
  return [...new Set(culprits)].filter((culprit) => culprit !== name).slice(0, MAX_CULPRITS);
}

function culpritTable(name: NormalizedName, snapshot: Snapshot, messages: Messages): readonly string[] {
  const releases = releasesOf(name, snapshot);
  if (!releases) return [];
  const { target } = snapshot.choice;
  const table = wheelTable(releases.project, snapshot.generations, { target });
  if (table.rows.length === 0) return [];
  const heading = say('hoverCulprit', { name: escapeMarkdown(name), ...knowledgeText(releases) });
  return [tell(heading, messages), renderTable(table, snapshot, messages)];
}

function renderTable(table: WheelTable, snapshot: Snapshot, messages: Messages): string {
  const everywherePure = table.rows.every(({ cells }) =>
    cells.every((cell) => cell.kind === 'pure' && !cell.requiresPython && !cell.yanked),
  );
  if (everywherePure) return tell(say('hoverPureEverywhere'), messages);
  const targets = new Set(verdictsOf(snapshot).map(({ choice }) => choice.target.name));
  const { head, rows } = shownWheelTable(table, escapeMarkdown);
  const [corner = '', ...titles] = head.map((title) => tell(title, messages));
  const columns = titles.map((title, at) => (targets.has(table.columns[at]?.name ?? '') ? `**${title}**` : title));
  return markdownTable(
    [corner, ...columns],
    rows.map((row) => row.map((cell) => tell(cell, messages))),
  );
}
