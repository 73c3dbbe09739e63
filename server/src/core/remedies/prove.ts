/** Proof before offer: what a project resolves to after edits. */
import type { Release } from '../candidates/release.ts';
import { leaveOut } from '../diagnosis/diagnose.ts';
import { install } from '../installers/install.ts';
import { failsOnLaterVisits } from '../installers/laterVisits.ts';
import { refusesSettings } from '../installers/uv/uvPolicy.ts';
import { followed, installerView } from '../installers/installerView.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Question } from '../solver/question.ts';
import type { Installation } from '../installers/installation.ts';
import type { Solved } from '../solver/resolution.ts';
import type { FileEdit } from '../text/textEdit.ts';
import type { Attempt } from './attempt.ts';
import type { ProjectContext } from './projectContext.ts';
import { stopsNothingNew } from './throughHost.ts';

/**
 * Resolves the edited files.
 * @param others declared projects that are left out because they fail for reasons of their own
 * @returns undefined if the files can no longer be read, or if later visits to the page would fail at what the edits write
 */
export function* installAfter(
  edits: readonly FileEdit[],
  context: ProjectContext,
  others: readonly NormalizedName[] = [],
): Question<Installation | undefined> {
  const after = context.reread(edits);
  if (!after || refusesSettings(after.target, after.file)) return undefined;
  if (laterFailures(after) > laterFailures(context)) return undefined;
  const { problem } = yield* followed(installerView(after.file, after.target, context.installContext));
  const resolution = yield* install(leaveOut(problem, others), context.catalogFor(after.target, after.file));
  proofs.set(edits, resolution);
  return resolution;
}

/**
 * The last result for some edits: what a fix was proven with is looked at again when it is offered, so that it has to be
 * offered with the very edits that were proven.
 */
const proofs = new WeakMap<readonly FileEdit[], Installation>();

/** What a fix was proven with; undefined if its edits were not resolved. */
export function proofOf(edits: readonly FileEdit[]): Solved | undefined {
  const known = proofs.get(edits);
  return known?.kind === 'solved' ? known : undefined;
}

/** What a fix that was offered resolves to: its proof is at hand, or it was proven elsewhere, and is once more. */
export function* solvedAfter(edits: readonly FileEdit[], context: ProjectContext): Question<Solved | undefined> {
  const known = proofOf(edits);
  if (known) return known;
  const again = yield* installAfter(edits, context);
  return again?.kind === 'solved' ? again : undefined;
}

function laterFailures({ file, target }: Pick<ProjectContext, 'file' | 'target'>): number {
  return file.declarations.filter((one) => failsOnLaterVisits(one, target)).length;
}

/**
 * What the edited files resolve to, if their whole installation then succeeds: also on the machine, where pywrangler installs
 * there, as far as it succeeds without the edits.
 * @param others declared projects that are left out because they fail for reasons of their own
 * @param failing the declared project that fails without the edits
 */
export function* installedAfter(
  edits: readonly FileEdit[],
  context: ProjectContext,
  others: readonly NormalizedName[] = [],
  failing?: NormalizedName,
): Question<Solved | undefined> {
  const resolution = yield* installAfter(edits, context, others);
  if (resolution?.kind !== 'solved') return undefined;
  const after = context.hostCatalog && context.reread(edits);
  if (!after) return resolution;
  return (yield* stopsNothingNew(after, resolution, { context, others, failing })) ? resolution : undefined;
}

/**
 * Resolves the edited files without their other failing dependencies, but with this one. Undefined if it still fails, for the
 * Worker or afterwards for the machine.
 */
export function* proven(
  edits: readonly FileEdit[],
  { context, others, failure }: Attempt,
): Question<Solved | undefined> {
  return yield* installedAfter(edits, context, others, failure.name);
}

/** The release of a project in a solution. */
export function releaseIn({ packages }: Solved, name: NormalizedName, catalog: Catalog): Release | undefined {
  const version = packages.get(name)?.version;
  return version && knownReleases(catalog, name)?.of(version);
}
