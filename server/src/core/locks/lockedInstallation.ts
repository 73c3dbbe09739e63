/** What an installer would take from a lock file on a target, without extras and development groups. */
import { DECLARED } from '../installers/resolutionSummary.ts';
import { asksForSets, isOwnProject } from '../dependencyFiles/locks/lockDeclarations.ts';
import type { LockedDependency, LockedPackage, LockFile } from '../dependencyFiles/locks/lockFile.ts';
import { evaluateMarker, type Marker } from '../packaging/requirements/marker.ts';
import type { NormalizedName } from '../packaging/name.ts';
import { markerHolds } from '../runtimes/markerHolds.ts';
import type { Target } from '../runtimes/target.ts';

/** How a package comes to be installed. */
export interface LockedInstall {
  readonly locked: LockedPackage;
  /** Names of its dependents, {@link DECLARED} for the project itself; empty if the lock does not say. */
  readonly requiredBy: readonly string[];
  /**
   * The chain from what the project declares to this package, both ends included; just the package if the lock does not say,
   * or if the chain is too long to be readable.
   */
  readonly chain: readonly NormalizedName[];
}

/** At most this long; a longer chain is of no use to anybody. */
const LONGEST_CHAIN = 30;

/** At most this many versions of a project: a lock holds one per fork, and one with more is not a real lock. */
const MOST_VERSIONS = 20;

const NO_EXTRAS: ReadonlySet<NormalizedName> = new Set();

/**
 * The packages of a lock that are installed on a target: for `pylock.toml` and a `poetry.lock` of Poetry 2 those whose
 * markers hold, for `uv.lock` and older ones of Poetry those reachable from the project. The project itself is not included.
 * @returns by package, in the order of the file
 */
export function lockedInstallation(lock: LockFile, target: Target): ReadonlyMap<LockedPackage, LockedInstall> {
  if (!lock.supported) return new Map();
  const walk = new Walk(lock, target);
  if (lock.selfContained) walk.takeByMarkers();
  else walk.takeReachable();
  return walk.result();
}

/**
 * Whether a marker of a lock holds: those of PEP 751 may refer to extras and groups, which uv's other markers do not know.
 */
function holds(marker: Marker, target: Target, groups: ReadonlySet<string>): boolean {
  return asksForSets(marker)
    ? evaluateMarker(marker, target.environment, NO_EXTRAS, groups)
    : markerHolds(marker, target);
}

function pinOf(name: NormalizedName, version: string): string {
  return `${name}==${version}`;
}

function addTo<Key>(lists: Map<Key, LockedPackage[]>, key: Key, locked: LockedPackage): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [locked]);
  else if (list.length < MOST_VERSIONS) list.push(locked);
}

/** What is known about a package as the lock is traversed. */
interface Step {
  readonly requiredBy: Set<string>;
  /** Where it was reached from first; undefined for what the project declares. */
  readonly from: LockedPackage | undefined;
}

class Walk {
  readonly #lock: LockFile;
  readonly #target: Target;
  readonly #groups: ReadonlySet<string>;
  readonly #byName = new Map<NormalizedName, LockedPackage[]>();
  readonly #byPin = new Map<string, LockedPackage[]>();
  /** The entries of {@link #byName} whose fork is the target's, found on first use. */
  readonly #active = new Map<NormalizedName, readonly LockedPackage[]>();
  readonly #steps = new Map<LockedPackage, Step>();
  /** A lock repeats a few markers thousands of times. */
  readonly #answers = new Map<Marker, boolean>();
  /** Each with the requested extra; undefined for the package itself. */
  readonly #queue: { readonly locked: LockedPackage; readonly extra: NormalizedName | undefined }[] = [];
  readonly #seen = new Map<LockedPackage, Set<NormalizedName | undefined>>();

  constructor(lock: LockFile, target: Target) {
    this.#lock = lock;
    this.#target = target;
    this.#groups = new Set(lock.defaultGroups);
    for (const locked of lock.packages) {
      addTo(this.#byName, locked.normalized, locked);
      addTo(this.#byPin, pinOf(locked.normalized, locked.version ?? ''), locked);
    }
  }

  /** Every package says itself whether it is installed. */
  takeByMarkers(): void {
    for (const locked of this.#lock.packages) {
      if (this.#isWanted(locked) && this.#holds(locked.marker)) this.#add(locked, undefined, undefined);
    }
    for (const locked of [...this.#steps.keys()]) {
      for (const needed of this.#needsOf(locked.dependencies))
        this.#steps.get(needed)?.requiredBy.add(locked.normalized);
    }
  }

  /** Follows the dependencies from the project, or from what nothing else in the lock needs. */
  takeReachable(): void {
    const own = this.#lock.packages.filter(isOwnProject);
    const members = own.length > 0 ? own : this.#lock.packages.filter(({ source }) => source.kind === 'directory');
    for (const project of members) this.#reach(project, undefined, undefined);
    for (const needed of this.#needsOf(this.#lock.requirements)) this.#reach(needed, undefined, undefined);
    this.#follow();
    if (members.length > 0 || this.#lock.requirements.length > 0) return;
    for (const root of this.#roots()) this.#reach(root, undefined, undefined);
    this.#follow();
  }

  result(): ReadonlyMap<LockedPackage, LockedInstall> {
    const installs = new Map<LockedPackage, LockedInstall>();
    for (const locked of this.#lock.packages) {
      const step = this.#steps.get(locked);
      if (!step || isOwnProject(locked)) continue;
      installs.set(locked, { locked, requiredBy: [...step.requiredBy], chain: this.#chainTo(locked) });
    }
    return installs;
  }

  /** Packages that no other one names, and the first of each cycle that nothing else names. */
  #roots(): readonly LockedPackage[] {
    const wanted = this.#lock.packages.filter((locked) => this.#isWanted(locked));
    const named = new Set(wanted.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)));
    const roots = wanted.filter(({ normalized }) => !named.has(normalized));
    return roots.length > 0 ? roots : wanted;
  }

  /** No extra and no development group is requested. */
  #isWanted({ groups, optional }: LockedPackage): boolean {
    return !optional && (!groups || groups.some((group) => this.#groups.has(group)));
  }

  #follow(): void {
    // What is added along the way is visited too.
    for (const { locked, extra } of this.#queue) {
      const dependencies = extra === undefined ? locked.dependencies : (locked.extras.get(extra) ?? []);
      for (const dependency of dependencies) {
        for (const needed of this.#needsOf([dependency])) {
          this.#reach(needed, locked, undefined);
          for (const asked of dependency.extras) this.#reach(needed, locked, asked);
        }
      }
    }
    this.#queue.length = 0;
  }

  #reach(locked: LockedPackage, from: LockedPackage | undefined, extra: NormalizedName | undefined): void {
    this.#add(locked, from, from && (isOwnProject(from) ? DECLARED : from.normalized));
    const seen = this.#seen.get(locked) ?? new Set();
    this.#seen.set(locked, seen);
    if (seen.has(extra)) return;
    seen.add(extra);
    this.#queue.push({ locked, extra });
  }

  #add(locked: LockedPackage, from: LockedPackage | undefined, requiredBy: string | undefined): void {
    const step = this.#steps.get(locked) ?? {
      requiredBy: new Set(),
      from: from && !isOwnProject(from) ? from : undefined,
    };
    this.#steps.set(locked, step);
    if (requiredBy !== undefined && from !== locked) step.requiredBy.add(requiredBy);
  }

  /** The packages that some dependencies refer to on the target. */
  #needsOf(dependencies: readonly LockedDependency[]): readonly LockedPackage[] {
    return dependencies.flatMap(({ name, version, marker }) => {
      if (!this.#holds(marker)) return [];
      // If the version is named, the marker next to it is already that of the fork.
      const pinned = version === undefined ? undefined : this.#byPin.get(pinOf(name, version));
      return pinned ?? this.#activeOf(name);
    });
  }

  /** The packages of a name whose fork is the target's; a single one is for all forks. */
  #activeOf(name: NormalizedName): readonly LockedPackage[] {
    let active = this.#active.get(name);
    if (!active) {
      const all = this.#byName.get(name) ?? [];
      const inFork = ({ forks }: LockedPackage): boolean =>
        forks.length === 0 || forks.some((fork) => this.#holds(fork));
      active = all.length < 2 ? all : all.filter(inFork);
      this.#active.set(name, active);
    }
    return active;
  }

  #holds(marker: Marker | undefined): boolean {
    if (!marker) return true;
    let answer = this.#answers.get(marker);
    if (answer === undefined) this.#answers.set(marker, (answer = holds(marker, this.#target, this.#groups)));
    return answer;
  }

  #chainTo(locked: LockedPackage): readonly NormalizedName[] {
    const chain: NormalizedName[] = [];
    for (let step: LockedPackage | undefined = locked; step; step = this.#steps.get(step)?.from) {
      if (chain.push(step.normalized) > LONGEST_CHAIN) return [locked.normalized];
    }
    return chain.reverse();
  }
}
