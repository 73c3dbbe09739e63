/**
 * A failure that only micropip has: versions that go together exist, but it takes another one first and never goes back.
 * The finding says which first choice stands in the way, and a pin that lets it pass is offered where there is one.
 */
import { only, type Failure } from '../diagnosis/diagnose.ts';
import type { FileProblem, ReadDeclaration } from '../diagnosis/fileProblem.ts';
import { factsOf, type ProofFacts } from '../diagnosis/proof.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { compareVersions, formatVersion, type Version } from '../packaging/version.ts';
import { pinBesideRemedy, type Pins } from '../remedies/pinBeside.ts';
import type { Remedy } from '../remedies/remedy.ts';
import type { Surroundings } from '../remedies/surroundings.ts';
import type { Resolution } from '../solver/resolution.ts';
import { solve, type Needs, type Pause } from '../solver/solve.ts';
import { servedByUv } from '../target/asUv.ts';
import type { Target } from '../target/target.ts';
import { code, listOf, shorten } from '../text/words.ts';
import type { Finding } from './finding.ts';

type Solved = Extract<Resolution, { kind: 'solved' }>;

/** A version that micropip takes although what it needs cannot be had, or although somebody needs another one. */
interface FirstChoice {
  readonly name: NormalizedName;
  readonly taken: Version;
  /** The version in the solution that exists. */
  readonly better: Version;
  /** What cannot be had because of it. */
  readonly culprit: NormalizedName;
}

/** What the finding of a failure is made from. */
export interface FailedDeclaration {
  readonly failure: Failure;
  readonly read: FileProblem;
  readonly place: ReadDeclaration;
  /** The requirement as written. */
  readonly written: string;
  /** The other failing dependencies. */
  readonly others: readonly NormalizedName[];
}

/** The finding in the words of a first choice, where uv's resolver finds a solution for what fails; else as it is. */
export function* asFirstChoice(
  finding: Finding,
  failed: FailedDeclaration,
  surroundings: Surroundings,
): Generator<Needs | Pause, Finding, void> {
  const { failure, read } = failed;
  const uv = servedByUv(surroundings.target);
  const problem = { ...only(read.problem, [failure.name, ...failure.against]), target: uv };
  const solution = yield* solve(problem, surroundings.catalogFor(uv));
  if (solution.kind === 'failed') return finding;
  const choices = firstChoicesIn(failure, solution);
  const [first] = choices;
  if (!first) return finding;
  const remedy = yield* pinRemedy(choices, failed, surroundings);
  const packages = [...solution.packages.values()].map(({ name, version }) => `${name} ${formatVersion(version)}`);
  const message = messageOf(first, failed, remedy, surroundings.target);
  return {
    ...finding,
    code: 'first-choice',
    message,
    remedies: remedy ? [...finding.remedies, remedy] : finding.remedies,
    explanation: [message, `Versions that go together: ${packages.join(', ')}`, ...finding.explanation.slice(1)],
  };
}

/** For each culprit the nearest wheel above it, or the culprit itself, that is in the solution in another version. */
function firstChoicesIn({ proof, blockers }: Failure, { packages }: Solved): readonly FirstChoice[] {
  const facts = factsOf(proof);
  const choices = new Map<NormalizedName, FirstChoice>();
  for (const { name: culprit, chain } of blockers) {
    for (const name of [...chain].reverse()) {
      const taken = takenIn(facts, name);
      const better = packages.get(name)?.version;
      if (!taken || !better || compareVersions(taken, better) === 0) continue;
      if (!choices.has(name)) choices.set(name, { name, taken, better, culprit });
      break;
    }
  }
  return [...choices.values()];
}

/** The version of a project that micropip has taken in the run of a proof. */
function takenIn({ edges, obstacles }: ProofFacts, name: NormalizedName): Version | undefined {
  const versions = edges.flatMap(({ from, versions }) => (from === name ? (versions.asSingleton() ?? []) : []));
  const rivals = obstacles.flatMap((one) =>
    one.name === name && one.cause.kind === 'first-choice' && !one.cause.installed ? one.cause.chosen : [],
  );
  return versions[0] ?? rivals[0];
}

function* pinRemedy(
  choices: readonly FirstChoice[],
  { place, read: { seen }, others }: FailedDeclaration,
  surroundings: Surroundings,
): Generator<Needs | Pause, Remedy | undefined, void> {
  // One pin often settles what follows, so as few as possible are tried first.
  for (let count = 1; count <= choices.length; count++) {
    const pins: Pins = new Map(choices.slice(0, count).map(({ name, better }) => [name, better]));
    const remedy = yield* pinBesideRemedy(pins, { place, seen, others }, surroundings);
    if (remedy) return remedy;
  }
  return undefined;
}

const LONGEST_REQUIREMENT = 60;

function messageOf(
  { name, taken, culprit }: FirstChoice,
  { failure, written }: FailedDeclaration,
  remedy: Remedy | undefined,
  target: Target,
): string {
  const subject = code(shorten(written, LONGEST_REQUIREMENT));
  const together = failure.against.length > 0 ? ` together with ${listOf(failure.against.map(code))}` : '';
  const choice = `${code(name)} ${formatVersion(taken)}`;
  const trouble =
    name === culprit
      ? `micropip takes ${choice} first, which not everyone admits`
      : `micropip takes ${choice} first, whose ${code(culprit)} cannot be had`;
  const help = remedy ? `. ${remedy.title}` : '';
  return `${subject} cannot be installed on ${target.label}${together}, although versions that fit exist: ${trouble}, and does not go back${help}`;
}
