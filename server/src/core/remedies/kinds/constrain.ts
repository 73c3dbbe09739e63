/** Rules out releases of a culprit at which uv gives up, by `[tool.uv] constraint-dependencies`. */
import type { Release } from '../../candidates/release.ts';
import type { Culprit } from '../../diagnosis/culprits.ts';
import { install } from '../../installers/install.ts';
import { say } from '../../messages/message.ts';
import { formatVersion, isPrerelease } from '../../packaging/versions/version.ts';
import { knownReleases } from '../../solver/catalog.ts';
import type { Question } from '../../solver/question.ts';
import { isUsable } from '../../solver/selection.ts';
import { releaseWithDate, yearsBetween } from '../../candidates/age.ts';
import { hasOwnSay, readsUvSettings, requirementOf, type Attempt } from '../attempt.ts';
import { uvTableEdits } from '../edits/uvTable.ts';
import type { KindOfRemedy } from '../kind.ts';
import { OLDEST_ADVICE_YEARS } from '../newestFitting.ts';
import { proven } from '../prove.ts';

/** At most this many releases in a row are skipped before giving up. */
const MOST_PASSED_OVER = 8;

/**
 * Rules out the releases of a culprit at which uv gives up instead of trying an older one: those that depend on a URL, and
 * those whose metadata belong to another project. Otherwise a constraint is of no use, since uv tries every release itself.
 */
export const constrain: KindOfRemedy<'constrain'> = {
  kind: 'constrain',
  *find(attempt) {
    const { failure, context } = attempt;
    const [culprit] = failure.culprits;
    if (!culprit || !readsUvSettings(attempt) || !culprit.obstacles.some(({ cause }) => isFatal(cause.kind))) return [];
    const { name } = culprit;
    if (name === failure.name || hasOwnSay(attempt, [name])) return [];
    const release = yield* beforeGivingUp(culprit, attempt);
    if (!release) return [];
    const constraint = `${name}<=${formatVersion(release.version)}`;
    const edits = uvTableEdits('constraint-dependencies', [constraint], context.file);
    if (edits.length === 0 || !(yield* proven(edits, attempt))) return [];
    const title = say('constrainTitle', { name, release: releaseWithDate(release) });
    return [{ kind: 'constrain', title, preferred: false, edits, cost: say('staysUntilChanged') }];
  },
};

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
