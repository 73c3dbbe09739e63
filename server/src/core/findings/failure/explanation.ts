/**
 * The full explanation of a failure, one line each: everything that cannot be installed, then what needs it, in the order in
 * which one leads to the other. Lines have numbers only if a later line refers to them.
 */
import { asksOf, type Ask } from '../../diagnosis/asks.ts';
import type { ProofObstacle } from '../../diagnosis/proof.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { say, saysTheSame, uniqueMessages, type Message } from '../../messages/message.ts';
import { areAlternatives, meetingsOf } from '../../diagnosis/meetings.ts';
import { filled } from '../../diagnosis/fillGaps.ts';
import { isConflict, type FailureFacts } from './failureFacts.ts';
import { obstacleLines } from './obstacleLines.ts';
import { requirementLines } from './requirementLines.ts';
import { failureMessage } from './statement.ts';

const MOST_LINES = 30;

/** Explains a failure; the first line is its message, and the only one if that says everything. */
export function explain(facts: FailureFacts): readonly Message[] {
  const lines = isConflict(facts) ? clashLines(facts) : blockedLines(facts);
  return [failureMessage(facts), ...fewOf(lines, MOST_LINES)];
}

/** Each line once, at most the first few, with the number of those left out. */
export function fewOf(lines: readonly Message[], most: number): readonly Message[] {
  const unique = uniqueMessages(lines);
  const rest = unique.length - most;
  return rest > 1 ? [...unique.slice(0, most), say('moreLines', { count: rest })] : unique;
}

/** Something cannot be installed: that first, then the paths that lead there. */
function blockedLines(facts: FailureFacts): readonly Message[] {
  const { missing, asks } = waysToCulprits(facts);
  const isAllSaid = missing.length === 1 && asks.every(({ dependent }) => dependent.kind === 'file');
  if (isAllSaid) return [];
  return [say('whatIsMissing'), ...missing, say('whoNeedsIt'), ...requirementLines(asks, facts)];
}

/** What is missing, and what leads there, the culprits of older releases included. */
function waysToCulprits(facts: FailureFacts): { readonly missing: readonly Message[]; readonly asks: readonly Ask[] } {
  const { failure, culprits, problem } = facts;
  const all = [...failure.culprits, ...(failure.older ?? [])];
  const chains = all.map(({ chain }) => chain);
  const onTheWay = new Set(chains.flat());
  const missing = [...new Set([...culprits.map(({ name }) => name), ...onTheWay])].flatMap((name) =>
    obstacleLines(name, obstaclesOf(name, facts), facts),
  );
  const isStep = ({ dependent, dependency }: Ask): boolean => {
    if (dependent.kind !== 'project') return onTheWay.has(dependency);
    return chains.some((chain) =>
      chain.some((name, index) => name === dependent.name && chain[index + 1] === dependency),
    );
  };
  const edges = new Set([failure.facts, ...all.map((one) => one.facts)].flatMap((one) => one.edges));
  const asks = asksOf([...edges], problem, 1)
    .filter(isStep)
    .map((ask) => filled(ask, facts.catalog, facts.target));
  return { missing, asks };
}

/** No choice suits every request; and where that is true of the newest releases only, what is missing of what older ones need. */
function clashLines(facts: FailureFacts): readonly Message[] {
  const lines = conflictLines(facts);
  if ((facts.failure.older ?? []).length === 0) return lines;
  const { missing, asks } = waysToCulprits(facts);
  const needed = requirementLines(asks, facts).filter((line) => !lines.some((other) => saysTheSame(line, other)));
  const further = asks.some(({ dependent }) => dependent.kind !== 'file') && needed.length > 0;
  return [...lines, say('whatIsMissing'), ...missing, ...(further ? [say('whoNeedsIt'), ...needed] : [])];
}

/** Nothing is missing, but no choice suits every request: what asks for what, and where that leaves nothing. */
function conflictLines(facts: FailureFacts): readonly Message[] {
  const [meeting] = meetingsOf(facts.asks, facts.catalog);
  if (!meeting) return [say('whoNeedsWhat'), ...requirementLines(facts.asks, facts), say('nothingSatisfiesAll')];
  const numbers = new Map([...meeting.groups.flat()].map((ask, index) => [ask, index + 1]));
  const obstacles = obstaclesOf(meeting.name, facts).filter(({ cause }) => cause.kind !== 'no-versions');
  const isChoice = (group: readonly Ask[]): boolean => group.length > 1 && areAlternatives(group, facts.catalog);
  const numbersOf = (asks: readonly Ask[]): readonly number[] => asks.flatMap((ask) => numbers.get(ask) ?? []);
  const { groups } = meeting;
  return [
    say('whoNeedsWhat'),
    ...requirementLines(facts.asks, facts, numbers),
    ...obstacleLines(meeting.name, obstacles, facts),
    say('noVersionSatisfies', {
      name: meeting.name,
      all: numbersOf(groups.filter((group) => !isChoice(group)).flat()),
      oneOf: groups.filter(isChoice).map(numbersOf),
    }),
  ];
}

/** What rules out releases of a project, in the proof and in those with other culprits left out. */
function obstaclesOf(name: NormalizedName, { failure }: FailureFacts): readonly ProofObstacle[] {
  const culprits = [...failure.culprits, ...(failure.older ?? [])];
  const all = [failure.facts, ...culprits.map(({ facts }) => facts)].flatMap(({ obstacles }) => obstacles);
  return [...new Set(all.filter((obstacle) => obstacle.name === name))];
}
