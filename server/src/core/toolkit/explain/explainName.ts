/** Why a package is part of a project: who brings it, by which of its releases, and what would work instead. */
import { releaseWithMonth } from '../../candidates/age.ts';
import type { Finding } from '../../findings/finding.ts';
import { leaveOut } from '../../diagnosis/diagnose.ts';
import { type ReadDeclaration, seenOf } from '../../installers/installerView.ts';
import type { DatedRelease } from '../../messages/datedRelease.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Declaration } from '../../dependencyFiles/dependencyFile.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { formatVersion, type Version } from '../../packaging/versions/version.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';
import type { Target } from '../../runtimes/target.ts';
import type { Catalog } from '../../solver/catalog.ts';
import { catalogUnder } from '../../solver/policyCatalog.ts';
import type { Question } from '../../solver/question.ts';
import { onTarget, type OnTarget } from '../onTarget.ts';
import { chainsTo, type Chain, type FoundChains } from './chains.ts';
import { demand, type Demanded } from './demand.ts';
import { placeOf } from './demandPlace.ts';
import { needGraph, worldOf, type NeedGraph } from './needGraph.ts';
import { MOST_LOOKED_AT, needHistory, type AskedNeed, type NeedHistory } from './needHistory.ts';
import { needsElsewhere, needsFor, type Need } from './needs.ts';
import { exactRequirement } from '../../packaging/requirements/exactRequirement.ts';
import { isAbout } from './about.ts';

/** At most this many chains are told; each may be long. */
export const MOST_CHAINS = 12;
/** At most this many parents are looked at release by release. */
const MOST_PARENTS = 6;
/** So many releases of each parent are looked at if nothing is wrong: then it is of little interest since when it is needed. */
const FEW_RELEASES = 60;

/** One that needs the package itself. */
export interface Parent {
  readonly name: NormalizedName;
  /** The release that it is about: installed here, or what an ordinary machine gets. */
  readonly version?: Version;
  /** Where that release is: `nowhere` if it is known from the proof of a failure alone. */
  readonly where: 'here' | 'elsewhere' | 'nowhere';
  /** What says that it needs it: its metadata, the lock of the Pyodide release that ships it, an override, or only a proof. */
  readonly by: 'metadata' | 'lock' | 'override' | 'proof';
  /** What its metadata ask for, and by which extra. */
  readonly needs: readonly Need[];
  readonly history?: NeedHistory;
  /** What becomes of the project with the newest release that does without; absent if there is none, or it is not tried. */
  readonly without?: {
    readonly release: DatedRelease;
    /** Whether what the file asks of the parent admits that release. */
    readonly isAdmitted: boolean;
    readonly demanded: Demanded;
  };
}

/** A package that names it, but only with an extra that nobody asks for, or under a marker that does not hold here. */
export interface IdleNeed {
  readonly parent: NormalizedName;
  readonly requirement: Requirement;
  readonly extra?: NormalizedName;
}

export interface NameAnswer {
  readonly name: NormalizedName;
  readonly target: Target;
  /**
   * `blocked`: in the way of something that does not install; `installed`: here; `elsewhere`: an ordinary machine gets it, since
   * something does not install here, or only in a release that does without; `absent`: nothing needs it; `unknown`: it could not be
   * found out whether something does, or, with a version, whether it stays that one once everything has answered.
   */
  readonly status: 'installed' | 'blocked' | 'elsewhere' | 'absent' | 'unknown';
  /** What is installed here; of a project that does not install, what the rest of it gets. */
  readonly version?: string;
  /** Whether everything installs; null if that is not known. */
  readonly installs: boolean | null;
  readonly declared: readonly ReadDeclaration[];
  /** pywrangler adds it. */
  readonly isAdded: boolean;
  /** Where it is written, but does not count on this target. */
  readonly written: readonly Declaration[];
  readonly chains: FoundChains;
  /** Ways on which it may come, over releases that were looked at, if it is not known whether it does. */
  readonly possible: readonly Chain[];
  /** What the file asks for of which it is not known what it needs. */
  readonly unresolved: readonly NormalizedName[];
  /** All that the file declares there: chains begin with it. */
  readonly roots: readonly ReadDeclaration[];
  readonly parents: readonly Parent[];
  /** How many more there are. */
  readonly moreParents: number;
  /** Who names it without bringing it, if nothing does. */
  readonly idle: readonly IdleNeed[];
  /** What the analysis says that has to do with it. */
  readonly findings: readonly Finding[];
  /** What is installed there at all, to find a name that may have been meant. */
  readonly installed: readonly NormalizedName[];
}

/** Explains a name on one target of a project. */
export function* explainName(name: NormalizedName, context: ProjectContext): Question<NameAnswer> {
  const on = yield* onTarget(context);
  return yield* explainNameOn(name, on, yield* needGraph(on, context, name), context);
}

/** The same for a project that was analysed. */
export function* explainNameOn(
  name: NormalizedName,
  on: OnTarget,
  graph: NeedGraph,
  context: ProjectContext,
): Question<NameAnswer> {
  const { target } = on;
  const seen = on.resolved.flatMap(({ read }) => read.seen);
  const parentsOf = (one: NormalizedName): readonly NormalizedName[] => [...(graph.parents.get(one) ?? [])].sort();
  const chains = chainsTo(name, graph.roots, parentsOf, MOST_CHAINS);
  const direct = parentsOf(name);
  const findings = on.findings.filter((finding) => isAbout(finding, name));
  const most = findings.length > 0 ? MOST_LOOKED_AT : FEW_RELEASES;
  const parents: Parent[] = [];
  for (const parent of direct.slice(0, MOST_PARENTS)) {
    parents.push(yield* parentOf(parent, name, { on, graph, context, most }));
  }
  const version = graph.worlds.find(({ kind }) => kind === 'here')?.solved.packages.get(name)?.version;
  const declared = seenOf(name, seen);
  return {
    ...{ name, target, chains, parents, findings, declared, roots: seen },
    installs: on.installs,
    possible: graph.possible.slice(0, MOST_CHAINS),
    unresolved: graph.unresolved.length > 0 ? graph.unresolved : undecidedIn(on.findings),
    isAdded: on.resolved.some(({ read }) => read.added.has(name)),
    status: statusOf(name, { on, graph, findings }),
    ...(version && { version: formatVersion(version) }),
    written: context.file.declarations.filter(
      (one) => one.requirement?.normalized === name && !declared.some((other) => other.spans === one.spans),
    ),
    moreParents: Math.max(0, direct.length - MOST_PARENTS),
    idle: direct.length === 0 && !graph.roots.has(name) ? idleNeeds(name, graph, target).slice(0, MOST_PARENTS) : [],
    installed: [...graph.parents.keys(), ...graph.roots],
  };
}

function statusOf(
  name: NormalizedName,
  { on, graph, findings }: Pick<Around, 'on' | 'graph'> & Pick<NameAnswer, 'findings'>,
): NameAnswer['status'] {
  const isInTheWay = findings.some(
    (finding) => finding.severity === 'error' && (finding.name === name || finding.culprits.includes(name)),
  );
  if (isInTheWay) return 'blocked';
  if (graph.worlds.some(({ kind, solved }) => kind === 'here' && solved.packages.has(name))) {
    // What is not known yet may ask for another release of it.
    return on.installs === null ? 'unknown' : 'installed';
  }
  if (graph.roots.has(name) || graph.parents.has(name)) {
    const isFound = graph.worlds.some(({ solved }) => solved.packages.has(name));
    // What an index did not say may be what is asked for.
    return isFound || !isOpen(name, on.findings) ? 'elsewhere' : 'unknown';
  }
  // What cannot be read or looked into may need it.
  return graph.isPartial || graph.worlds.length === 0 || on.installs === null ? 'unknown' : 'absent';
}

/** The declared dependencies of which it could not be found out whether they install. */
function undecidedIn(findings: readonly Finding[]): readonly NormalizedName[] {
  return [...new Set(findings.flatMap(({ code, name }) => (code === 'unknown-verdict' ? (name ?? []) : [])))];
}

/** Whether something that could not be found out leaves open whether a package is installed. */
function isOpen(name: NormalizedName, findings: readonly Finding[]): boolean {
  return findings.some((one) => {
    const isNamed = isAbout(one, name) || one.chains.some((chain) => chain.includes(name));
    return isNamed && (one.code === 'unknown-verdict' || one.unanswered !== undefined);
  });
}

function idleNeeds(name: NormalizedName, { worlds }: NeedGraph, target: Target): readonly IdleNeed[] {
  return worlds.flatMap(({ solved, catalog }) =>
    [...solved.packages.values()].flatMap(({ name: parent, candidate }) => {
      const metadata = catalog.metadata(candidate);
      if (metadata?.kind !== 'known') return [];
      return [
        ...needsFor(metadata.value, name, target).map((need) => ({ parent, ...need })),
        ...needsElsewhere(metadata.value, name, target).map((requirement) => ({ parent, requirement })),
      ];
    }),
  );
}

interface Around {
  readonly on: OnTarget;
  readonly graph: NeedGraph;
  readonly context: ProjectContext;
  /** How many releases of a parent are looked at. */
  readonly most: number;
}

function* parentOf(parent: NormalizedName, child: NormalizedName, around: Around): Question<Parent> {
  const { graph, on } = around;
  const place = worldOf(parent, child, graph);
  const version = place?.pinned.version;
  const extras = graph.extras.get(parent) ?? new Set();
  const known = place?.world.catalog.metadata(place.pinned.candidate);
  const needs = known?.kind === 'known' ? needsFor(known.value, child, on.target) : [];
  const active = needs.filter(({ extra }) => extra === undefined || extras.has(extra));
  const base = { name: parent, needs: active, ...(version && { version }) };
  if (!place)
    return { ...base, where: 'nowhere', by: 'proof', ...(yield* lookBack({ parent, child, extras }, around)) };
  const where = place.world.kind;
  // A lock names packages without versions, and says nothing of other releases.
  if (active.length === 0 && isByLock(parent, child, place)) return { ...base, where, by: 'lock' };
  if (active.length === 0) return { ...base, where, by: 'override' };
  const asked = { parent, child, extras, at: place.pinned.version };
  return { ...base, where, by: 'metadata', ...(yield* lookBack(asked, around)) };
}

/** Whether the installer takes what a package needs from the lock of the Pyodide release that ships it. */
function isByLock(
  parent: NormalizedName,
  child: NormalizedName,
  { world: { target }, pinned }: NonNullable<ReturnType<typeof worldOf>>,
): boolean {
  const shipped = target.shipped.packages.get(parent);
  return (
    !target.installer.backtracks &&
    shipped?.version === formatVersion(pinned.version) &&
    shipped.depends.includes(child)
  );
}

function* lookBack(asked: AskedNeed, around: Around): Question<Pick<Parent, 'history' | 'without'>> {
  const history = yield* needHistory(asked, around.on.target, catalogsOf(around), around.most);
  const without = yield* tryWithout(asked.parent, history, around);
  return { history, ...(without && { without }) };
}

/** The facts of the target, then those of a machine on which more can be read. */
function catalogsOf({ on, context }: Around): readonly [Catalog, ...Catalog[]] {
  const policy = on.resolved[0]?.read.problem.policy;
  const own = catalogUnder(context.catalogFor(on.target), policy);
  return context.ideal ? [own, context.ideal.catalog] : [own];
}

/** Tries the newest release of a parent that does without, if it can be taken at all; in place of what the file asks of it. */
function* tryWithout(
  parent: NormalizedName,
  { usableWithout }: NeedHistory,
  around: Around,
): Question<Parent['without']> {
  if (!usableWithout) return undefined;
  const place = placeOf(around.on, around.context);
  const extras = [...(around.graph.extras.get(parent) ?? [])];
  const own = seenOf(parent, place.seen);
  const isAdmitted = own.every(({ requirement }) =>
    VersionRange.fromSpecifierSet(requirement.specifier).contains(usableWithout.version),
  );
  const free = { ...place, problem: leaveOut(place.problem, [parent]) };
  const demanded = yield* demand({ ...exactRequirement(parent, usableWithout.version), extras }, free);
  return { release: releaseWithMonth(usableWithout), isAdmitted, demanded };
}
