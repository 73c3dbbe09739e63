/** What happens if a release is demanded: the project resolved again with that requirement added, which is the proof of every answer. */
import { asksOf } from '../../diagnosis/asks.ts';
import { diagnose, type Failure } from '../../diagnosis/diagnose.ts';
import { judgeCulprits } from '../../diagnosis/judgedCulprits.ts';
import { factsOfProof, restsOnUnknown } from '../../diagnosis/proof.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { explain } from '../../findings/failure/explanation.ts';
import type { FailureFacts } from '../../findings/failure/failureFacts.ts';
import { codeOf } from '../../findings/failure/failureCode.ts';
import type { FindingCode } from '../../findings/rules.ts';
import { withoutMarker } from '../../findings/failure/takingPart.ts';
import { say, type Message } from '../../messages/message.ts';
import { shortRequirement } from '../../messages/words.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import { install } from '../../installers/install.ts';
import type { Catalog } from '../../solver/catalog.ts';
import type { OwnRequirement, Problem } from '../../solver/problem.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';

/** The project that something is demanded of. */
export interface DemandPlace {
  /** What installs now: without what fails. */
  readonly problem: Problem;
  readonly catalog: Catalog;
  readonly seen: readonly ReadDeclaration[];
  readonly file: DependencyFile;
}

export type Demanded =
  /** It installs together with all else. */
  | { readonly kind: 'installs'; readonly solved: Solved }
  | {
      readonly kind: 'fails';
      readonly code: FindingCode;
      /** What is wrong; the first line is a sentence of its own. */
      readonly lines: readonly Message[];
      readonly culprits: readonly NormalizedName[];
      readonly chains: readonly (readonly NormalizedName[])[];
      /** The declared dependencies that it cannot be installed together with; none if it fails by itself. */
      readonly against: readonly NormalizedName[];
    }
  /** It could not be found out. */
  | { readonly kind: 'unknown'; readonly because: Message };

/** Resolves the project with a requirement more. */
export function* demand(requirement: Requirement, place: DemandPlace): Question<Demanded> {
  const problem = withDemand(requirement, place.problem);
  const whole = yield* install(problem, place.catalog);
  if (whole.kind === 'solved') {
    const [doubt] = whole.unavailable;
    return doubt ? { kind: 'unknown', because: doubt.reason } : { kind: 'installs', solved: whole };
  }
  if (restsOnUnknown(factsOfProof(whole.proof))) return unknown(whole.unavailable[0]?.reason);
  const { failures } = yield* diagnose(problem, place.catalog);
  const failure = failures.find((one) => isAbout(one, requirement.normalized)) ?? failures[0];
  if (!failure || restsOnUnknown(failure.facts)) return unknown(whole.unavailable[0]?.reason);
  const facts = factsOf(failure, requirement, problem, place);
  return {
    kind: 'fails',
    code: codeOf(facts),
    lines: explain(facts),
    culprits: failure.culprits.map(({ name }) => name),
    chains: failure.culprits.map(({ chain }) => chain),
    against: [failure.name, ...failure.against].filter((name) => name !== requirement.normalized),
  };
}

function unknown(because: Message | undefined): Demanded {
  return { kind: 'unknown', because: because ?? say('catalogueUndecided') };
}

function isAbout({ name, against }: Failure, demanded: NormalizedName): boolean {
  return name === demanded || against.includes(demanded);
}

/**
 * An installer that tries everything takes it as one requirement more. One that never goes back has to meet it where the project is
 * declared, or before all else: there people would write it.
 */
function withDemand(requirement: Requirement, problem: Problem): Problem {
  const { requirements, target } = problem;
  if (target.installer.backtracks) return { ...problem, requirements: [...requirements, requirement] };
  const at = requirements.findIndex(({ normalized }) => normalized === requirement.normalized);
  const declared = requirements[at];
  if (!declared) return { ...problem, requirements: [requirement, ...requirements] };
  return { ...problem, requirements: requirements.with(at, pinned(declared, requirement)) };
}

function pinned(declared: OwnRequirement, { specifier }: Requirement): OwnRequirement {
  const specifiers = [...declared.specifier.specifiers, ...specifier.specifiers];
  return { ...declared, specifier: { specifiers } };
}

function factsOf(
  failure: Failure,
  requirement: Requirement,
  problem: Problem,
  { catalog, seen, file }: DemandPlace,
): FailureFacts {
  const { target } = problem;
  const others = [failure.name, ...failure.against].filter((name) => name !== requirement.normalized);
  const texts = others.flatMap((name) => seenOf(name, seen)[0]?.text ?? []);
  const unwritten = others.filter((name) => problem.unwritten?.has(name));
  return {
    // What is asked about is what the sentence begins with, whichever of them is declared last.
    failure: { ...failure, name: requirement.normalized, against: others },
    written: formatRequirement(requirement),
    together: [
      ...texts.map((text) => say('requirementBeside', { requirement: shortRequirement(withoutMarker(text)) })),
      ...unwritten.map((name) => say('addedByPywrangler', { name })),
    ],
    ...{ target, catalog, problem, file },
    culprits: judgeCulprits(failure, catalog, target),
    asks: asksOf(failure.facts.edges, problem),
  };
}
