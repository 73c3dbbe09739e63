/**
 * Lets pywrangler build a source distribution, where there are signs that nothing needs to be compiled. The sources are not
 * looked into, so it is a text and no edit.
 */
import type { Release } from '../candidates/release.ts';
import type { Blocker } from '../diagnosis/blockers.ts';
import { formatVersion, isPrerelease } from '../packaging/version.ts';
import { install } from '../solver/install.ts';
import type { Needs, Pause } from '../solver/solve.ts';
import { listOf } from '../text/words.ts';
import { readsUvSettings, type Attempt } from './attempt.ts';
import { knownReleases } from '../solver/catalog.ts';
import type { Remedy } from './remedy.ts';

/** So many releases older and newer than the one without a wheel have to be pure Python. */
const NEIGHBOURS = 2;

/** The text for pyproject.toml, where every culprit has sources only and its neighbours are pure Python. */
export function* allowBuildRemedies(attempt: Attempt): Generator<Needs | Pause, Remedy[], void> {
  const { failure, surroundings, problem, catalog } = attempt;
  if (!surroundings.target.workers || !readsUvSettings(attempt) || failure.blockers.length === 0) return [];
  const sources = failure.blockers.map((blocker) => pureSource(blocker, attempt));
  const found = sources.filter((source) => source !== undefined);
  if (found.length < sources.length) return [];
  // What the sources themselves need only a build can tell; everything else has to resolve.
  const external = new Set([...problem.external, ...failure.blockers.map(({ name }) => name)]);
  const rest = yield* install({ ...problem, external }, catalog);
  if (rest.kind === 'failed') return [];
  const names = listOf(found);
  return [
    {
      kind: 'allow-build',
      title: `Let pywrangler build ${names} from sources`,
      preferred: false,
      edits: [],
      cost: 'that it is pure Python is only likely (its other releases are), and it allows a build of everything',
      snippet: `# In pyproject.toml. Sources of every dependency may be built then, those with C code in them too.\n[tool.pywrangler]\nallow-build = true\n`,
    },
  ];
}

/**
 * Name and version of the newest release asked for, where it has sources only, no release of the project has ever had a wheel
 * for a platform, and those next to it have wheels for any.
 */
function pureSource({ name, needed }: Blocker, { catalog }: Attempt): string | undefined {
  const all = [...(knownReleases(catalog, name) ?? [])].filter(({ version }) => !isPrerelease(version));
  const at = all.findIndex(({ version }) => needed.contains(version));
  const release = all[at];
  if (release?.unusable?.kind !== 'source-only' || all.some(isForPlatform)) return undefined;
  const near = [...all.slice(Math.max(0, at - NEIGHBOURS), at), ...all.slice(at + 1, at + 1 + NEIGHBOURS)];
  return near.some(({ candidate }) => candidate) ? `${name} ${formatVersion(release.version)}` : undefined;
}

function isForPlatform({ candidate, unusable }: Release): boolean {
  if (unusable) return unusable.kind !== 'source-only';
  return candidate !== undefined && !candidate.wheel.platformTags.includes('any');
}
