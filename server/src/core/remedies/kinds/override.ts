/**
 * Takes an older release of a culprit than other projects ask for, by `[tool.uv] override-dependencies`.
 * @see https://docs.astral.sh/uv/concepts/resolution/#dependency-overrides
 */
import type { Release } from '../../candidates/release.ts';
import type { Culprit } from '../../diagnosis/culprits.ts';
import { say } from '../../messages/message.ts';
import { compareVersions, formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { isUsable } from '../../solver/selection.ts';
import { differsInMajor, releaseWithDate, yearsBetween } from '../../candidates/age.ts';
import { hasOwnSay, isExact, readsUvSettings, type Attempt } from '../attempt.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy } from '../kind.ts';
import { OLDEST_ADVICE_YEARS } from '../newestFitting.ts';
import { proven } from '../prove.ts';

/**
 * Takes for every culprit the newest release that loads here, although others ask for newer ones. Not if exactly one version
 * is requested, as two halves of one project do: such a pair is never mixed.
 */
export const override: KindOfRemedy<'override'> = {
  kind: 'override',
  *find(attempt) {
    const { failure, context } = attempt;
    const culprits = failure.culprits;
    const names = culprits.map(({ name }) => name);
    if (!readsUvSettings(attempt) || culprits.length === 0 || hasOwnSay(attempt, names)) return [];
    const chosen = culprits.flatMap((culprit) => olderRelease(culprit, attempt) ?? []);
    if (chosen.length < culprits.length) return [];
    const { isSynced } = context;
    const elements = chosen.flatMap((older) => (isSynced ? overridden(older) : overriddenOnPyodide(older)));
    const edits = uvTableEdits('override-dependencies', elements, context.file);
    if (edits.length === 0 || !(yield* proven(edits, attempt))) return [];
    const title = say(isSynced ? 'overrideEverywhereTitle' : 'overrideTitle', {
      releases: chosen.map(({ culprit: { name }, release }) => ({ name, release: releaseWithDate(release) })),
    });
    const dependents = [...new Set(culprits.map(({ chain }) => chain.at(-2) ?? failure.name))];
    return [{ kind: 'override', title, preferred: false, edits, cost: say('overrideCost', { dependents }) }];
  },
};

interface Older {
  readonly culprit: Culprit;
  readonly release: Release;
  /** The lowest requested version. */
  readonly floor: Version;
}

/** The floor stays for everything but Pyodide. */
function overriddenOnPyodide({ culprit: { name }, release, floor }: Older): readonly string[] {
  return [
    `${name}==${formatVersion(release.version)} ; sys_platform == 'emscripten'`,
    `${name}>=${formatVersion(floor)} ; sys_platform != 'emscripten'`,
  ];
}

/** pywrangler installs the version of the Worker on the machine as well, where a floor would not let it in. */
function overridden({ culprit: { name }, release }: Older): readonly string[] {
  return [`${name}==${formatVersion(release.version)}`];
}

function olderRelease(culprit: Culprit, { failure, catalog }: Attempt): Older | undefined {
  if (culprit.name === failure.name) return undefined;
  const releases = [...(knownReleases(catalog, culprit.name) ?? [])].filter(({ version }) => !isPrerelease(version));
  const inRange = releases.filter(({ version }) => culprit.needed.contains(version));
  const [newest, lowest] = [inRange[0], inRange.at(-1)];
  if (!newest || !lowest || isExact(culprit.needed)) return undefined;
  const release = releases.find((one) => isUsable(one) && compareVersions(one.version, lowest.version) < 0);
  if (!release || differsInMajor(release.version, lowest.version)) return undefined;
  const years = yearsBetween(release, newest);
  const isAdvice = years !== undefined && years <= OLDEST_ADVICE_YEARS;
  return isAdvice ? { culprit, release, floor: lowest.version } : undefined;
}
