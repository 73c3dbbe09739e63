/**
 * A failure that only micropip has: there are versions that fit together, but it takes another one first and never
 * backtracks. The finding says which first choice is in the way, and offers pins that avoid it if there are any.
 */
import { only } from '../diagnosis/diagnose.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { formatSpecifierSet } from '../packaging/versions/specifier.ts';
import { compareVersions, formatVersion, type Version } from '../packaging/versions/version.ts';
import type { Attempt } from '../remedies/attempt.ts';
import { pinBesideRemedy } from '../remedies/pinBeside.ts';
import type { Remedy } from '../remedies/remedy.ts';
import { firstMatch } from '../installers/micropip/firstMatch.ts';
import type { Solved } from '../solver/resolution.ts';
import { solve } from '../solver/solve.ts';
import type { Question } from '../solver/question.ts';
import type { Failed, Transaction } from '../installers/micropip/transaction.ts';
import type { InstalledFor } from '../runtimes/bundledInstaller.ts';
import { shipperOf } from '../runtimes/ownLock/lockedTarget.ts';
import { servedByUv } from '../runtimes/servedByUv.ts';
import type { Target } from '../runtimes/target.ts';
import { en } from '../messages/en/en.ts';
import { say, tell, type Message } from '../messages/message.ts';
import { shortRequirement } from '../messages/words.ts';
import { withoutMarker } from './failure/takingPart.ts';
import type { Finding } from './finding.ts';

type Packages = Solved['packages'];

/** A version that micropip takes although its dependencies cannot be installed, or although something needs another one. */
interface FirstChoice {
  readonly name: NormalizedName;
  readonly taken: Version;
  /** The version in the solution that uv's resolver finds. */
  readonly better: Version;
  readonly failed: Failed;
}

/** At most this many pins are offered; more would be poor advice. */
const MOST_PINS = 4;

/** The first choice that is in the way, and versions that fit together. */
export interface ChoiceInTheWay {
  readonly first: FirstChoice;
  readonly solution: Packages;
}

/** Looks whether uv's resolver finds a solution for what fails, so that a first choice is to blame; undefined otherwise. */
export function* firstChoiceBehind({ failure, whole, context }: Attempt): Question<ChoiceInTheWay | undefined> {
  const { target } = context;
  const alone = only(whole, [failure.name, ...failure.against]);
  const run = yield* firstMatch(alone, context.catalogFor(target));
  if (!failuresOf(run).some(hadChoice)) return undefined;
  const uv = servedByUv(target);
  const solution = yield* solve({ ...alone, target: uv }, context.catalogFor(uv));
  if (solution.kind === 'failed') return undefined;
  const [first] = firstChoicesIn(run, solution.packages);
  return first && { first, solution: solution.packages };
}

/** The finding in terms of a first choice. */
export function asFirstChoice(finding: Finding, { first, solution }: ChoiceInTheWay, attempt: Attempt): Finding {
  const versions = [...solution.values()].map(({ name, version }) => ({ name, version: formatVersion(version) }));
  const message = statementOf(first, attempt);
  return {
    ...finding,
    code: 'first-choice',
    message,
    explanation: [message, ...finding.explanation.slice(1), say('versionsTogether', { versions })],
  };
}

/** The same with the pins that avoid it, as far as there are any, among what helps. */
export function* avoidingFirstChoice(finding: Finding, choice: ChoiceInTheWay, attempt: Attempt): Question<Finding> {
  const { first, solution } = choice;
  const told = asFirstChoice(finding, choice, attempt);
  const plain = finding.remedies.find(({ kind }) => kind === 'pin');
  const beside = plain ? undefined : yield* pins(first, solution, attempt);
  const remedy = plain ?? beside;
  if (!remedy) return told;
  const message = withRemedy(told.message, remedy);
  const remedies = beside ? [...finding.remedies, beside] : finding.remedies;
  return { ...told, message, remedies, explanation: [message, ...told.explanation.slice(1)] };
}

function failuresOf({ failed, fatal }: Transaction): readonly Failed[] {
  return fatal ? [fatal, ...failed] : failed;
}

/** Whether another earlier choice could have avoided it. */
function hadChoice({ culprit, cause }: Failed): boolean {
  return culprit.by !== undefined || cause.kind === 'first-choice';
}

/** For each failure the nearest project on the path to it that the solution has in another version. */
function firstChoicesIn(run: Transaction, solution: Packages): readonly FirstChoice[] {
  const choices = new Map<NormalizedName, FirstChoice>();
  for (const one of failuresOf(run)) {
    const choice = firstChoiceOf(one, solution);
    if (choice && !choices.has(choice.name)) choices.set(choice.name, choice);
  }
  return [...choices.values()];
}

function firstChoiceOf(failed: Failed, solution: Packages): FirstChoice | undefined {
  const { culprit, cause } = failed;
  const taken: [NormalizedName, Version][] = [];
  if (cause.kind === 'first-choice' && isChoice(cause)) taken.push([culprit.requirement.normalized, cause.chosen]);
  for (let { by } = culprit; by; by = by.met.by) if (by.kind === 'wheel') taken.push([by.name, by.candidate.version]);
  for (const [name, version] of taken) {
    const better = solution.get(name)?.version;
    if (better && compareVersions(better, version) !== 0) return { name, taken: version, better, failed };
  }
  return undefined;
}

/** Whether a requirement of the file has brought it, in the same call or an earlier one. */
function isChoice({ installedFor }: { readonly installedFor?: InstalledFor }): boolean {
  return installedFor === undefined || installedFor === 'earlier-call';
}

/** Pins one first choice after the other as in the solution, until micropip succeeds. */
function* pins(first: FirstChoice, solution: Packages, attempt: Attempt): Question<Remedy | undefined> {
  const chosen = new Map([[first.name, first.better]]);
  while (chosen.size <= MOST_PINS) {
    const tried = yield* pinBesideRemedy(chosen, attempt);
    if (!tried) return undefined;
    if ('kind' in tried) return tried;
    const next = firstChoicesIn(tried.transaction, solution).find(({ name }) => !chosen.has(name));
    if (!next) return undefined;
    chosen.set(next.name, next.better);
  }
  return undefined;
}

/** Maximum length of a message with the fix; one that does not fit is only hinted at. */
const LONGEST_MESSAGE = 250;

function statementOf(choice: FirstChoice, { failure, declarations: [place], context: { target } }: Attempt): Message {
  return say('firstChoice', {
    requirement: shortRequirement(withoutMarker(place?.text ?? failure.name)),
    target: target.label,
    together: failure.against,
    trouble: troubleOf(choice, target),
  });
}

function withRemedy(statement: Message, { title }: Remedy): Message {
  // The English text decides for all languages, so that they say the same.
  const fits = tell(statement, en).length + tell(title, en).length <= LONGEST_MESSAGE;
  return say('statementWithAdvice', { statement, advice: fits ? title : say('pinsThatGoTogether') });
}

function troubleOf({ name, taken, failed: { culprit } }: FirstChoice, target: Target): Message {
  const { normalized, specifier } = culprit.requirement;
  const needed = shortRequirement(`${normalized}${formatSpecifierSet(specifier)}`);
  const first = { name, version: formatVersion(taken), needed };
  if (name !== normalized) {
    const shipped = shipperOf(target) === undefined ? undefined : target.shipped.packages.get(normalized)?.version;
    return say('takenWithoutWhatItNeeds', { ...first, ...(shipped !== undefined && { shipped }) });
  }
  return culprit.by ? say('takenAgainst', { ...first, by: culprit.by.name }) : say('takenAgainstYou', first);
}
