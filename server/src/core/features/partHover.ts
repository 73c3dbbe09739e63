/** What a hover over one part shows: what a specifier admits, where a marker holds, what an extra brings, whom `requires-python` lets in. */
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import { providedIn } from '../diagnosis/providedExtras.ts';
import { say, type Message } from '../messages/message.ts';
import { escapeMarkdown } from '../papers/escapeMarkdown.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { parseSpecifierSet, specifierSetContains } from '../packaging/versions/specifier.ts';
import { formatVersion, isPrerelease } from '../packaging/versions/version.ts';
import { hostTarget } from '../runtimes/hostTarget.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Target } from '../runtimes/target.ts';
import type { Span } from '../text/span.ts';
import { knowledgeText, rangeOf, releasesOf, resolvedVersion, shownRelease } from './hoverFacts.ts';
import { knownMetadata } from './hoverLinks.ts';
import { newestFitting } from './wheelTable.ts';

/** A part of a file with what is said of it, one message a line, as Markdown. */
export interface ExplainedPart {
  readonly span: Span;
  readonly lines: readonly Message[];
}

/** The part of a declaration at a place; undefined at its name, and where nothing is known of the part. */
export function partAt(offset: number, declaration: Declaration, snapshot: Snapshot): ExplainedPart | undefined {
  const { requirement, spans } = declaration;
  if (!requirement) return undefined;
  const parts: readonly (readonly [Span | undefined, () => readonly Message[]])[] = [
    [spans.specifier, () => specifierLines(declaration, requirement, snapshot)],
    [spans.extras, () => extraLines(requirement, snapshot)],
    [spans.marker, () => markerLines(requirement, snapshot)],
  ];
  for (const [span, linesOf] of parts) {
    if (!span || !isOver(offset, span)) continue;
    const lines = linesOf();
    return lines.length === 0 ? undefined : { span, lines };
  }
  return undefined;
}

/** `requires-python` at a place, if it stands there. */
export function requiresPythonAt(path: string, offset: number, snapshot: Snapshot): ExplainedPart | undefined {
  const { requiresPython, path: own } = snapshot.file;
  if (!requiresPython || path !== own || !isOver(offset, requiresPython.span)) return undefined;
  const { text, span } = requiresPython;
  const { value: wanted, errors } = parseSpecifierSet(text);
  if (errors.length > 0) return undefined;
  const lines = verdictsOf(snapshot).map(({ choice: { target } }) =>
    say('hoverRequiresPython', {
      ...{ target: escapeMarkdown(target.label), python: formatVersion(target.python) },
      admits: specifierSetContains(wanted, target.python),
    }),
  );
  return { span, lines };
}

/** The end of one part is the beginning of the next. */
function isOver(offset: number, { start, end }: Span): boolean {
  return start <= offset && offset < end;
}

function specifierLines(
  declaration: Declaration,
  { normalized: name }: Requirement,
  snapshot: Snapshot,
): readonly Message[] {
  const releases = releasesOf(name, snapshot);
  const range = rangeOf(declaration);
  if (!releases || !range) return [];
  const stable = releases.project.releases.filter(({ version }) => !isPrerelease(version));
  const admitted = stable.filter(({ version }) => range.contains(version));
  const counted = say('hoverAdmits', { admitted: admitted.length, all: stable.length, ...knowledgeText(releases) });
  const newest = verdictsOf(snapshot).map(({ choice: { target } }) => {
    const fitting = newestFitting(releases.project, target, range);
    return say('hoverNewestFitting', {
      target: escapeMarkdown(target.label),
      ...(fitting && { release: shownRelease(fitting) }),
    });
  });
  return [counted, ...newest];
}

function markerLines({ marker }: Requirement, snapshot: Snapshot): readonly Message[] {
  if (!marker) return [];
  const targets = verdictsOf(snapshot).map(({ choice }) => choice.target);
  const hosts = new Map(
    targets.map(({ python }) => [formatVersion(python), hostTarget(formatVersion(python))] as const),
  );
  return [...targets, ...hosts.values()].map((target) =>
    say('hoverMarker', { target: escapeMarkdown(target.label), holds: markerHolds(marker, target) }),
  );
}

function extraLines({ extras, normalized: name }: Requirement, snapshot: Snapshot): readonly Message[] {
  const releases = releasesOf(name, snapshot);
  const resolved = resolvedVersion(name, snapshot);
  const metadata = releases && knownMetadata(releases, snapshot, resolved);
  if (!metadata) return [];
  return extras.flatMap((extra) =>
    verdictsOf(snapshot).map(({ choice: { target } }) => extraLine(name, extra, metadata, target)),
  );
}

function extraLine(name: string, extra: string, metadata: CoreMetadata, target: Target): Message {
  const release = {
    name: escapeMarkdown(name),
    version: escapeMarkdown(metadata.version),
    extra: escapeMarkdown(extra),
  };
  const brought = broughtBy(extra, metadata, target);
  if (
    brought.length === 0 &&
    providedIn(metadata)?.some((one) => normalizeName(one) === normalizeName(extra)) === false
  )
    return say('hoverNoSuchExtra', release);
  return say('hoverExtra', {
    ...release,
    target: escapeMarkdown(target.label),
    brings: brought.map((one) => escapeMarkdown(one)),
  });
}

/** The names of what is needed on a target for an extra alone. */
function broughtBy(extra: string, { requiresDist }: CoreMetadata, target: Target): readonly string[] {
  const namesFor = (...extras: readonly string[]): ReadonlySet<NormalizedName> => {
    const chosen = new Set(extras.map(normalizeName));
    return new Set(
      requiresDist.filter(({ marker }) => markerHolds(marker, target, chosen)).map(({ normalized }) => normalized),
    );
  };
  const anyway = namesFor();
  return [...namesFor(extra)].filter((name) => !anyway.has(name));
}
