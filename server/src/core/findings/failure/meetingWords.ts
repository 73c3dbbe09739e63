/** What asks for what, where requirements meet that cannot be met together. */
import type { Meeting } from '../../diagnosis/meetings.ts';
import { chainTo, type ProofFacts } from '../../diagnosis/proof.ts';
import { say, type Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Catalog } from '../../solver/catalog.ts';
import { demandWords, dependentWords } from './rangeWords.ts';

/** The message names at most this many, the explanation all. */
const MOST_CLAUSES = 3;

/**
 * What the dependents of a project ask for: `` `a` needs `x` below 2 and `b` needs `x` 2 or newer ``. What the file itself
 * says is left out, since the message names it anyway.
 * @param declared the projects that the file requires, through which the others are reached; the first is the one that
 *   failed
 * @returns undefined if the file itself asks for all of it
 */
export function meetingWords(
  { groups }: Meeting,
  declared: readonly NormalizedName[],
  facts: ProofFacts,
  catalog: Catalog,
): Message | undefined {
  const clauses = groups.flat().flatMap(({ dependent, dependency, needed }) => {
    if (dependent.kind !== 'project') return [];
    return [
      say('dependentNeeds', {
        dependent: dependentWords(dependent, catalog),
        through: wayOf(dependent.name, declared, facts),
        demand: demandWords(dependency, needed, catalog),
      }),
    ];
  });
  if (clauses.length === 0) return undefined;
  const rest = clauses.length - MOST_CLAUSES;
  return rest > 1
    ? say('needsThatClash', { needs: clauses.slice(0, MOST_CLAUSES), more: rest })
    : say('needsThatClash', { needs: clauses, more: 0 });
}

/** How a project comes in, if that is not obvious: it is neither declared nor needed by what failed itself. */
function wayOf(
  name: NormalizedName,
  declared: readonly NormalizedName[],
  facts: ProofFacts,
): readonly NormalizedName[] {
  const through = wayTo(name, declared, facts).slice(0, -1);
  const isPlain = declared.includes(name) || (declared.length === 1 && through.length === 1);
  return isPlain ? [] : through;
}

function wayTo(
  name: NormalizedName,
  declared: readonly NormalizedName[],
  facts: ProofFacts,
): readonly NormalizedName[] {
  const ways = declared.flatMap((start) => [chainTo(facts, start, name) ?? []]).filter((way) => way.length > 0);
  return ways.sort((a, b) => a.length - b.length)[0] ?? [];
}
