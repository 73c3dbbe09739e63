/** A project as far as it installs, to demand more of it. */
import { leaveOut } from '../../diagnosis/diagnose.ts';
import { installerView } from '../../installers/installerView.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { catalogUnder } from '../../solver/policyCatalog.ts';
import type { OnTarget } from '../onTarget.ts';
import type { DemandPlace } from './demand.ts';

/** The project of an analysis without the declared dependencies that do not install. @param keep this one stays */
export function placeOf(on: OnTarget, context: ProjectContext, keep?: NormalizedName): DemandPlace {
  const read = on.resolved[0]?.read ?? installerView(context.file, on.target, context.installContext);
  const failing = failingIn(on).filter((name) => name !== keep);
  return {
    problem: failing.length > 0 ? leaveOut(read.problem, failing) : read.problem,
    catalog: catalogUnder(context.catalogFor(on.target), read.problem.policy),
    seen: read.seen,
    file: context.file,
  };
}

/** The declared projects that are not among what is installed. */
export function failingIn({ resolved: [first] }: OnTarget): readonly NormalizedName[] {
  if (first?.rest.kind !== 'solved') return [];
  const { packages } = first.rest;
  return first.read.problem.requirements.flatMap(({ normalized }) => (packages.has(normalized) ? [] : normalized));
}
