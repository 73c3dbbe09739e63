/** What can be done about each dependency that is blocked or held back: all options, each tried as far as that can be done. */
import type { Finding } from '../../findings/finding.ts';
import { differsInMajor } from '../../candidates/age.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import { formatVersion, parseVersion } from '../../packaging/versions/version.ts';
import { install } from '../../installers/install.ts';
import { declarationsOf, followed, installerView } from '../../installers/installerView.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import { releaseIn, solvedAfter } from '../../remedies/prove.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { installedLater } from '../../remedies/whatHelps.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Question } from '../../solver/question.ts';
import type { Solved } from '../../solver/resolution.ts';
import { groupedBy } from '../../text/groupedBy.ts';
import { explainNameOn, type NameAnswer } from '../explain/explainName.ts';
import { needGraph, type Elsewhere, type NeedGraph } from '../explain/needGraph.ts';
import { onTarget, type OnTarget } from '../onTarget.ts';
import { belowFloor, floorIn, floorOf, type Floor } from './floor.ts';
import { givenUpIn, type GivenUp } from './givenUp.ts';
import { OPTION_KINDS, optionOf, type OptionKind } from './optionKinds.ts';

/** A package that gets another release than it would without a fix, or that is new. */
export interface VersionChange {
  readonly name: NormalizedName;
  /** Absent if it is new. */
  readonly from?: string;
  readonly to: string;
  readonly isMajor: boolean;
}

/** One concrete way. */
export interface Way {
  readonly remedy: Remedy;
  /** What the edited project resolves to; absent if there is nothing to resolve, so that it is not proven. */
  readonly proof?: Solved;
  /** What changes besides, by name; empty if it is not proven. */
  readonly changes: readonly VersionChange[];
  /** The project's own bounds that it gives up; empty if it is not proven. */
  readonly givenUp: readonly GivenUp[];
}

export interface Option {
  readonly kind: OptionKind;
  /**
   * `proven`: the edited project was resolved, and installs · `untried`: it is work for people, whose result nobody can know ·
   * `fails`: it was looked for, and none resolves · `idle`: there is nothing to do it with.
   */
  readonly standing: 'proven' | 'untried' | 'fails' | 'idle';
  /** The best first. */
  readonly ways: readonly Way[];
  /** Other runtimes on which the project installs as it is, where no edit of its files chooses one. */
  readonly elsewhere?: readonly Target[];
}

/** A dependency with something to decide about. */
export interface Problem {
  readonly finding: Finding;
  readonly options: readonly Option[];
  /** The lower bound that the project itself states, of what does not install; absent if there is none. */
  readonly floor?: Floor;
}

export interface Strategy {
  readonly on: OnTarget;
  readonly problems: readonly Problem[];
}

/** At most so many culprits of a dependency are looked at by themselves. */
export const MOST_CULPRITS = 3;

/** What is found out about a project once, whatever has to be decided in it. */
interface WholeProject {
  readonly on: OnTarget;
  readonly context: ProjectContext;
  /** What it gets without any change, see {@link versionsBefore}. */
  readonly before: ReadonlyMap<NormalizedName, string>;
  /** The declared dependencies that fail for reasons of their own, without which a way for another one is tried. */
  readonly leftOut: ReadonlySet<NormalizedName>;
  /** The other runtimes on which it installs as it is. */
  readonly runtimes: readonly Target[];
  readonly elsewhere: Elsewhere;
}

/** @param names only what is about these; empty for all */
export function* strategy(context: ProjectContext, names: readonly NormalizedName[]): Question<Strategy> {
  const on = yield* onTarget(context);
  const meant = on.findings.filter((one) => isToDecide(one) && (names.length === 0 || names.some(isAbout(one))));
  const lost = lostIn(on);
  const failing = lost.flatMap((one) => (meant.includes(one) ? (one.name ?? []) : []));
  const [first] = [...failing, ...meant.flatMap(({ name }) => name ?? [])];
  if (first === undefined) return { on, problems: [] };
  const elsewhere: Elsewhere = new Map();
  const whole: WholeProject = {
    ...{ on, context, elsewhere },
    before: versionsBefore(yield* needGraph(on, context, first, elsewhere), namesOf(lost)),
    // Requirements that exclude each other are not left out when a way is tried, but changed.
    leftOut: namesOf(lost.filter(({ code }) => code !== 'version-conflict')),
    // Where something fails; what is held back installs here.
    runtimes: failing.length === 0 ? [] : yield* installsElsewhere(context),
  };
  const problems: Problem[] = [];
  for (const finding of meant) {
    const options = yield* optionsOf(finding, whole);
    const older = options.find(({ kind }) => kind === 'older-release')?.ways[0]?.proof;
    const floor = finding.behind ? undefined : yield* floorUnder({ finding, older }, whole);
    problems.push({ finding, options, ...(floor && { floor }) });
  }
  return { on, problems };
}

/** The floor, with what is known of the releases below it from why the culprits are there. */
function* floorUnder(
  { finding, older }: { readonly finding: Finding; readonly older: Solved | undefined },
  { on, context, elsewhere }: WholeProject,
): Question<Floor | undefined> {
  const declaration = floorIn(finding, on);
  if (!declaration) return undefined;
  const { normalized } = declaration.requirement;
  const fitting = older && releaseIn(older, normalized, context.catalogFor(on.target));
  const below = fitting && belowFloor(fitting, declaration);
  if (below) return { name: normalized, declaration, below };
  const names = finding.culprits.slice(0, MOST_CULPRITS);
  const culprits: NameAnswer[] = [];
  // No release of it does without itself.
  if (names.includes(normalized)) return { name: normalized, declaration };
  for (const name of names) {
    culprits.push(yield* explainNameOn(name, on, yield* needGraph(on, context, name, elsewhere), context));
  }
  return floorOf(declaration, culprits);
}

function namesOf(findings: readonly Finding[]): ReadonlySet<NormalizedName> {
  return new Set(findings.flatMap(({ name }) => name ?? []));
}

/** What is said of the dependencies that do not install. */
export function lostIn({ findings }: OnTarget): readonly Finding[] {
  return findings.filter((one) => isToDecide(one) && !one.behind);
}

/** Whether it is about a dependency that is blocked, be it by another requirement, or held back. */
function isToDecide({ code, severity, culprits, behind, name, unanswered }: Finding): boolean {
  if (unanswered !== undefined || name === undefined) return false;
  return behind !== undefined || (severity === 'error' && (culprits.length > 0 || code === 'version-conflict'));
}

function isAbout({ name, culprits, behind }: Finding): (asked: NormalizedName) => boolean {
  return (asked) => name === asked || behind?.name === asked || culprits.includes(asked);
}

/**
 * What is installed now; of what does not install, what an ordinary machine gets, since that is what its code was written with.
 * @param failing the declared dependencies that do not install
 */
function versionsBefore(
  { worlds }: NeedGraph,
  failing: ReadonlySet<NormalizedName>,
): ReadonlyMap<NormalizedName, string> {
  const versions = new Map<NormalizedName, string>();
  for (const kind of ['elsewhere', 'here'] as const) {
    for (const { solved } of worlds.filter((one) => one.kind === kind)) {
      for (const { name, version } of solved.packages.values())
        if (kind === 'elsewhere' || !failing.has(name) || !versions.has(name))
          versions.set(name, formatVersion(version));
    }
  }
  return versions;
}

function* optionsOf(
  finding: Finding,
  { on, context, before, leftOut, runtimes }: WholeProject,
): Question<readonly Option[]> {
  const declared = new Set([
    ...on.resolved.flatMap(({ read }) => read.seen),
    ...declarationsOf('constraint', context.file, context.target),
  ]);
  const kept = [...declared].filter(
    ({ requirement: { normalized } }) => normalized === finding.name || !leftOut.has(normalized),
  );
  const ways: Way[] = [];
  for (const remedy of finding.remedies) {
    const proof = yield* proofOfWay(remedy, finding, { context, leftOut });
    ways.push({
      remedy,
      changes: proof ? changesIn(proof, before) : [],
      givenUp: proof ? givenUpIn(proof, kept) : [],
      ...(proof && { proof }),
    });
  }
  const byOption = groupedBy(ways, ({ remedy, givenUp }) => optionOf(remedy.kind, givenUp));
  const hasSwitch = byOption.has('other-runtime');
  const elsewhere = hasSwitch || finding.behind ? [] : runtimes;
  return OPTION_KINDS.flatMap((kind): readonly Option[] => {
    const own = byOption.get(kind) ?? [];
    if (kind === 'other-runtime' && elsewhere.length > 0) return [{ kind, standing: 'proven', ways: own, elsewhere }];
    const standing = standingOf(kind, own, finding, context);
    // Nobody thinks of these where there is no such way.
    return (kind === 'edit' || kind === 'newer-release') && own.length === 0 ? [] : [{ kind, standing, ways: own }];
  });
}

/** What the project resolves to with a fix: with its edits, or on the runtime that no file of the project chooses. */
function* proofOfWay(
  { kind, edits }: Remedy,
  { name }: Finding,
  { context, leftOut }: Pick<WholeProject, 'context' | 'leftOut'>,
): Question<Solved | undefined> {
  if (edits.length > 0) return yield* solvedAfter(edits, context);
  if (kind !== 'switch-target') return undefined;
  const others = [...leftOut].filter((one) => one !== name);
  return (yield* installedLater({ context, others }))?.solved;
}

/** The other runtimes on which the whole project installs as it is. */
function* installsElsewhere(context: ProjectContext): Question<readonly Target[]> {
  const { file, target, generations, installContext } = context;
  const found: Target[] = [];
  for (const other of generations.filter(({ name }) => name !== target.name)) {
    const { problem } = yield* followed(installerView(file, other, installContext));
    const installed = yield* install(problem, context.catalogFor(other));
    if (installed.kind === 'solved' && installed.unavailable.length === 0) found.push(other);
  }
  return found;
}

function changesIn(after: Solved, before: ReadonlyMap<NormalizedName, string>): readonly VersionChange[] {
  return [...after.packages.values()]
    .flatMap(({ name, version }): readonly VersionChange[] => {
      const [old, now] = [before.get(name), formatVersion(version)];
      if (old === now) return [];
      const isMajor = old !== undefined && isMajorJump(old, now);
      return [{ name, to: now, isMajor, ...(old !== undefined && { from: old }) }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isMajorJump(from: string, to: string): boolean {
  const [old, now] = [parseVersion(from), parseVersion(to)];
  return old !== undefined && now !== undefined && differsInMajor(old, now);
}

/** Whether a project was resolved with it, as far as it can be. */
export function isProven({ remedy, proof }: Way): boolean {
  return remedy.edits.length > 0 || proof !== undefined;
}

function standingOf(
  kind: OptionKind,
  ways: readonly Way[],
  { conditions = [], name }: Finding,
  { generations, file, target: { installer } }: ProjectContext,
): Option['standing'] {
  // What a fix of the check edits was resolved before it was offered.
  if (ways.some(isProven)) return 'proven';
  if (ways.length > 0) return 'untried';
  switch (kind) {
    case 'wait':
      return conditions.length > 0 ? 'untried' : 'idle';
    case 'other-runtime':
      return generations.length > 1 ? 'fails' : 'idle';
    case 'drop-extra':
      return file.declarations.some(
        ({ requirement }) =>
          requirement !== undefined && requirement.normalized === name && requirement.extras.length > 0,
      )
        ? 'fails'
        : 'idle';
    case 'constrain':
    case 'override':
    case 'build':
      return installer.readsUvTables ? 'fails' : 'idle';
    case 'older-release':
    case 'leave-out':
      return 'fails';
    default:
      return 'idle';
  }
}
