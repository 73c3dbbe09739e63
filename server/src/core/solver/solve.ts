/**
 * The resolver: PubGrub over one target, choosing as uv chooses. It is a generator that yields what it needs to know and
 * goes on once the catalog has it; with a full catalog it never yields.
 *
 * It alternates between two steps until every package that is needed has a version:
 *
 *     your requirements: a>=1                  a 2.0 needs b>=2          b 1.0 is the only release of b
 *
 *     propagate  your requirements             derives  a>=1
 *     decide     a 2.0, the newest             adds     {a>=2, not b>=2}
 *     propagate  a                             derives  b>=2
 *     decide     b: no release of it is in b>=2         adds  {b>=2}
 *     propagate  b: a conflict, resolved to {a>=2}      goes back and derives  not a>=2
 *     decide     a 1.0, which needs nothing    done
 *
 * What is added when a version is decided are the dependencies of a whole range of versions, see {@link widened}.
 * @see https://github.com/dart-lang/pub/blob/master/doc/solver.md
 */
import { say } from '../messages/message.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import { unknownProject, type ProjectReleases, type Release } from '../candidates/release.ts';
import { pythonRange, requiresPythonAllows } from '../candidates/compatibility.ts';
import type { CoreMetadata } from '../packaging/metadata/coreMetadata.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import { formatRequirement } from '../packaging/requirements/requirement.ts';
import { parseVersion, versionsEqual, type Version } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Unavailable } from '../candidates/unavailable.ts';
import type { Answered, Catalog } from './catalog.ts';
import { Dependencies } from './dependencies.ts';
import { external, fromDependency, type Cause, type Incompatibility } from './incompatibility.ts';
import { PackageSet, type Package } from './package.ts';
import { PartialSolution } from './partialSolution.ts';
import { Priorities } from './priorities.ts';
import type { Problem } from './problem.ts';
import { pause, type Needs, type Question } from './question.ts';
import { Propagation } from './propagation.ts';
import type { Resolution } from './resolution.ts';
import { releasePolicyFor, DEFAULT_POLICY, type SelectionPolicy } from './selectionPolicy.ts';
import { catalogUnder, underlyingCatalog } from './policyCatalog.ts';
import { newestIn, nextIn, widened } from './selection.ts';
import { inDoubt } from './_inDoubt.ts';
import { LookAhead } from './_lookAhead.ts';
import { readSolution } from './_readSolution.ts';
import { outside } from './term.ts';

/** Called with each choice, in order, including retracted ones; releases that the index itself rules out do not count. */
export type Trace = (name: NormalizedName, version: Version) => void;

const ROOT_VERSION: Version = parsedVersion('0');
const STEPS_BETWEEN_PAUSES = 50;

/**
 * Resolves a problem.
 * @returns the solution or the proof that there is none
 */
export function* solve(problem: Problem, catalog: Catalog, trace?: Trace): Question<Resolution> {
  return yield* new Solver(problem, catalog, trace).run();
}

class Solver {
  readonly #problem: Problem;
  readonly #catalog: Catalog;
  readonly #policy: SelectionPolicy;
  readonly #trace: Trace | undefined;
  readonly #packages = new PackageSet();
  readonly #solution = new PartialSolution();
  readonly #propagation = new Propagation(this.#solution);
  readonly #priorities: Priorities;
  readonly #dependencies: Dependencies;
  /** Versions whose dependencies the propagation already knows. */
  readonly #added = new Map<Package, Set<Version>>();
  readonly #lookAhead: LookAhead;
  readonly #unavailable = new Set<Unavailable>();
  readonly #chosen = new Map<Package, { readonly range: VersionRange; readonly release: Release }>();
  #fatal: Incompatibility | undefined;
  /** Why nothing more is tried: every project then counts as one that nobody knows. */
  #ended: Unavailable | undefined;

  constructor(problem: Problem, catalog: Catalog, trace: Trace | undefined) {
    this.#problem = problem;
    this.#policy = problem.policy ?? DEFAULT_POLICY;
    this.#catalog = catalogUnder(catalog, problem.policy);
    this.#trace = trace;
    this.#priorities = new Priorities(problem.policy?.referenced);
    this.#dependencies = new Dependencies(problem, this.#packages);
    this.#lookAhead = new LookAhead(problem, this.#catalog);
  }

  *run(): Question<Resolution> {
    const { root } = this.#packages;
    const everything = VersionRange.full;
    this.#propagation.add({ terms: new Map([[root, outside(everything)]]), cause: { kind: 'root' } });
    this.#priorities.register(root, everything);
    let next = root;
    for (let step = 1; ; step++) {
      const failure = this.#propagate(next);
      if (failure) {
        return { kind: 'failed', proof: inDoubt(failure, this.#catalog), unavailable: [...this.#unavailable] };
      }
      this.#reorder();
      const subject = this.#solution.next((candidate) => this.#priorities.of(candidate));
      if (!subject) return this.#read();
      next = subject;
      yield* this.#decide(subject);
      if (this.#fatal) return { kind: 'failed', proof: this.#fatal, unavailable: [...this.#unavailable] };
      if (step % STEPS_BETWEEN_PAUSES === 0) this.#ended ??= yield* pause();
    }
  }

  #propagate(next: Package): Incompatibility | undefined {
    const result = this.#propagation.run(next);
    if ('proof' in result) return result.proof;
    for (const { subject, incompatibility } of result) {
      this.#priorities.countConflict(next, subject, incompatibility.terms.keys());
    }
    return undefined;
  }

  #reorder(): void {
    for (const subject of this.#priorities.reorder()) {
      const decisionLevel = this.#solution.backtrackBefore(subject);
      if (decisionLevel !== undefined) this.#propagation.backtrack(decisionLevel);
    }
  }

  *#decide(subject: Package): Generator<Needs, void, void> {
    if (subject.kind === 'root') this.#decideRoot();
    else if (subject.kind === 'python') this.#decidePython();
    else if (subject.name !== undefined) yield* this.#decideProject(subject, subject.name);
  }

  #decideRoot(): void {
    this.#addEdges(this.#packages.root, ROOT_VERSION, VersionRange.full, this.#dependencies.ofRoot());
  }

  #decidePython(): void {
    const { python } = this.#packages;
    const range = this.#rangeOf(python);
    if (range.contains(this.#problem.target.python)) this.#solution.decide(python, this.#problem.target.python);
    else this.#propagation.add(external(python, range, { kind: 'no-versions' }));
  }

  *#decideProject(subject: Package, name: NormalizedName): Generator<Needs, void, void> {
    const known = this.#ended ?? (yield* this.#releases(name));
    const range = this.#rangeOf(subject);
    if (known.kind === 'unavailable') {
      this.#exclude(subject, VersionRange.full, known);
      return;
    }
    const releases = known.value;
    const release = this.#choose(subject, releases, range);
    if (!release) {
      if (releases.unavailable) this.#exclude(subject, range, releases.unavailable);
      else if (releases.exists) this.#exclude(subject, range, { kind: this.#whyNone(releases, range) });
      else this.#exclude(subject, VersionRange.full, unknownProject(releases));
      return;
    }
    if (releases.unavailable) this.#unavailable.add(releases.unavailable);
    yield* this.#tryRelease(subject, name, releases, release);
  }

  *#tryRelease(
    subject: Package,
    name: NormalizedName,
    releases: ProjectReleases,
    release: Release,
  ): Generator<Needs, void, void> {
    const { version } = release;
    const gap = widened(releases, version);
    const obstacle = this.#obstacle(name, release);
    if (obstacle) {
      this.#exclude(subject, gap, obstacle);
      return;
    }
    this.#lookAhead.note(name, version);
    if (this.#added.get(subject)?.has(version)) {
      this.#solution.decide(subject, version);
      return;
    }
    if (release.requiresPython !== undefined) {
      this.#addPythonEdge(subject, version, gap, release.requiresPython);
      return;
    }
    if (subject.kind !== 'base') {
      const edges = this.#dependencies.ofProxy(subject, VersionRange.singleton(version));
      this.#addEdges(subject, version, gap, edges);
      return;
    }
    const known = yield* this.#metadata(name, release, releases);
    if (known.kind === 'unavailable') {
      if (known.broken) this.#fatal = external(subject, gap, { kind: 'invalid-metadata', problem: known.broken });
      else this.#exclude(subject, gap, known);
      return;
    }
    const metadata = known.value;
    if (metadata.invalid === undefined && normalizeName(metadata.name) !== name) {
      const problem = say('metadataOfAnother', { name: metadata.name });
      this.#fatal = external(subject, gap, { kind: 'invalid-metadata', problem });
      return;
    }
    const problem = this.#metadataProblem(metadata);
    if (problem) this.#exclude(subject, gap, problem);
    else this.#addRelease(subject, name, version, gap, metadata);
  }

  #addRelease(
    subject: Package,
    name: NormalizedName,
    version: Version,
    gap: VersionRange,
    metadata: CoreMetadata,
  ): void {
    const edges = this.#dependencies.ofRelease({ name, version, extra: subject.extra }, metadata.requiresDist);
    const url = edges.find(({ requirement }) => requirement.url !== undefined);
    if (url) {
      const cause: Cause = { kind: 'url-dependency', requirement: formatRequirement(url.requirement) };
      this.#fatal = external(subject, gap, cause);
      return;
    }
    const contradictory = edges.find(({ range }) => range.isEmpty);
    if (contradictory) {
      this.#exclude(subject, gap, {
        kind: 'contradictory-requirement',
        requirement: formatRequirement(contradictory.requirement),
      });
      return;
    }
    this.#addEdges(subject, version, gap, edges);
  }

  /** The same question as last time has the same answer; asking again does not count as a new choice. */
  #choose(subject: Package, releases: ProjectReleases, range: VersionRange): Release | undefined {
    const last = this.#chosen.get(subject);
    if (last?.range.equals(range)) return last.release;
    const release = this.#next(releases, range);
    if (!release) return undefined;
    const { name } = releases.project;
    if (release.requiresPython === undefined && !this.#obstacle(name, release)) {
      this.#chosen.set(subject, { range, release });
      this.#trace?.(name, release.version);
    }
    return release;
  }

  /** The release that is tried next; of a project that is held to one, no other. */
  #next(releases: ProjectReleases, range: VersionRange): Release | undefined {
    const { name } = releases.project;
    const held = this.#problem.held?.get(name);
    if (held) return range.contains(held) ? releases.of(held) : undefined;
    return nextIn(releases, range, releasePolicyFor(this.#policy, name));
  }

  /** Why no release of a project is taken, although it exists: there is none, or none that the question is about. */
  #whyNone(releases: ProjectReleases, range: VersionRange): 'no-versions' | 'set-aside' {
    return this.#problem.held?.has(releases.project.name) && newestIn(releases, range) ? 'set-aside' : 'no-versions';
  }

  /** Why a release is out before its metadata are read. */
  #obstacle(name: NormalizedName, release: Release): Cause | undefined {
    if (release.unusable) return { kind: 'unusable', unusable: release.unusable };
    if (release.yanked !== undefined && !this.#allowsYanked(name, release.version)) {
      return { kind: 'yanked', reason: release.yanked };
    }
    return undefined;
  }

  /** uv takes a yanked release only if the project itself, or its lock file, pins exactly that version. */
  #allowsYanked(name: NormalizedName, version: Version): boolean {
    const preferred = this.#policy.preferences.get(name);
    if (preferred?.some((pin) => versionsEqual(pin, version))) return true;
    const { requirements, constraints, overrides, target } = this.#problem;
    return [...requirements, ...constraints, ...overrides].some(({ normalized, specifier: { specifiers }, marker }) => {
      const [only] = specifiers;
      if (normalized !== name || specifiers.length !== 1 || !only?.parsed || only.wildcard) return false;
      if (!markerHolds(marker, target)) return false;
      return (only.operator === '==' || only.operator === '===') && versionsEqual(only.parsed, version);
    });
  }

  #metadataProblem(metadata: CoreMetadata): Cause | undefined {
    if (metadata.invalid !== undefined) return { kind: 'invalid-metadata', problem: metadata.invalid };
    const { requiresPython } = metadata;
    if (requiresPython === undefined || requiresPythonAllows(requiresPython, this.#problem.target.python))
      return undefined;
    return { kind: 'requires-python', requiresPython };
  }

  /** A file-level Requires-Python is an edge to the interpreter, so that it counts as a conflict. */
  #addPythonEdge(subject: Package, version: Version, gap: VersionRange, requiresPython: string): void {
    const { python } = this.#packages;
    this.#addEdges(subject, version, gap, [{ needed: python, range: pythonRange(requiresPython) }]);
  }

  #addEdges(
    subject: Package,
    version: Version,
    gap: VersionRange,
    edges: readonly { readonly needed: Package; readonly range: VersionRange }[],
  ): void {
    for (const { needed, range } of edges) {
      this.#priorities.register(needed, range);
      if (needed.kind === 'extra' || needed.kind === 'marker') this.#priorities.register(this.#baseOf(needed), range);
    }
    const added = edges.map(({ needed, range }) => this.#propagation.add(fromDependency(subject, gap, needed, range)));
    for (const { needed, range } of edges) {
      if (needed.kind !== 'extra' && needed.kind !== 'marker') continue;
      added.push(this.#propagation.add(fromDependency(needed, range, this.#baseOf(needed), range)));
    }
    const versions = this.#added.get(subject);
    if (versions) versions.add(version);
    else this.#added.set(subject, new Set([version]));
    const excluded = this.#solution.decideUnlessExcluded(subject, version, added);
    if (excluded) this.#priorities.countConflict(subject, subject, excluded.terms.keys());
  }

  #baseOf({ name }: Package): Package {
    if (name === undefined) throw new Error('only projects have a base');
    return this.#packages.base(name);
  }

  #exclude(subject: Package, range: VersionRange, cause: Cause): void {
    if (cause.kind === 'unavailable') this.#unavailable.add(cause);
    this.#propagation.add(external(subject, range, cause));
  }

  #rangeOf(subject: Package): VersionRange {
    const known = this.#solution.known(subject);
    if (!known?.positive) throw new Error(`${subject.label} is not waiting for a decision`);
    return known.range;
  }

  *#releases(name: NormalizedName): Generator<Needs, Answered<ProjectReleases>, void> {
    for (;;) {
      const known = this.#catalog.releases(name);
      if (known) return known;
      yield {
        catalog: underlyingCatalog(this.#catalog),
        now: { kind: 'releases', name, ...this.#lookAhead.view },
        soon: this.#lookAhead.pending(this.#solution),
        beside: [],
      };
    }
  }

  *#metadata(
    name: NormalizedName,
    release: Release,
    releases: ProjectReleases,
  ): Generator<Needs, Answered<CoreMetadata>, void> {
    const { candidate } = release;
    if (!candidate) throw new Error(`${name} has no candidate`);
    for (;;) {
      const known = this.#catalog.metadata(candidate);
      if (known) return known;
      const range = this.#solution.known(this.#packages.base(name))?.range ?? VersionRange.full;
      const beside = this.#lookAhead.older(name, release, releases, range);
      const soon = this.#lookAhead.pending(this.#solution);
      yield {
        catalog: underlyingCatalog(this.#catalog),
        now: { kind: 'metadata', name, candidate, ...this.#lookAhead.view },
        soon,
        beside,
      };
    }
  }

  #read(): Resolution {
    const packages = readSolution(this.#catalog, this.#solution, this.#dependencies);
    return { kind: 'solved', packages, unavailable: [...this.#unavailable] };
  }
}

function parsedVersion(text: string): Version {
  const version = parseVersion(text);
  if (!version) throw new Error(`${text} is no version`);
  return version;
}
