/** A project on several targets side by side: what installs where, what is held back, what a move would change and what stops it. */
import { differsInMajor } from '../../candidates/age.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { Finding } from '../../findings/finding.ts';
import { isSeen } from '../../installers/installerView.ts';
import type { Message } from '../../messages/message.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Question } from '../../solver/question.ts';
import { onTarget, type OnTarget } from '../onTarget.ts';
import type { Change, ComparedTarget, Obstacle, SeenTarget } from './comparedTarget.ts';
import { recommend, type Recommendation } from './recommend.ts';

/** What a comparison is asked about one target. */
export interface AskedTarget {
  readonly context: ProjectContext;
  /** Whether it is what the project has now. */
  readonly isOfProject: boolean;
  /** A pre-release, or a runtime that cannot be deployed. */
  readonly isExperimental: boolean;
}

export interface Comparison {
  readonly targets: readonly [ComparedTarget, ...ComparedTarget[]];
  /** The target that the others are compared with: what the project has, else the first. */
  readonly base: ComparedTarget;
  readonly recommendation: Recommendation;
}

/** Analyses a project on each target. @param asked at least one */
export function* compareTargets(asked: readonly [AskedTarget, ...AskedTarget[]]): Question<Comparison> {
  const [first, ...rest] = asked;
  const seen: [ComparedTarget, ...ComparedTarget[]] = [yield* lookAt(first)];
  for (const one of rest) seen.push(yield* lookAt(one));
  const base = seen.find(({ isOfProject }) => isOfProject) ?? seen[0];
  const withChanges = (one: ComparedTarget): ComparedTarget => ({
    ...one,
    changes: one === base ? [] : changesBetween(base, one),
  });
  const [head, ...others] = seen;
  const targets: Comparison['targets'] = [withChanges(head), ...others.map(withChanges)];
  const same = targets.find(({ target }) => target === base.target) ?? targets[0];
  return { targets, base: same, recommendation: recommend(targets, same) };
}

function* lookAt({ context, ...about }: AskedTarget): Question<ComparedTarget> {
  return { ...about, ...seenTarget(yield* onTarget(context), context.file), changes: [] };
}

/** What a file gets on a target, taken apart for whoever puts it beside others. */
export function seenTarget(
  { target, installs, packages, findings }: Omit<OnTarget, 'resolved'>,
  file: Pick<DependencyFile, 'declarations'>,
): SeenTarget {
  const ofSeverity = (severity: Finding['severity']): readonly Finding[] =>
    findings.filter((one) => one.severity === severity);
  const declared = file.declarations.filter((one) => isSeen(one, target));
  return {
    ...{ target, installs, packages },
    declared: new Set(declared.flatMap(({ requirement }) => requirement?.normalized ?? [])),
    blocked: ofSeverity('error').map(obstacleOf),
    unknown: findings.filter(({ code }) => code === 'unknown-verdict').map(obstacleOf),
    heldBack: findings.flatMap((one) => (one.behind ? [{ ...obstacleOf(one), behind: one.behind }] : [])),
    warnings: ofSeverity('warning').filter(({ behind }) => !behind),
  };
}

function obstacleOf(finding: Finding): Obstacle {
  const { name, culprits, chains, conditions = [] } = finding;
  return { ...(name !== undefined && { name }), finding, culprits, chains, conditions };
}

/** The packages that differ, by name. */
export function changesBetween(
  from: Pick<ComparedTarget, 'packages'>,
  to: Pick<ComparedTarget, 'packages'>,
): readonly Change[] {
  const before = versionsOf(from);
  const after = versionsOf(to);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): readonly Change[] => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    const change = { ...(old !== undefined && { from: old }), ...(now !== undefined && { to: now }) };
    return [{ name, ...change, isMajor: old !== undefined && now !== undefined && isMajorJump(old, now) }];
  });
}

function versionsOf({ packages }: Pick<ComparedTarget, 'packages'>): ReadonlyMap<NormalizedName, string> {
  return new Map(packages.map(({ name, version }) => [name, version]));
}

function isMajorJump(from: string, to: string): boolean {
  const [old, now] = [parseVersion(from), parseVersion(to)];
  return old !== undefined && now !== undefined && differsInMajor(old, now);
}

/** The names for the rows of a table: what the file declares, in its order; with `deep` also what that brings, by name. */
export function rowsOf({ targets }: Comparison, deep: boolean): readonly NormalizedName[] {
  const declared = new Set(targets.flatMap((one) => [...one.declared]));
  if (!deep) return [...declared];
  const brought = targets.flatMap(({ packages }) => packages.map(({ name }) => name)).sort();
  return [...new Set([...declared, ...brought])];
}

/** What a target has of a dependency. */
export type Cell =
  | { readonly kind: 'installed'; readonly version: string; readonly ideal?: string }
  | { readonly kind: 'blocked'; readonly culprits: readonly NormalizedName[] }
  | { readonly kind: 'unknown' }
  /** Nothing there asks for it. */
  | { readonly kind: 'absent' };

export function cellOf(name: NormalizedName, on: SeenTarget): Cell {
  const blocked = on.blocked.find((one) => one.name === name);
  const installed = on.packages.find((one) => one.name === name);
  if (blocked) return { kind: 'blocked', culprits: blocked.culprits.filter((one) => one !== name) };
  if (installed) {
    const ideal = on.heldBack.find(({ behind }) => behind.name === name)?.behind.ideal.version;
    return { kind: 'installed', version: installed.version, ...(ideal !== undefined && { ideal }) };
  }
  return on.unknown.some((one) => one.name === name) || (on.declared.has(name) && on.installs === null)
    ? { kind: 'unknown' }
    : { kind: 'absent' };
}

/** What helps with a dependency today: the titles of the fixes that were proven, best first. */
export function helpsOf({ finding: { remedies } }: Obstacle): readonly Message[] {
  return remedies.map(({ title }) => title);
}
