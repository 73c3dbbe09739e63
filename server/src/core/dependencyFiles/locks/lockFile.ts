/** What a lock file pins, and where: the common shape for `uv.lock`, `pylock.toml` and `poetry.lock`. */
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import type { ReadingProblem } from '../dependencyFile.ts';

/** The formats; a `pylock.NAME.toml` has the same one as `pylock.toml`. */
export type LockKind = 'uv.lock' | 'pylock.toml' | 'poetry.lock';

/** A wheel or a source archive that a lock names. */
export interface LockedFile {
  readonly filename: string;
  /** Absent if the format only names files, and for a file on this machine. */
  readonly url?: string;
  /** `algorithm:digest`. */
  readonly hash?: string;
  readonly size?: number;
  /** ISO 8601, as written. */
  readonly uploadTime?: string;
}

/** Where a package comes from. Locations are as written and may hold credentials. */
export type LockedSource =
  | { readonly kind: 'index'; readonly url?: string }
  /** A repository; its contents have to be built. */
  | { readonly kind: 'vcs'; readonly location: string }
  /** An archive, possibly a wheel, by its URL or path. */
  | { readonly kind: 'archive'; readonly location: string }
  /** A folder on this machine; `own` if it is the project that the lock belongs to. */
  | { readonly kind: 'directory'; readonly location: string; readonly own: boolean };

/** What a locked package needs. */
export interface LockedDependency {
  readonly name: NormalizedName;
  /** Tells several locked packages of one name apart. */
  readonly version?: string;
  readonly extras: readonly NormalizedName[];
  readonly marker?: Marker;
}

/** One pin: a single version of a project, with the files that may be installed. */
export interface LockedPackage {
  /** As written. */
  readonly name: string;
  readonly normalized: NormalizedName;
  /** Absent where the format allows that: for source trees. */
  readonly version?: string;
  /** The name, inside the quotes. */
  readonly span: Span;
  /** From the header of the package's table to the end of the last value in it. */
  readonly block: Span;
  /** The package is installed only if it holds; of a per-group table in `poetry.lock`, the one of the group `main`. */
  readonly marker?: Marker;
  /** As specifiers; also absent if the format's own notation says something that specifiers cannot. */
  readonly requiresPython?: string;
  readonly source: LockedSource;
  readonly wheels: readonly LockedFile[];
  readonly sdist?: LockedFile;
  readonly dependencies: readonly LockedDependency[];
  /** What each extra additionally needs. */
  readonly extras: ReadonlyMap<NormalizedName, readonly LockedDependency[]>;
  /** The forks of the resolution that the package belongs to; none means all. */
  readonly forks: readonly Marker[];
  /** The groups that it is locked for; absent if the format does not say. */
  readonly groups?: readonly string[];
  /** Locked only for an extra of the project. */
  readonly optional: boolean;
}

/** A lock file, valid or not: whatever could be read, and what is wrong with the rest. */
export interface LockFile {
  readonly path: string;
  readonly kind: LockKind;
  readonly text: string;
  /** In the order of the file. */
  readonly packages: readonly LockedPackage[];
  /** The Python versions that the lock is for; the span is inside the quotes. */
  readonly requiresPython?: { readonly text: string; readonly span: Span };
  /** One of these must hold where the lock is installed; an empty list means all environments. */
  readonly environments: readonly Marker[];
  /** Where these are written, including brackets; absent if they are not. */
  readonly environmentsSpan?: Span;
  /** The dependency groups that a default installation includes. */
  readonly defaultGroups: readonly string[];
  /** The names for which a lock without a project of its own was made. */
  readonly requirements: readonly LockedDependency[];
  /** Whether each package says itself where it is installed; otherwise that depends on the path to it from the project. */
  readonly selfContained: boolean;
  /** False if the version of the format is unknown here, so that nothing can be said about the packages. */
  readonly supported: boolean;
  readonly problems: readonly ReadingProblem[];
  /** That of the problems for which uv cannot read the file at all, not even to look for the versions to keep. */
  readonly refused?: ReadingProblem;
}
