/** Whether a fix that leaves something out is one, or a trap: by what imports show. */
import { say, type Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Reach, Use } from './codeUses.ts';
import type { Evidence } from './evidence.ts';
import { evidenceWords } from './evidenceWords.ts';

/**
 * `fix`: everything that the project takes can be had without · `partly`: importing works, but some names or functions do not ·
 * `trap`: what the project imports fails · `unknown`: what there is to read does not decide it.
 */
export type FixVerdict = 'fix' | 'partly' | 'trap' | 'unknown';

/** A use of what is left out, by the project's own code. */
export interface OwnUse extends Use {
  readonly package: NormalizedName;
}

/** What shows whether a fix is one. */
export interface Shown {
  /** Whether those that ask for what is left out need it. */
  readonly evidence: readonly Evidence[];
  readonly uses: readonly OwnUse[];
  /** What is left out. */
  readonly names: readonly NormalizedName[];
  /** Whether there is code of the project to tell from. */
  readonly hasCode: boolean;
  /** Whether more is left out than was looked at. */
  readonly isCut: boolean;
}

export interface FixProof extends Pick<Shown, 'evidence' | 'uses'> {
  readonly verdict: FixVerdict;
  /** What decides it, a clause each. */
  readonly because: readonly Message[];
}

/** At most so much is told of what decides it. */
const MOST_REASONS = 3;

/** Code that does not run in a Worker or a page. */
const TESTS = /(?:^|\/)(?:tests?\/|conftest\.py$|test_[^/]*\.py$|[^/]*_test\.py$)/;

export function proveFix({ evidence, uses, names, hasCode, isCut }: Shown): FixProof {
  const answered = (answer: Evidence['answer']): readonly Message[] =>
    evidence.filter((one) => one.answer === answer).map(evidenceWords);
  const reached = (reach: Reach): readonly Message[] => uses.filter((one) => reachOf(one) === reach).map(useWords);
  const proof = (verdict: FixVerdict, because: readonly Message[]): FixProof => ({
    ...{ verdict, evidence, uses },
    because: because.slice(0, MOST_REASONS),
  });
  const trap = [...reached('always'), ...answered('needed')];
  if (trap.length > 0) return proof('trap', trap);
  const open = answered('unknown');
  if (open.length > 0) return proof('unknown', open);
  if (isCut) return proof('unknown', [say('fixProofCut', { count: names.length })]);
  const part = [...reached('later'), ...answered('partly')];
  if (part.length > 0) return proof('partly', part);
  const shown = [...withoutNeed(evidence), ...reached('guarded')];
  if (shown.length > 0) return proof('fix', shown);
  // Nobody imports it, but it may be loaded by its name, or run as a program.
  return proof('unknown', hasCode ? names.map((name) => say('fixProofNoUse', { name })) : [say('fixProofNoCode')]);
}

/** What nothing imports, in a line; and each import that is dealt with. */
function withoutNeed(evidence: readonly Evidence[]): readonly Message[] {
  const unneeded = evidence.filter(({ answer, file }) => answer === 'not-needed' && file === undefined);
  const dealtWith = evidence.filter(({ answer, file }) => answer === 'not-needed' && file !== undefined);
  const names = [...new Set(unneeded.map(({ culprit }) => culprit))];
  return [...(names.length > 0 ? [say('fixProofUnneeded', { names })] : []), ...dealtWith.map(evidenceWords)];
}

/** What tests import, a person running them misses. */
function reachOf({ path, reach }: OwnUse): Reach {
  return reach === 'always' && TESTS.test(path) ? 'later' : reach;
}

function useWords({ package: name, path, line, reach }: OwnUse): Message {
  return say('ownUse', { name, place: `${path}:${line}`, reach });
}

/** What is said of it, a clause each. */
export function proofWords({ verdict, because }: FixProof): readonly Message[] {
  return because.map((one) => say('fixProof', { verdict, because: one }));
}
