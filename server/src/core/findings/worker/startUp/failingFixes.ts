/**
 * Fixes with which the Worker installs and then no longer starts, because they bring in what is refused at that time. They say
 * so, and nothing applies them by itself.
 */
import type { InstallerView } from '../../../installers/installerView.ts';
import type { Installation } from '../../../installers/installation.ts';
import { say } from '../../../messages/message.ts';
import type { NormalizedName } from '../../../packaging/name.ts';
import { formatVersion } from '../../../packaging/versions/version.ts';
import type { ProjectContext } from '../../../remedies/projectContext.ts';
import { proofOf } from '../../../remedies/prove.ts';
import { pathsChangedBy, type Remedy } from '../../../remedies/remedy.ts';
import type { Finding } from '../../finding.ts';
import { metRefusals, startWorld, stopsTheStart, type MetRefusal } from './failsAtStart.ts';

/**
 * The findings, with what their fixes do to the start of the Worker as part of the price.
 * @param before what is installed without a fix: what is refused already is no fault of theirs
 */
export function withFailingStarts(
  findings: readonly Finding[],
  before: Installation,
  view: InstallerView,
  context: ProjectContext,
): readonly Finding[] {
  // Without the imports of the entry file nothing is certain.
  if (!context.entryImports?.imports) return findings;
  const known = new Set(refusedIn(before, view, context).map(culpritOf));
  return findings.map((found) => ({
    ...found,
    remedies: found.remedies.map((remedy) => {
      const after = changesRuntime(remedy, context) ? undefined : proofOf(remedy.edits);
      const failing = after && refusedIn(after, view, context).find((one) => !known.has(culpritOf(one)));
      return failing ? withoutStart(remedy, failing) : remedy;
    }),
  }));
}

/** What certainly stops the start of a Worker that has these packages. */
function refusedIn(installed: Installation, { seen }: InstallerView, context: ProjectContext): readonly MetRefusal[] {
  const world = installed.kind === 'solved' ? startWorld(installed, context) : undefined;
  return world ? metRefusals(world, seen, context).filter(stopsTheStart) : [];
}

function culpritOf({ refusal }: MetRefusal): NormalizedName {
  return refusal.culprit;
}

/** Another date or flag decides anew what is refused. */
function changesRuntime(remedy: Remedy, { wrangler }: ProjectContext): boolean {
  return wrangler !== undefined && pathsChangedBy(remedy).includes(wrangler.path);
}

function withoutStart(remedy: Remedy, { refusal: { culprit, version } }: MetRefusal): Remedy {
  const cost = say('failsToStartCost', { name: culprit, version: formatVersion(version), other: remedy.cost });
  return { ...remedy, cost, preferred: false, safe: false };
}
