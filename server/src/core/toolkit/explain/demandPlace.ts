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
  const [first] = on.resolved;
  const read = first?.read ?? installerView(context.file, on.target, context.installContext);
  const rest = first?.rest;
  const failing =
    rest?.kind === 'solved'
      ? read.problem.requirements.flatMap(({ normalized }) =>
          rest.packages.has(normalized) || normalized === keep ? [] : normalized,
        )
      : [];
  return {
    problem: failing.length > 0 ? leaveOut(read.problem, failing) : read.problem,
    catalog: catalogUnder(context.catalogFor(on.target), read.problem.policy),
    seen: read.seen,
    file: context.file,
  };
}
