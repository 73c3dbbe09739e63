/** What installs and then fails: at any time, or while the Worker starts. Each with the fixes that help, proven. */
import { type InstallerView, type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { extraAdded } from '../../remedies/kinds/addExtra.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { isUnimportable } from '../../runtimes/knownFailures.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import type { Finding } from '../finding.ts';
import { knownFailureFinding, metFailures, type MetFailure } from './failsAtImport.ts';
import { metRefusals, startFinding, startWorld } from './startUp/failsAtStart.ts';
import { startRemedies } from './startUp/startRemedies.ts';
import { uncheckedWheelFindings } from './uncheckedWheel.ts';

/** The findings about packages of a solution that fail when they are imported or used. */
export function* importFindings(
  whole: Solved,
  view: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  const { target, knownFailures = [] } = context;
  const met = metFailures(whole, view.seen, target, knownFailures);
  const findings: Finding[] = [];
  for (const one of met)
    findings.push(knownFailureFinding(one, target, yield* remediesOf(one, whole, view.seen, context)));
  findings.push(...uncheckedWheelFindings(whole, view.seen, context));
  const world = startWorld(whole, context);
  if (!world) return findings;
  const failing = new Set(met.flatMap(({ failure, pinned }) => (isUnimportable(failure) ? [pinned.name] : [])));
  for (const one of metRefusals(world, view.seen, context)) {
    // Nobody gets behind what cannot be imported at any time.
    if (one.chain.some((name) => failing.has(name))) continue;
    findings.push(startFinding(one, world, context, yield* startRemedies(one, view, context)));
  }
  return findings;
}

/** The extra that brings what is missing, where the package is declared. */
function* remediesOf(
  { failure, pinned }: MetFailure,
  whole: Solved,
  seen: readonly ReadDeclaration[],
  context: ProjectContext,
): Question<readonly Remedy[]> {
  const { extra, unless } = failure;
  const declarations = seenOf(pinned.name, seen);
  if (extra === undefined || declarations.length === 0) return [];
  const brings = ({ packages }: Solved): boolean => unless.some((name) => packages.has(name));
  return yield* extraAdded(declarations, extra, whole, brings, context);
}
