/** What a run of micropip leads to if the index's answers arrive in another order. */
import { firstMatch, lateAnswersOf } from '../installers/micropip/firstMatch.ts';
import type { Met, Transaction } from '../installers/micropip/transaction.ts';
import type { InstallerView } from '../installers/installerView.ts';
import { say } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatSpecifierSet } from '../packaging/versions/specifier.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import type { Question } from '../solver/question.ts';
import type { Remark } from './remark.ts';
import { twoVersions } from './twoVersions.ts';

/** At most this many projects are checked for races between answers. */
const MOST_RACES = 8;

/** What it leads to if the index's answers arrive in another order: second versions, or no installation at all. */
export function* otherOutcomes(
  usual: Transaction,
  { problem }: InstallerView,
  context: ProjectContext,
): Question<readonly Remark[]> {
  const { target } = context;
  const catalog = context.catalogFor(target);
  const remarks = new Map<string, Remark>();
  const known = new Set(twoVersions(usual, target).map(({ name }) => name));
  for (const name of contested(usual).slice(0, MOST_RACES)) {
    const late = yield* firstMatch(problem, catalog, lateAnswersOf(name));
    for (const remark of twoVersions(late, target, true)) {
      if (!known.has(remark.name)) remarks.set(`two ${remark.name}`, remark);
    }
    const [failure] = late.fatal ? [late.fatal, ...late.failed] : late.failed;
    if (!failure || late.unavailable.length > 0) continue;
    const text = say('installsByChance', { late: name, endsAt: failure.culprit.requirement.name });
    remarks.set(`fails ${name}`, { code: 'first-choice', name, met: failure.culprit, text });
  }
  return [...remarks.values()];
}

/**
 * The answers that may decide a race: of projects that come from the index and are requested with different specifiers, and
 * of their dependents.
 */
function contested({ met, taken }: Transaction): readonly NormalizedName[] {
  const wanted = new Map<NormalizedName, Met[]>();
  for (const one of met) {
    const wishes = wanted.get(one.requirement.normalized);
    if (wishes) wishes.push(one);
    else wanted.set(one.requirement.normalized, [one]);
  }
  const fromIndex = new Set(taken.map(({ name }) => name));
  const raced = [...wanted].filter(([name, wishes]) => {
    const texts = new Set(wishes.map(({ requirement }) => formatSpecifierSet(requirement.specifier)));
    return texts.size > 1 && fromIndex.has(name);
  });
  const requirers = raced.flatMap(([, wishes]) => wishes.flatMap(({ by }) => (by?.kind === 'wheel' ? by.name : [])));
  return [...new Set([...raced.map(([name]) => name), ...requirers])];
}
