/**
 * What to do about a dependency that falls back to an old release: what brings a newer one, or, if nothing does, to make the
 * old one an explicit choice.
 */
import { releaseWithDate } from '../candidates/age.ts';
import type { Gap } from '../diagnosis/gaps.ts';
import type { HeldBackReason } from '../diagnosis/whyHeldBack.ts';
import { install } from '../installers/install.ts';
import {
  type InstallerView,
  type ReadDeclaration,
  followed,
  installerView,
  seenOf,
} from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import type { ProjectVersion } from '../messages/groups/remedies.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { CEILINGS } from '../packaging/versions/ceiling.ts';
import { compareVersions, formatVersion, type Version } from '../packaging/versions/version.ts';
import type { Target } from '../runtimes/target.ts';
import type { Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import type { FileEdit } from '../text/textEdit.ts';
import { attemptAt, requirementOf } from './attempt.ts';
import { dropExtrasEdit, editsOfAll, pinEdit } from './edits/declarationEdits.ts';
import { uvTableEdits } from './edits/uvTable.ts';
import { droppedExtras } from './kinds/dropExtra.ts';
import { exempting } from './kinds/exempt.ts';
import { leavingOutCulprits } from './kinds/leaveOut.ts';
import { chosenPin } from './kinds/pin.ts';
import { switchEdits, switchRemedy, switchTitle } from './kinds/switchTarget.ts';
import type { ProjectContext } from './projectContext.ts';
import { installedAfter } from './prove.ts';
import type { Remedy } from './remedy.ts';

/** A gap with its reason, and the declaration that brings the package. */
export interface HeldBack extends Gap {
  readonly why: HeldBackReason;
  readonly declaration: ReadDeclaration;
}

/** What brings the newer release, proven; and what makes the old one an explicit choice. */
export interface HeldBackRemedies {
  readonly closing: readonly Remedy[];
  readonly explicit: readonly Remedy[];
}

/**
 * The proven ways to close a gap, and the one that makes it an explicit choice.
 * @param hidden what a date in the settings hides, if that is the reason
 */
export function* heldBackRemedies(
  gap: HeldBack,
  read: InstallerView,
  context: ProjectContext,
  hidden: readonly NormalizedName[] = [],
): Question<HeldBackRemedies> {
  const closing = [
    ...(yield* exempted(hidden, gap, context)),
    ...(yield* withoutExtras(gap, read, context)),
    ...(yield* switches(gap, context)),
    ...(yield* fromIndex(gap, context)),
    ...(yield* withoutCulprits(gap, read, context)),
  ];
  return { closing, explicit: written(gap, context) };
}

/** Without the date, which hides what one would get. */
function* exempted(
  hidden: readonly NormalizedName[],
  { name, got }: HeldBack,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const remedy = exempting(hidden, context.file);
  const version = remedy && (yield* versionAfter(remedy.edits, name, context));
  return remedy && version && compareVersions(version, got.version) > 0 ? [remedy] : [];
}

/** Without one of the extras that only newer releases have, else without all of them, one gets a newer release. */
function* withoutExtras(
  { name, lostExtras, why: { meant }, declaration: { requirement } }: HeldBack,
  { seen }: InstallerView,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  if (lostExtras.length === 0) return [];
  const declarations = seenOf(name, seen);
  for (const extras of [...(lostExtras.length > 1 ? lostExtras.map((extra) => [extra]) : []), lostExtras]) {
    const edits = editsOfAll(declarations, (one) => dropExtrasEdit(one, new Set(extras)));
    const version = edits && (yield* versionAfter(edits, name, context));
    if (!edits || !version || compareVersions(version, meant.version) < 0) continue;
    return [droppedExtras(extras, requirement.name, edits, { name, version: formatVersion(version) })];
  }
  return [];
}

/** A pin bypasses what the Pyodide release ships and gets the better release, if that installs. */
function* fromIndex(
  { name, ideal, chain, declaration }: HeldBack,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  if (!context.target.installer.shippedFirst || chain.length > 1) return [];
  const edit = pinEdit(declaration, formatVersion(ideal.version));
  const edits = edit && [edit];
  if (!edits || !(yield* installedAfter(edits, context))) return [];
  return [chosenPin(say('pinFromIndexTitle', { name, release: releaseWithDate(ideal) }), edits)];
}

function* switches({ name, got }: HeldBack, context: ProjectContext): Question<readonly Remedy[]> {
  const remedies: Remedy[] = [];
  for (const other of newerRuntimes(context)) {
    const edits = switchEdits(context, other);
    const version = edits && (yield* versionAfter(edits, name, context));
    if (!edits || !version || compareVersions(version, got.version) <= 0) continue;
    const gets: ProjectVersion = { name, version: formatVersion(version) };
    remedies.push(switchRemedy(switchTitle(context, other, gets), edits));
  }
  return remedies;
}

/** Leaves out what holds the declared dependency back. */
function* withoutCulprits(
  { chain, why: { failure } }: HeldBack,
  read: InstallerView,
  context: ProjectContext,
): Question<readonly Remedy[]> {
  if (!failure || chain.length > 1) return [];
  return yield* leavingOutCulprits(attemptAt(failure, { failures: [] }, read, context));
}

function* versionAfter(
  edits: readonly FileEdit[],
  name: Gap['name'],
  context: ProjectContext,
): Question<Version | undefined> {
  const resolution = yield* installedAfter(edits, context);
  return resolution?.packages.get(name)?.version;
}

/** Only newer runtimes can close a gap: an older one has older wheels. That with the same Python comes first. */
function newerRuntimes({ generations, laterReleases, target }: ProjectContext): readonly Target[] {
  const newer = generations.slice(generations.findIndex(({ name }) => name === target.name) + 1);
  return [...laterReleases.slice(-1), ...newer];
}

/**
 * Whether anything would bring a newer release: another runtime, other releases of what the project requires, or without a
 * bound that it sets.
 */
export function* canBeNewer(
  { name, got }: HeldBack,
  { problem }: InstallerView,
  context: ProjectContext,
): Question<boolean> {
  const { target, file, installContext } = context;
  const isNewer = function* (trial: Problem, catalog: Catalog): Question<boolean> {
    const resolution = yield* install(trial, catalog);
    const version = resolution.kind === 'solved' ? resolution.packages.get(name)?.version : undefined;
    return version !== undefined && compareVersions(version, got.version) > 0;
  };
  for (const other of newerRuntimes(context)) {
    const { problem } = yield* followed(installerView(file, other, installContext));
    if (yield* isNewer(problem, context.catalogFor(other))) return true;
  }
  const catalog = context.catalogFor(target);
  const newer = requirementOf(`${name}>${formatVersion(got.version)}`);
  if (yield* isNewer({ ...problem, requirements: [...problem.requirements, newer] }, catalog)) return true;
  const lifted = withoutBounds(problem);
  return lifted !== undefined && (yield* isNewer(lifted, catalog));
}

/** The problem without what excludes newer releases in it; undefined if nothing does. */
function withoutBounds(problem: Problem): Problem | undefined {
  const isBounded = ({ specifier: { specifiers } }: Requirement): boolean =>
    specifiers.some(({ operator }) => CEILINGS.has(operator));
  const { requirements, constraints, overrides } = problem;
  if (constraints.length === 0 && overrides.length === 0 && !requirements.some(isBounded)) return undefined;
  const open = requirements.map((requirement) => {
    const kept = requirement.specifier.specifiers.filter(({ operator }) => !CEILINGS.has(operator));
    return { ...requirement, specifier: { specifiers: kept } };
  });
  return { ...problem, requirements: open, constraints: [], overrides: [] };
}

/** Pins the release that one really gets, if nothing prevents that: it resolves, since it is the one that was resolved. */
function written(gap: HeldBack, context: ProjectContext): readonly Remedy[] {
  const direct = gap.chain.length === 1;
  const edits = direct ? pinned(gap) : constrained(gap, context);
  if (edits.length === 0 || !context.reread(edits)) return [];
  return [chosenPin(say('pinWrittenDownTitle', { name: gap.name, release: releaseWithDate(gap.got) }), edits)];
}

function pinned({ got, declaration }: HeldBack): readonly FileEdit[] {
  const edit = pinEdit(declaration, formatVersion(got.version));
  return edit ? [edit] : [];
}

/** A dependency's dependency is not a requirement of the file; a constraint holds it, on Pyodide only. */
function constrained({ name, got }: HeldBack, { file, target }: ProjectContext): readonly FileEdit[] {
  if (file.kind !== 'pyproject' || !target.installer.readsUvTables) return [];
  const constraint = `${name}==${formatVersion(got.version)} ; sys_platform == 'emscripten'`;
  return uvTableEdits('constraint-dependencies', [constraint], file);
}
