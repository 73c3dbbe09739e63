/**
 * Changes in `[tool.uv]` what other projects ask for: an older release of a culprit than they want, or none of the releases
 * at which uv gives up.
 * @see https://docs.astral.sh/uv/concepts/resolution/#dependency-overrides
 */
import type { Release } from '../../candidates/release.ts';
import type { Culprit } from '../../diagnosis/culprits.ts';
import { insertArrayElements } from '../../config/tomlEdit.ts';
import { compareVersions, formatVersion, isPrerelease, type Version } from '../../packaging/versions/version.ts';
import { install } from '../../installers/install.ts';
import { isUsable } from '../../solver/selection.ts';
import type { Question } from '../../solver/question.ts';
import { listOf } from '../../messages/words.ts';
import { differsInMajor, withDate, yearsBetween } from '../age.ts';
import { hasOwnSay, isExact, proven, readsUvSettings, requirementOf, type Attempt } from '../attempt.ts';
import { knownReleases } from '../../solver/catalog.ts';
import { OLDEST_ADVICE_YEARS } from '../newestFitting.ts';
import { STAYS_THERE, type Remedy } from '../remedy.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/** So many releases in a row are passed over before it is given up. */
const MOST_PASSED_OVER = 8;

/**
 * Takes for every culprit the newest release that loads here, although others ask for newer ones. Not where exactly one
 * version is asked for, as by two halves of one project: such a pair is never mixed.
 */
export function* overrideRemedies(attempt: Attempt): Question<Remedy[]> {
  const { failure, context } = attempt;
  const culprits = failure.culprits;
  const names = culprits.map(({ name }) => name);
  if (!readsUvSettings(attempt) || culprits.length === 0 || hasOwnSay(attempt, names)) return [];
  const chosen = culprits.flatMap((culprit) => olderRelease(culprit, attempt) ?? []);
  if (chosen.length < culprits.length) return [];
  const elements = chosen.flatMap(({ culprit: { name }, release, floor }) => [
    `${name}==${formatVersion(release.version)} ; sys_platform == 'emscripten'`,
    `${name}>=${formatVersion(floor)} ; sys_platform != 'emscripten'`,
  ]);
  const edits = settingEdits('override-dependencies', elements, attempt);
  if (edits.length === 0 || !(yield* proven(edits, attempt))) return [];
  const what = listOf(chosen.map(({ culprit: { name }, release }) => `${name} ${withDate(release)}`));
  const whose = [...new Set(culprits.map(({ chain }) => chain.at(-2) ?? failure.name))];
  const cost = `${listOf(whose)} ${whose.length > 1 ? 'ask' : 'asks'} for a newer one and may not work with it`;
  const where = context.target.workers ? 'Pyodide' : 'Emscripten';
  return [{ kind: 'override', title: `Override with ${what} on ${where}`, preferred: false, edits, cost }];
}

interface Older {
  readonly culprit: Culprit;
  readonly release: Release;
  /** The lowest version that is asked for. */
  readonly floor: Version;
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

/**
 * Keeps out the releases of a culprit at which uv gives up instead of trying an older one: those that depend on a URL, and
 * those whose metadata belong to another project. Elsewhere a constraint is of no use, since uv tries every release itself.
 */
export function* constrainRemedies(attempt: Attempt): Question<Remedy[]> {
  const [culprit] = attempt.failure.culprits;
  if (!culprit || !readsUvSettings(attempt) || !culprit.obstacles.some(({ cause }) => isFatal(cause.kind))) return [];
  if (culprit.name === attempt.failure.name || hasOwnSay(attempt, [culprit.name])) return [];
  const release = yield* beforeGivingUp(culprit, attempt);
  if (!release) return [];
  const constraint = `${culprit.name}<=${formatVersion(release.version)}`;
  const edits = settingEdits('constraint-dependencies', [constraint], attempt);
  if (edits.length === 0 || !(yield* proven(edits, attempt))) return [];
  const title = `Keep ${culprit.name} at ${withDate(release)} or older (constraint-dependencies)`;
  return [{ kind: 'constrain', title, preferred: false, edits, cost: STAYS_THERE }];
}

/** The newest release up to which it resolves. */
function* beforeGivingUp({ name }: Culprit, { problem, catalog }: Attempt): Question<Release | undefined> {
  const usable = [...(knownReleases(catalog, name) ?? [])].filter((one) => isUsable(one) && !isPrerelease(one.version));
  const [newest] = usable;
  for (const release of usable.slice(0, MOST_PASSED_OVER)) {
    const years = newest && yearsBetween(release, newest);
    if (years !== undefined && years > OLDEST_ADVICE_YEARS) return undefined;
    const constraint = requirementOf(`${name}<=${formatVersion(release.version)}`);
    const resolution = yield* install({ ...problem, constraints: [...problem.constraints, constraint] }, catalog);
    if (resolution.kind === 'solved') return release;
  }
  return undefined;
}

function isFatal(kind: string): boolean {
  return kind === 'url-dependency' || kind === 'invalid-metadata';
}

function settingEdits(key: string, elements: readonly string[], { context: { file } }: Attempt): readonly FileEdit[] {
  return insertArrayElements(file.text, ['tool', 'uv'], key, elements).map((edit) => ({ path: file.path, edit }));
}
