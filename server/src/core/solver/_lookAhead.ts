/** Guesses what the solver will ask for next, so that it can be fetched together with what it asks for now. */
import type { Candidate } from '../candidates/candidate.ts';
import type { ProjectReleases, Release } from '../candidates/release.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Version } from '../packaging/versions/version.ts';
import { compareVersions } from '../packaging/versions/version.ts';
import { VersionRange } from '../packaging/versions/versionRange.ts';
import type { Catalog, Need } from './catalog.ts';
import type { Package } from './package.ts';
import type { PartialSolution } from './partialSolution.ts';
import type { Problem } from './problem.ts';
import { releasePolicyFor, DEFAULT_POLICY, type SelectionPolicy } from './selectionPolicy.ts';
import { isUsable, nextUsableIn } from './selection.ts';

/** After this many tries of one project its older releases are fetched several at a time: as many as were tried. */
const FIRST_BATCHES = [5, 10, 20];
const BATCH_STEP = 20;
const LARGEST_BATCH = 50;

/** The wheel that a package needs next, as long as nothing else becomes known of it. */
interface NextCandidate {
  readonly releases: ProjectReleases;
  readonly range: VersionRange;
  readonly candidate: Candidate | undefined;
}

export class LookAhead {
  readonly #problem: Problem;
  readonly #catalog: Catalog;
  readonly #policy: SelectionPolicy;
  readonly #tried = new Map<NormalizedName, Set<Version>>();
  readonly #batches = new Map<NormalizedName, number>();
  /** What each package was seen to need last: between two looks the ranges of most stay as they are. */
  readonly #next = new Map<Package, NextCandidate>();

  constructor(problem: Problem, catalog: Catalog) {
    this.#problem = problem;
    this.#catalog = catalog;
    this.#policy = problem.policy ?? DEFAULT_POLICY;
  }

  /** Notes that a release is tried. */
  note(name: NormalizedName, version: Version): void {
    const tried = this.#tried.get(name);
    if (tried) tried.add(version);
    else this.#tried.set(name, new Set([version]));
  }

  /** What every undecided project will need first. */
  pending(solution: PartialSolution): readonly Need[] {
    const needs: Need[] = [];
    for (const [subject, range] of solution.pending()) {
      const { name } = subject;
      if (name === undefined) continue;
      const known = this.#catalog.releases(name);
      if (!known) needs.push({ kind: 'releases', name, range, ...this.view });
      if (known?.kind !== 'known') continue;
      const candidate = this.#nextOf(subject, name, known.value, range);
      if (candidate && !this.#catalog.metadata(candidate))
        needs.push({ kind: 'metadata', name, candidate, ...this.view });
    }
    return needs;
  }

  #nextOf(
    subject: Package,
    name: NormalizedName,
    releases: ProjectReleases,
    range: VersionRange,
  ): Candidate | undefined {
    const last = this.#next.get(subject);
    if (last?.releases === releases && last.range === range) return last.candidate;
    const candidate = nextUsableIn(releases, range, releasePolicyFor(this.#policy, name))?.candidate;
    this.#next.set(subject, { releases, range, candidate });
    return candidate;
  }

  /**
   * The metadata of older releases, once a project has been tried so often that it will probably be tried further down.
   * First those in the current range, then any that the file itself allows.
   */
  older(name: NormalizedName, release: Release, releases: ProjectReleases, range: VersionRange): readonly Need[] {
    const size = this.#nextBatch(name);
    if (size === 0) return [];
    const admitted = this.#admitted(name);
    const below = [...releases].filter(
      (other) =>
        compareVersions(other.version, release.version) < 0 && admitted.contains(other.version) && isUsable(other),
    );
    const ordered = [
      ...below.filter(({ version }) => range.contains(version)),
      ...below.filter(({ version }) => !range.contains(version)),
    ];
    return ordered
      .flatMap(({ candidate }) => candidate ?? [])
      .filter((candidate) => !this.#catalog.metadata(candidate))
      .slice(0, size)
      .map((candidate) => ({ kind: 'metadata', name, candidate }));
  }

  /** How code that fetches ahead has to look at the results. */
  get view(): { readonly policy?: SelectionPolicy } {
    return this.#policy === DEFAULT_POLICY ? {} : { policy: this.#policy };
  }

  /** How many to fetch now; 0 unless another threshold is reached. */
  #nextBatch(name: NormalizedName): number {
    const tried = this.#tried.get(name)?.size ?? 0;
    const done = this.#batches.get(name) ?? 0;
    const threshold = FIRST_BATCHES[done] ?? (done - FIRST_BATCHES.length + 2) * BATCH_STEP;
    if (tried < threshold) return 0;
    this.#batches.set(name, done + 1);
    return Math.min(tried, LARGEST_BATCH);
  }

  /** The versions that the file's own requirements on a project allow. */
  #admitted(name: NormalizedName): VersionRange {
    const own = this.#problem.requirements.filter(({ normalized }) => normalized === name);
    const ranges = own.map(({ specifier }) => VersionRange.fromSpecifierSet(specifier));
    const narrowed = this.#problem.ranges?.get(name) ?? VersionRange.full;
    return ranges.reduce((all, range) => all.intersect(range), narrowed);
  }
}
