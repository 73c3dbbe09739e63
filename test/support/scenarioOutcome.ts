/** Our resolver's result for a scenario. */
import { parsePyproject } from '../../server/src/core/dependencyFiles/pyproject.ts';
import { pylockPins } from '../../server/src/core/dependencyFiles/locks/pylockPins.ts';
import { installerView } from '../../server/src/core/installers/installerView.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { formatVersion } from '../../server/src/core/packaging/versions/version.ts';
import type { Problem } from '../../server/src/core/solver/problem.ts';
import type { Resolution } from '../../server/src/core/solver/resolution.ts';
import { solve } from '../../server/src/core/solver/solve.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';
import { TargetCatalog } from '../../server/src/catalogs/targetCatalog.ts';
import { memoryIndexes, readUniverse } from './memoryIndex.ts';
import { answer, requirementsOf, targetOf } from './recorded.ts';
import type { Scenario } from './scenario.ts';
import { pylockOf, pyprojectOf } from './scenarioFiles.ts';

/** The base of time spans; the dates in scenarios are far away from it. */
const TODAY = '2026-11-24';

/** The target of all scenarios. */
const TARGET = 'workers-3.13';

/** The problem given by the root of a scenario; with settings, it is read from the pyproject.toml that uv gets. */
export function problemOfRoot(target: Target, root: Scenario['root']): Problem {
  if (root.uv !== undefined || root.lock) {
    const preferences = pylockPins(pylockOf(root.lock ?? []));
    return installerView(parsePyproject('/pyproject.toml', pyprojectOf(root)), target, { today: TODAY, preferences })
      .problem;
  }
  return {
    target,
    requirements: requirementsOf(root.requires),
    constraints: requirementsOf(root.constraints ?? []),
    overrides: requirementsOf(root.overrides ?? []),
    excludes: new Set((root.excludes ?? []).map(normalizeName)),
    external: new Set(),
  };
}

/** Resolves a scenario and returns the outcome in the form that the scenario expects. */
export async function outcomeOf({ universe, root }: Scenario): Promise<Scenario['expected']> {
  const target = targetOf(TARGET);
  const catalog = new TargetCatalog(target, memoryIndexes(readUniverse(universe)));
  return expectation(await answer(solve(problemOfRoot(target, root), catalog)), root.lock === undefined);
}

function expectation(resolution: Resolution, withIndex: boolean): Scenario['expected'] {
  if (resolution.kind === 'failed') return { satisfiable: false };
  const packages = [...resolution.packages.values()].map(({ name, version, candidate: { distribution } }) => {
    const origin = !withIndex || distribution.index === 'pypi' ? '' : `${distribution.index} `;
    return [name, `${origin}${formatVersion(version)}`];
  });
  return { satisfiable: true, packages: Object.fromEntries(packages) as Record<string, string> };
}
