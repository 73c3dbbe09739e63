/**
 * The last step of `pywrangler sync`: what has been vendored for the Worker is installed for the machine as well, in the same
 * versions, with the machine's markers and without the index of Pyodide. Whether that holds, and what it fails at.
 */
import { MAIN_INDEX } from '../candidates/distribution.ts';
import type { ProjectReleases } from '../candidates/release.ts';
import { staticMetadata } from '../candidates/staticMetadata.ts';
import type { Reference } from '../candidates/references/reference.ts';
import type { Declaration, DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { followed, installerView, type InstallerView, type ReadDeclaration } from '../installers/installerView.ts';
import { vendoredPins, WITH_THE_HOST } from '../installers/uv/pywrangler.ts';
import type { InstallContext } from '../installers/uv/uvPolicy.ts';
import type { Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Target } from '../runtimes/target.ts';
import { askSources } from '../solver/askFacts.ts';
import { knownReleases, type Catalog } from '../solver/catalog.ts';
import { catalogUnder } from '../solver/policyCatalog.ts';
import type { Problem } from '../solver/problem.ts';
import type { Question } from '../solver/question.ts';
import type { Pinned, Solved } from '../solver/resolution.ts';
import { DEFAULT_POLICY, type StatedMetadata } from '../solver/selectionPolicy.ts';
import { solve } from '../solver/solve.ts';
import { leaveOut } from './diagnose.ts';
import {
  chainTo,
  declaredIn,
  factsOfProof,
  neededOf,
  restsOnUnknown,
  type ProofEdge,
  type ProofFacts,
} from './proof.ts';
import { wheelSituation, type WheelSituation } from './wheelSituation.ts';

/** What the step is about: the project, what has been vendored for it, and the machine. */
export interface HostStepQuestion {
  readonly file: DependencyFile;
  readonly vendored: Solved;
  /** The facts of the Worker's indexes. */
  readonly worker: Catalog;
  readonly host: Target;
  /** The facts of the indexes that the host asks. */
  readonly catalog: Catalog;
  readonly installContext?: InstallContext;
  /** Declared projects that cannot be vendored: they are left out here as well, with what only they bring. */
  readonly without?: readonly NormalizedName[];
}

/** A project that the machine cannot have. */
export interface HostTrouble {
  readonly name: NormalizedName;
  /** From the declared dependency to it, both included. */
  readonly chain: readonly NormalizedName[];
  /** What is vendored of it; absent if only the host needs it. */
  readonly vendored?: Pinned;
  readonly reason:
    /** There is no release for it; `index`: the name of the one that decides, as in distributions. */
    | { readonly kind: 'missing'; readonly situation: WheelSituation; readonly index?: string }
    /** The host needs it in other versions than the vendored one. */
    | { readonly kind: 'clash'; readonly edge: ProofEdge }
    /** No combination suits. */
    | { readonly kind: 'unsolvable' };
}

/** A declaration that names a place that could not be looked into. */
export interface UnreadDeclaration {
  readonly declaration: Declaration;
  readonly at: Reference;
  readonly because: Message;
}

/** How the step ends. */
export type HostStep =
  | {
      readonly kind: 'holds';
      readonly installed: Solved;
      readonly seen: readonly ReadDeclaration[];
      /** What is taken to be there. */
      readonly unread: readonly UnreadDeclaration[];
    }
  | { readonly kind: 'stops'; readonly troubles: readonly HostTrouble[]; readonly seen: readonly ReadDeclaration[] }
  /** Something could not be asked. */
  | { readonly kind: 'unknown'; readonly because: Unavailable | undefined };

/** At most this many projects are looked for: one is enough to stop the sync. */
const MOST_TROUBLES = 8;

/** Resolves the project for the machine, with everything that has been vendored pinned. */
export function* hostStep(question: HostStepQuestion): Question<HostStep> {
  const { file, host, vendored, catalog, installContext, without = [] } = question;
  // The pins of a lock file are the Worker's: those of what has been vendored take their place.
  const context = {
    ...installContext,
    preferences: new Map(),
    pins: vendoredPins(vendored, file),
  };
  const view = installerView(file, host, context);
  const { problem, seen } = yield* followed(view);
  const written = new Set(seen.map(({ requirement }) => requirement.normalized));
  const alongside = WITH_THE_HOST.filter((name) => !written.has(name));
  const given = new Set([...problem.external, ...unreachable(view.problem), ...alongside]);
  const troubles: HostTrouble[] = [];
  let whole: Problem = { ...leaveOut(problem, without), external: given };
  for (;;) {
    const resolution = yield* solve(whole, catalog);
    const [because] = resolution.unavailable;
    if (because) {
      const stated =
        withVendoredMetadata(whole, question) ?? (yield* withSourceMetadata(whole, resolution.unavailable, catalog));
      if (!stated) return { kind: 'unknown', because };
      whole = stated;
      continue;
    }
    if (resolution.kind === 'solved') {
      if (troubles.length > 0) return { kind: 'stops', troubles, seen };
      return { kind: 'holds', installed: resolution, seen, unread: unreadOf(view, problem) };
    }
    const facts = factsOfProof(resolution.proof);
    if (restsOnUnknown(facts)) return { kind: 'unknown', because: unreadIn(facts, whole, catalog) };
    const found = troublesIn(facts, whole, question);
    troubles.push(...found);
    if (found.length === 0 || troubles.length >= MOST_TROUBLES) return { kind: 'stops', troubles, seen };
    whole = { ...whole, excludes: new Set([...whole.excludes, ...found.map(({ name }) => name)]) };
  }
}

function unreadOf({ referring }: InstallerView, { followed: after }: Problem): readonly UnreadDeclaration[] {
  return [...referring].flatMap(([declaration, direct]) => {
    const found = after?.unread.find((one) => one.direct === direct);
    return found?.because ? [{ declaration, at: direct.reference, because: found.because }] : [];
  });
}

/** The place beside the indexes that was not looked into, if that is why nothing is known. */
function unreadIn({ obstacles }: ProofFacts, { policy }: Problem, catalog: Catalog): Unavailable | undefined {
  const host = catalogUnder(catalog, policy);
  const places = obstacles.flatMap(({ name }) => knownReleases(host, name)?.unread ?? []);
  return places[0];
}

/** What nobody could look into for the Worker, either: whether its wheel is for machines says nothing then. */
function unreachable({ references }: Problem): readonly NormalizedName[] {
  const { direct = [], store } = references ?? {};
  return direct.flatMap(({ reference, name }) =>
    name !== undefined && store?.facts(reference)?.kind === 'unavailable' ? name : [],
  );
}

/**
 * What the host builds from sources does not say what it needs, and the metadata of its wheel may be out of reach: the vendored
 * wheel of the same version says the same. Undefined if that adds nothing.
 */
function withVendoredMetadata(problem: Problem, { vendored, worker, catalog }: HostStepQuestion): Problem | undefined {
  const policy = problem.policy ?? DEFAULT_POLICY;
  const host = catalogUnder(catalog, problem.policy);
  const stated = new Map<NormalizedName, readonly StatedMetadata[]>(policy.stated);
  for (const { name, version, candidate } of vendored.packages.values()) {
    const taken = knownReleases(host, name)?.of(version)?.candidate;
    const metadata = worker.metadata(candidate);
    if (stated.has(name) || !taken || metadata?.kind !== 'known') continue;
    if (host.metadata(taken)?.kind === 'unavailable') stated.set(name, [{ version, metadata: metadata.value }]);
  }
  return stated.size > policy.stated.size ? { ...problem, policy: { ...policy, stated } } : undefined;
}

/** The same where nothing was vendored: sources say what they need, unless a build decides. Undefined if that adds nothing. */
function* withSourceMetadata(
  problem: Problem,
  unavailable: readonly Unavailable[],
  catalog: Catalog,
): Question<Problem | undefined> {
  const policy = problem.policy ?? DEFAULT_POLICY;
  const stated = new Map<NormalizedName, readonly StatedMetadata[]>(policy.stated);
  for (const { onceBuilt } of unavailable) {
    if (!onceBuilt) continue;
    const { name, version, distribution } = onceBuilt;
    const contents = yield* askSources(catalog, name, distribution);
    const metadata = contents?.kind === 'known' ? staticMetadata(contents.value) : undefined;
    if (metadata) stated.set(name, [{ version, metadata }, ...(stated.get(name) ?? [])]);
  }
  const isNew = [...stated].some(([name, known]) => known !== policy.stated.get(name));
  return isNew ? { ...problem, policy: { ...policy, stated } } : undefined;
}

function troublesIn(facts: ProofFacts, problem: Problem, question: HostStepQuestion): readonly HostTrouble[] {
  const names = [...new Set(facts.obstacles.map(({ name }) => name))];
  const found = names.flatMap((name) => troubleWith(name, facts, problem, question) ?? []);
  if (found.length > 0) return found;
  const clashes = clashesIn(facts, question);
  return clashes.length > 0 ? clashes : unsolvable(facts);
}

/** A project of which the host has nothing that is asked for. */
function troubleWith(
  name: NormalizedName,
  facts: ProofFacts,
  { policy }: Problem,
  { vendored, catalog }: HostStepQuestion,
): HostTrouble | undefined {
  const pinned = vendored.packages.get(name);
  const releases = knownReleases(catalogUnder(catalog, policy), name);
  const index = releases && decidingIndex(releases);
  const needed = pinned ? VersionRange.singleton(pinned.version) : neededOf(facts, name);
  // What is refused at its place is that whatever its version.
  const situation = releases && (refusedIn(releases) ?? wheelSituation(releases, needed));
  const reason = situation?.reason.kind;
  if (!situation || reason === 'nothing' || (pinned && reason === 'yanked')) return undefined;
  return {
    name,
    chain: chainIn(facts, name, vendored),
    ...(pinned && { vendored: pinned }),
    reason: { kind: 'missing', situation, ...(index !== undefined && { index }) },
  };
}

function refusedIn(releases: ProjectReleases): WheelSituation | undefined {
  const situation = wheelSituation(releases, VersionRange.full);
  return situation.reason.kind === 'refused-reference' ? situation : undefined;
}

/** The index that uv stopped at: PyPI if it was asked; else the last, since files of `find-links` come before those of an index. */
function decidingIndex({ project }: ProjectReleases): string | undefined {
  const names = new Set(project.releases.flatMap(({ distributions }) => distributions.map(({ index }) => index)));
  return names.has(MAIN_INDEX) ? MAIN_INDEX : [...names].at(-1);
}

/** What only the host needs may ask for other versions than the vendored ones. */
function clashesIn(facts: ProofFacts, { vendored }: HostStepQuestion): readonly HostTrouble[] {
  const edges = facts.edges.filter(({ dependency, needed }) => {
    const pinned = vendored.packages.get(dependency);
    return pinned && !needed.contains(pinned.version);
  });
  return edges.map((edge) => {
    const { dependency: name } = edge;
    const pinned = vendored.packages.get(name);
    const chain = chainIn(facts, name, vendored);
    return { name, chain, ...(pinned && { vendored: pinned }), reason: { kind: 'clash', edge } };
  });
}

/** What is declared cannot be installed together, for whatever reason. */
function unsolvable(facts: ProofFacts): readonly HostTrouble[] {
  return declaredIn(facts)
    .slice(0, 1)
    .map((name) => ({ name, chain: [name], reason: { kind: 'unsolvable' } }));
}

/** From a declared dependency: along the proof, else along what has been vendored. */
function chainIn(facts: ProofFacts, name: NormalizedName, { packages }: Solved): readonly NormalizedName[] {
  const chains = declaredIn(facts).flatMap((declared) => [chainTo(facts, declared, name) ?? []]);
  const [shortest] = chains.filter((chain) => chain.length > 0).sort((a, b) => a.length - b.length);
  return shortest ?? [...(packages.get(name)?.requiredBy.slice(0, 1) ?? []), name];
}
