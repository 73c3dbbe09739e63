/** What a hover shows: over a project's name the version the runtime gets, the newest one, and which runtimes have wheels. */
import { markerHolds } from '../runtimes/markerHolds.ts';
import { verdictsOf, type Snapshot } from '../analysis/snapshot.ts';
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion, parseVersion } from '../packaging/versions/version.ts';
import type { ProjectReleases } from '../candidates/release.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { touches } from '../text/span.ts';
import { say, tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';
import { escapeMarkdown, plainText } from '../papers/escapeMarkdown.ts';
import {
  datedVersion,
  isHidden,
  knowledgeText,
  newestOnHost,
  newestRelease,
  releasesOf,
  resolvedPackage,
  resolvedVersion,
  shownRelease,
} from './hoverFacts.ts';
import { linksLine } from './hoverLinks.ts';
import { partAt, requiresPythonAt, type ExplainedPart } from './partHover.ts';
import { culpritTables, projectTable } from './hoverTables.ts';
import { culpritsOf, errorsOn } from './installed.ts';
import { lockHoverAt } from './lockHover.ts';
import type { Hover } from './lspValues.ts';
import type { PageOf } from './navigation/documentLinks.ts';

/**
 * The hover at a place in a file, of the part that stands there; undefined if there is none. Reads only the snapshot.
 * @param offset UTF-16 offset
 * @param pageOf the pages at indexes; without it there is no link to one
 */
export function hoverAt(
  path: string,
  offset: number,
  snapshot: Snapshot,
  messages: Messages,
  pageOf: PageOf = () => undefined,
): Hover | undefined {
  const { lock, quiet } = snapshot;
  if (quiet) return undefined;
  if (lock) return path === lock.lock.path ? lockHoverAt(offset, lock, snapshot, messages) : undefined;
  const requiresPython = requiresPythonAt(path, offset, snapshot);
  if (requiresPython) return partHover(path, requiresPython, snapshot, messages);
  const declaration = snapshot.file.declarations.find(
    ({ path: own, spans: { element } }) => own === path && touches(element, offset),
  );
  if (!declaration?.requirement) return undefined;
  const part = partAt(offset, declaration, snapshot);
  if (part) return partHover(path, part, snapshot, messages);
  const isShownAbove = findingAt(path, offset, snapshot);
  const value = projectParts(declaration, declaration.requirement.normalized, snapshot, {
    messages,
    pageOf,
    isShownAbove,
  });
  return {
    contents: { kind: 'markdown', value: value.join('\n\n') },
    range: new LineIndex(snapshot.texts.get(path) ?? '').rangeOf(declaration.spans.whole),
  };
}

function partHover(path: string, { span, lines }: ExplainedPart, { texts }: Snapshot, messages: Messages): Hover {
  return {
    contents: { kind: 'markdown', value: lines.map((line) => tell(line, messages)).join('  \n') },
    range: new LineIndex(texts.get(path) ?? '').rangeOf(span),
  };
}

/** How a hover shows what is known of a project. */
interface ProjectView {
  readonly messages: Messages;
  readonly pageOf: PageOf;
  /** Whether a finding is shown above: then the tables come first, those of the culprits before its own. */
  readonly isShownAbove: boolean;
}

/** The paragraphs of the hover over a project's name. */
function projectParts(
  declaration: Declaration,
  name: NormalizedName,
  snapshot: Snapshot,
  { messages, pageOf, isShownAbove }: ProjectView,
): readonly string[] {
  const releases = releasesOf(name, snapshot);
  const resolved = resolvedVersion(name, snapshot);
  const verdicts = verdictsOf(snapshot).flatMap((verdict) => {
    const own = { ...snapshot, ...verdict };
    return [headline(declaration, name, releases, own), ...hostLine(declaration, name, own)];
  });
  const said = verdicts.map((message) => tell(message, messages)).join('  \n');
  const own = projectTable(declaration, name, snapshot, messages);
  const culprits = culpritTables(name, snapshot, messages);
  const links = linksLine({ name, releases, resolved }, snapshot, messages, pageOf);
  return [
    ...(isShownAbove ? culprits : []),
    ...(isShownAbove && culprits.length === 0 ? [...own, said] : [said, ...own]),
    ...(isShownAbove ? [] : culprits),
    ...(links === undefined ? [] : [links]),
  ];
}

/** Whether a finding stands at a place: editors show it above the hover, so that nothing need be said twice. */
function findingAt(path: string, offset: number, { findings }: Snapshot): boolean {
  return findings.some((finding) => finding.path === path && touches(finding.span, offset));
}

/** A hover for an editor that shows no Markdown. */
export function inPlainText({ contents: { value }, range }: Hover): Hover {
  return { contents: { kind: 'plaintext', value: plainText(value) }, range };
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
  const date = releases && version && datedVersion(version, releases).date;
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

/** What an ordinary machine would get, where the target of the snapshot gets something else. */
function hostLine(declaration: Declaration, name: NormalizedName, snapshot: Snapshot): readonly Message[] {
  const { target } = snapshot.choice;
  if (target.pyodide === undefined || declaration.role !== 'requirement') return [];
  const newest = newestOnHost(declaration, name, target, snapshot);
  if (!newest || formatVersion(newest.version) === resolvedPackage(name, snapshot)?.version) return [];
  return [say('hoverOnHost', { python: target.pythonSeries, release: shownRelease(newest) })];
}

/** Why a declaration is not installed, or why that is unknown, as a clause of the headline; undefined if nothing says so. */
function whyNotInstalled(declaration: Declaration, name: NormalizedName, snapshot: Snapshot): Message | undefined {
  const { resolution, complete, choice } = snapshot;
  const { role, requirement } = declaration;
  if (role !== 'requirement') return say('hoverNamedOnly', { role });
  if (declaration.reader === 'build') return say('hoverForBuilding');
  if (!declaration.active) return say('hoverOutsideDefault');
  if (requirement?.marker && !markerHolds(requirement.marker, choice.target)) return say('hoverMarkerExcludes');
  if (!resolution) return say(complete ? 'hoverNotResolved' : 'hoverBeingResolved');
  const error = errorsOn(choice.target, snapshot).find((one) => one.name === name);
  if (error)
    return say('hoverCannotInstall', { culprits: culpritsOf(error).map((culprit) => escapeMarkdown(culprit)) });
  if (resolution.resolves === null) return say('hoverInstallsUnknown');
  return resolution.resolves ? undefined : say('hoverNothingInstalled');
}
