/**
 * Fixes with which the project installs and then fails, because they bring in what cannot be imported, or what is refused while
 * the Worker starts. They say so, and nothing applies them by itself.
 */
import type { InstallerView } from '../../../installers/installerView.ts';
import type { Installation } from '../../../installers/installation.ts';
import { say } from '../../../messages/message.ts';
import type { NormalizedName } from '../../../packaging/name.ts';
import { formatVersion, type Version } from '../../../packaging/versions/version.ts';
import type { ProjectContext } from '../../../remedies/projectContext.ts';
import { proofOf } from '../../../remedies/prove.ts';
import { pathsChangedBy, type Remedy } from '../../../remedies/remedy.ts';
import { isUnimportable } from '../../../runtimes/knownFailures.ts';
import type { Solved } from '../../../solver/resolution.ts';
import type { Finding } from '../../finding.ts';
import { metFailures } from '../failsAtImport.ts';
import { metRefusals, startWorld, stopsTheStart } from './failsAtStart.ts';

/** A package with which the project fails once it is installed. */
interface Failing {
  readonly name: NormalizedName;
  readonly version: Version;
  readonly cost: 'failsToImportCost' | 'failsToStartCost';
}

/**
 * The findings, with what their fixes break as part of the price.
 * @param before what is installed without a fix: what fails already is no fault of theirs
 */
export function withFailingFixes(
  findings: readonly Finding[],
  before: Installation,
  view: InstallerView,
  context: ProjectContext,
): readonly Finding[] {
  const known = new Set(failingIn(before, view, context).map(({ name }) => name));
  return findings.map((found) => ({
    ...found,
    remedies: found.remedies.map((remedy) => {
      const after = changesRuntime(remedy, context) ? undefined : proofOf(remedy.edits);
      const failing = after && failingIn(after, view, context).find(({ name }) => !known.has(name));
      return failing ? withPrice(remedy, failing) : remedy;
    }),
  }));
}

function failingIn(installed: Installation, view: InstallerView, context: ProjectContext): readonly Failing[] {
  if (installed.kind !== 'solved') return [];
  return [...unimportableIn(installed, view, context), ...refusedIn(installed, view, context)];
}

function unimportableIn(installed: Solved, { seen }: InstallerView, context: ProjectContext): readonly Failing[] {
  return metFailures(installed, seen, context.target, context.knownFailures ?? [])
    .filter(({ failure }) => isUnimportable(failure))
    .map(({ pinned: { name, version } }) => ({ name, version, cost: 'failsToImportCost' }));
}

/** What certainly stops the start of a Worker that has these packages: without the imports of the entry file nothing is certain. */
function refusedIn(installed: Solved, { seen }: InstallerView, context: ProjectContext): readonly Failing[] {
  const world = context.entryImports?.imports ? startWorld(installed, context) : undefined;
  return (world ? metRefusals(world, seen, context).filter(stopsTheStart) : []).map(
    ({ refusal: { culprit: name, version } }) => ({ name, version, cost: 'failsToStartCost' }),
  );
}

/** Another date or flag decides anew what is refused. */
function changesRuntime(remedy: Remedy, { wrangler }: ProjectContext): boolean {
  return wrangler !== undefined && pathsChangedBy(remedy).includes(wrangler.path);
}

function withPrice(remedy: Remedy, { name, version, cost: id }: Failing): Remedy {
  const cost = say(id, { name, version: formatVersion(version), other: remedy.cost });
  return { ...remedy, cost, preferred: false, safe: false, fails: true };
}
