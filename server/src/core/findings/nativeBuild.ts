/**
 * Native code that is built from source because builds are allowed: uv prefers newer sources to an older wheel, and what it
 * builds does not load in the Worker.
 */
import { leaveOut } from '../diagnosis/diagnose.ts';
import { systemsOf } from '../diagnosis/wheelSituation.ts';
import { isPyodideTag } from '../candidates/compatibility.ts';
import { install } from '../installers/install.ts';
import { type InstallerView, seenOf } from '../installers/installerView.ts';
import type { ProjectVersion } from '../messages/groups/remedies.ts';
import { say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatVersion } from '../packaging/versions/version.ts';
import { keepingWheels } from '../remedies/kinds/noBuild.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import { installedAfter } from '../remedies/prove.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import { chainFrom, type Pinned, type Resolution, type Solved } from '../solver/resolution.ts';
import { placeOf, type Finding } from './finding.ts';
import { isBuilt } from './unknownVerdict.ts';
import { uvSetting } from './uvSetting.ts';

/**
 * A finding for each package of native code that is built.
 * @param failing the declared projects without which the solution was found
 */
export function* nativeBuildFindings(
  whole: Resolution,
  { problem: all, seen }: InstallerView,
  context: ProjectContext,
  failing: readonly NormalizedName[] = [],
): Question<readonly Finding[]> {
  const { file, target } = context;
  if (whole.kind === 'failed' || !file.allowBuild || !all.policy) return [];
  const problem = leaveOut(all, failing);
  const catalog = context.catalogFor(target);
  const native = [...whole.packages.values()].filter((pinned) => wheelsOfNative(pinned, catalog));
  if (native.length === 0) return [];
  const names = native.map(({ name }) => name);
  const wheels = yield* wheelsOf(names, problem, catalog);
  const remedy = keepingWheels(wheels, file);
  const after = remedy && (yield* installedAfter(remedy.edits, context, failing));
  return native.flatMap((pinned) => {
    const [declared] = chainFrom(pinned, whole);
    const declaration = seenOf(declared, seen)[0] ?? seen[0];
    if (!declaration) return [];
    const message = say('nativeBuild', {
      ...{ name: pinned.name, version: formatVersion(pinned.version) },
      ...(wheelsOfNative(pinned, catalog) ?? { systems: [], pyodide: false }),
      wheel: wheels.find(({ name }) => name === pinned.name)?.version,
    });
    const remedies = remedy && after ? [remedy] : [];
    const chain = chainFrom(pinned, whole);
    const details = { culprits: [pinned.name], chains: [chain], explanation: [message], remedies };
    return [uvSetting('warning', message, placeOf(declaration), details)];
  });
}

/** The wheels that one gets if some projects are held to theirs: all of them together, else as many as go together. */
function* wheelsOf(
  names: readonly NormalizedName[],
  problem: Problem,
  catalog: Catalog,
): Question<readonly ProjectVersion[]> {
  const all = yield* wheelsIfHeld(names, problem, catalog);
  if (all.length === names.length) return all;
  let kept: readonly ProjectVersion[] = [];
  const held: NormalizedName[] = [];
  for (const name of names) {
    const wheels = yield* wheelsIfHeld([...held, name], problem, catalog);
    if (wheels.length <= held.length) continue;
    held.push(name);
    kept = wheels;
  }
  return kept;
}

/** Nothing if it does not install then. */
function* wheelsIfHeld(
  names: readonly NormalizedName[],
  problem: Problem,
  catalog: Catalog,
): Question<readonly ProjectVersion[]> {
  const { policy } = problem;
  if (!policy) return [];
  const builds = { all: true, names: new Set([...policy.builds.names, ...names]) };
  const held = yield* install({ ...problem, policy: { ...policy, builds } }, catalog);
  return held.kind === 'solved' ? names.flatMap((name) => wheelIn(held, name)) : [];
}

/** What a package has wheels for, if it is built although all of these are for single platforms. */
function wheelsOfNative(
  pinned: Pinned,
  catalog: Catalog,
): { readonly systems: readonly string[]; readonly pyodide: boolean } | undefined {
  if (!isBuilt(pinned)) return undefined;
  const releases = knownReleases(catalog, pinned.name);
  const files = releases?.project.releases.find(({ version }) => version === pinned.version);
  const platforms = (files?.distributions ?? []).flatMap(({ wheel }) => (wheel ? [wheel.platformTags] : []));
  if (platforms.length === 0 || platforms.some((tags) => tags.includes('any'))) return undefined;
  const tags = platforms.flat();
  return { systems: systemsOf(tags), pyodide: tags.some(isPyodideTag) };
}

function wheelIn(held: Solved, name: NormalizedName): readonly ProjectVersion[] {
  const taken = held.packages.get(name);
  return taken && !isBuilt(taken) ? [{ name, version: formatVersion(taken.version) }] : [];
}
