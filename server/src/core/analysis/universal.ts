/**
 * `universal = true`: uv resolves for every platform at once, and a sync then installs those versions, whether or not the runtime
 * has wheels for them. What that comes to, as far as it follows without the forks of such a resolution.
 */
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { DIRECT } from '../installers/references/referencedRelease.ts';
import { install } from '../installers/install.ts';
import { installerView } from '../installers/installerView.ts';
import { pinsOf } from '../installers/uv/pywrangler.ts';
import { uvSettingsOf } from '../installers/uv/uvPolicy.ts';
import { judgeWheel } from '../candidates/compatibility.ts';
import { formatMarker } from '../packaging/requirements/marker.ts';
import { requirementsByName } from '../solver/problem.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { versionsEqual } from '../packaging/versions/version.ts';
import { knownReleases } from '../solver/catalog.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import { universalFindings, universalStops } from '../findings/otherPlatform.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { onEveryPlatform } from '../runtimes/uv/everyPlatform.ts';
import { holdsSomewhere } from '../runtimes/uv/holdsSomewhere.ts';
import type { Target } from '../runtimes/target.ts';
import type { Installation } from '../installers/installation.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { Question } from '../solver/question.ts';
import type { Pinned, Solved } from '../solver/resolution.ts';
import type { Analysis } from './age.ts';

/** The project as it is to be analysed under the setting, or the analysis, if there is nothing else to find out. */
export type UnderUniversal = { readonly given: ProjectContext } | { readonly analysis: Analysis };

export function* underUniversal(given: ProjectContext): Question<UnderUniversal> {
  const { file, target, installContext } = given;
  if (!isUniversal(file, target)) return { given };
  const open: UnderUniversal = {
    analysis: { summary: { resolves: null, packages: [] }, findings: universalFindings(file, target, 'open') },
  };
  // uv then resolves for those platforms alone, and what the Worker gets follows from markers in the lock file.
  if (isForSomePlatforms(file)) return open;
  const here = onEveryPlatform(target, 'of-target');
  const own = yield* resolved(given, here, []);
  if (own.unavailable.length > 0) return open;
  // What has no answer for one platform has none for all: it is told as usual.
  if (own.kind === 'failed') return { given: { ...given, target: here } };
  const all = yield* resolved(given, onEveryPlatform(target, 'of-all'), []);
  if (all.kind === 'failed' || all.unavailable.length > 0 || mayFork(all, given)) return open;
  const pins = pinsOf([...all.packages.values()]);
  const locked = yield* resolved(given, here, pins);
  if (locked.kind === 'failed' || locked.unavailable.length > 0) return open;
  const unfit = unfitFor(given, locked);
  if (unfit.length > 0) {
    return { analysis: { summary: { resolves: false, packages: [] }, findings: universalStops(file, target, unfit) } };
  }
  return { given: { ...given, installContext: { ...installContext, pins: pinsOf([...locked.packages.values()]) } } };
}

/** Whether the setting counts for a target. */
export function isUniversal(file: DependencyFile, { installer, pyodide }: Target): boolean {
  return installer.readsUvTables && pyodide !== undefined && uvSettingsOf(file).universal !== undefined;
}

function isForSomePlatforms({ uv }: DependencyFile): boolean {
  const environments = uv?.values['environments'];
  return typeof environments === 'string' || (Array.isArray(environments) && environments.length > 0);
}

function* resolved(context: ProjectContext, target: Target, pins: readonly Requirement[]): Question<Installation> {
  const { file, installContext } = context;
  const { problem } = installerView(file, target, { ...installContext, pins });
  return yield* install(problem, context.catalogFor(target));
}

/**
 * Whether uv may resolve for some platforms apart: it does where one release asks for a project under different markers, and
 * bounds for some platforms only may have the same effect.
 */
function mayFork({ packages }: Solved, context: ProjectContext): boolean {
  const { file, target, installContext } = context;
  const everywhere = onEveryPlatform(target, 'of-all');
  const { problem } = installerView(file, everywhere, installContext);
  if ([...problem.constraints, ...problem.overrides].some(({ marker }) => marker)) return true;
  const catalog = catalogUnder(context.catalogFor(everywhere), problem.policy);
  const lists = [...packages.values()].map(({ name, candidate }) => {
    const metadata = catalog.metadata(candidate);
    return { name, requirements: metadata?.kind === 'known' ? metadata.value.requiresDist : [] };
  });
  const extras = extrasIn([problem.requirements, ...lists.map(({ requirements }) => requirements)]);
  return (
    isAskedTwice(problem.requirements, everywhere, new Set()) ||
    lists.some(({ name, requirements }) => isAskedTwice(requirements, everywhere, extras.get(name) ?? new Set()))
  );
}

/** The extras of each project that something asks for. */
function extrasIn(
  lists: readonly (readonly Requirement[])[],
): ReadonlyMap<NormalizedName, ReadonlySet<NormalizedName>> {
  const extras = new Map<NormalizedName, Set<NormalizedName>>();
  for (const requirement of lists.flat()) {
    const known = extras.get(requirement.normalized) ?? new Set();
    for (const extra of requirement.extras) known.add(normalizeName(extra));
    extras.set(requirement.normalized, known);
  }
  return extras;
}

function isAskedTwice(
  list: readonly Requirement[],
  { environment }: Target,
  extras: ReadonlySet<NormalizedName>,
): boolean {
  const asked = list.filter(({ marker }) => !marker || holdsSomewhere(marker, environment, extras));
  return [...requirementsByName(asked).values()].some(
    (same) => new Set(same.map(({ marker }) => (marker ? formatMarker(marker) : ''))).size > 1,
  );
}

/** What the runtime has no wheel of; a wheel at a path is taken unchecked. */
function unfitFor(context: ProjectContext, { packages }: Solved): readonly Pinned[] {
  const { file, target, installContext } = context;
  const here = onEveryPlatform(target, 'of-target');
  const catalog = catalogUnder(context.catalogFor(here), installerView(file, here, installContext).problem.policy);
  return [...packages.values()].filter(({ name, version, candidate }) => {
    if (candidate.distribution.index === DIRECT) return false;
    const releases = knownReleases(catalog, name)?.project.releases ?? [];
    const files = releases.find((one) => versionsEqual(one.version, version))?.distributions ?? [];
    return !files.some(({ wheel }) => wheel && judgeWheel(wheel, target).compatible);
  });
}
