/**
 * Requirements as micropip handles them: constraints become part of the specifier, versions are compared as they are parsed.
 */
import type { CallOptions } from '../../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { specifierSetContains } from '../../packaging/versions/specifier.ts';
import type { Version } from '../../packaging/versions/version.ts';
import { markerHolds } from '../../runtimes/markerHolds.ts';
import { requirementsByName, type OwnRequirement, type Problem } from '../../solver/problem.ts';
import type { Branch } from '../../text/branches.ts';
import type { Met } from './transaction.ts';

/** What one call of micropip is given. */
export interface MicropipCall {
  /** 0 for what no call hands over. */
  readonly number: number;
  readonly branch: Branch;
  readonly requirements: readonly OwnRequirement[];
  readonly options: CallOptions;
  /** The constraints that hold, one per project; those with extras or without a version are skipped. */
  readonly constraints: ReadonlyMap<NormalizedName, Requirement>;
}

/** The calls in their order. */
export function callsOf(problem: Problem): readonly MicropipCall[] {
  const calls = new Map<number, OwnRequirement[]>();
  for (const requirement of problem.requirements) {
    const { call = 0 } = requirement;
    const known = calls.get(call);
    if (known) known.push(requirement);
    else calls.set(call, [requirement]);
  }
  return [...calls]
    .sort(([a], [b]) => a - b)
    .map(([call, requirements]) => ({
      number: call,
      branch: requirements[0]?.branch ?? [],
      options: requirements[0]?.options ?? {},
      requirements,
      constraints: constraintsOf(problem, call),
    }));
}

function constraintsOf({ constraints, target }: Problem, call: number): ReadonlyMap<NormalizedName, Requirement> {
  const heeded = constraints.filter(
    ({ extras, specifier, marker, call: own = call }) =>
      own === call && extras.length === 0 && specifier.specifiers.length > 0 && markerHolds(marker, target),
  );
  return new Map(
    [...requirementsByName(heeded)].flatMap(([name, [first, ...others]]) =>
      first ? [[name, others.reduce(withSpecifiers, first)] as const] : [],
    ),
  );
}

/** The requirement with the specifiers of another one added. */
export function withSpecifiers(requirement: Requirement, { specifier }: Requirement): Requirement {
  const specifiers = [...requirement.specifier.specifiers, ...specifier.specifiers];
  return { ...requirement, specifier: { specifiers } };
}

/** Whether a version that is already there satisfies the requirement; pre-releases count. */
export function admits({ requirement }: Met, version: Version): boolean {
  return specifierSetContains(requirement.specifier, version, { prereleases: true });
}

/** A requirement with just a name. */
export function anyVersionOf(name: NormalizedName): Requirement {
  return { name, normalized: name, extras: [], specifier: { specifiers: [] } };
}
