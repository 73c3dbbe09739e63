/**
 * What to do about each dependency, for programs.
 * @see docs/schema/strategy-output.schema.json
 */
import { releaseWithMonth } from '../../candidates/age.ts';
import type { Use } from '../../evidence/codeUses.ts';
import { en } from '../../messages/en/en.ts';
import { say, tell } from '../../messages/message.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { titleWithCost } from '../../remedies/remedy.ts';
import { tellSnippet } from '../../remedies/snippet.ts';
import { conditionWords } from '../conditionWords.ts';
import { actorOf } from './optionKinds.ts';
import type { Option } from './strategy.ts';
import type { ProblemFacts, StrategyFacts } from './strategyFacts.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

export function strategyJson({ file, reason, strategy: { on }, problems, tests }: StrategyFacts): object {
  return {
    version: VERSION,
    file: file.shownPath,
    target: on.target.name,
    reason: tell(reason, en),
    installs: on.installs,
    unknown: on.findings.flatMap(({ unanswered, message }) => (unanswered === undefined ? [] : tell(message, en))),
    problems: problems.map(problemJson),
    tests: tests.map((one) => ({ ...one, uses: usesJson(one.uses) })),
  };
}

function usesJson(uses: readonly Use[]): readonly object[] {
  return uses.map(({ path, line, name }) => ({ path, line, name }));
}

function problemJson(facts: ProblemFacts): object {
  const { problem, advice, evidence, uses } = facts;
  const { finding, options } = problem;
  return {
    name: finding.name ?? null,
    package: finding.behind?.name ?? finding.name ?? null,
    state: finding.behind ? 'held-back' : 'blocked',
    code: finding.code,
    message: tell(finding.message, en),
    culprits: finding.culprits,
    chains: finding.chains,
    recommendation: {
      option: advice.kind ?? null,
      isOpen: advice.isOpen === true,
      title: advice.title ? tell(advice.title, en) : null,
      reasons: advice.reasons.map((one) => tell(one, en)),
    },
    options: options.map(optionJson),
    ...(evidence && { evidence }),
    uses: usesJson(uses),
    ...floorJson(facts),
    conditions: (finding.conditions ?? []).map((one) => ({ ...one, text: tell(conditionWords(one), en) })),
  };
}

function optionJson({ kind, standing, ways, elsewhere }: Option): object {
  const option = { option: kind };
  return {
    ...{ option: kind, standing, who: actorOf(kind) },
    cost: tell(say('strategyCost', option), en),
    security: tell(say('strategySecurity', option), en),
    reproducible: tell(say('strategyReproducible', option), en),
    ...(elsewhere && { elsewhere: elsewhere.map(({ name }) => name) }),
    ways: ways.map(({ remedy, proof, changes }) => ({
      kind: remedy.kind,
      title: tell(titleWithCost(remedy), en),
      proven: remedy.edits.length > 0,
      ...(proof && { changes }),
      ...(remedy.snippet && { text: tellSnippet(remedy.snippet, en) }),
    })),
  };
}

function floorJson({ problem: { floor: known, finding }, floor }: ProblemFacts): object {
  if (!known || finding.behind) return {};
  const { declaration, below } = known;
  return {
    floor: {
      requirement: declaration.text,
      ...(floor?.line !== undefined && { line: floor.line }),
      ...(floor?.since && { since: floor.since }),
      below: below
        ? {
            version: formatVersion(below.release.version),
            date: releaseWithMonth(below.release).date ?? null,
            outcome: below.outcome,
          }
        : null,
      ...(floor?.names && { names: floor.names }),
    },
  };
}
