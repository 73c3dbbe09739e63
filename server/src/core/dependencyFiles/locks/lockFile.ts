/** What a lock file pins, and where: the one shape that `uv.lock`, `pylock.toml` and `poetry.lock` are read into. */
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Span } from '../../text/span.ts';
import type { ReadingProblem } from '../dependencyFile.ts';

/** The formats; a `pylock.NAME.toml` has that of `pylock.toml`. */
export type LockKind = 'uv.lock' | 'pylock.toml' | 'poetry.lock';

/** A wheel or a source archive that a lock names. */
export interface LockedFile {
  readonly filename: string;
  /** Absent where the format names files only, and for a file of this machine. */
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
  /** A repository; what is in it has to be built. */
  | { readonly kind: 'vcs'; readonly location: string }
  /** An archive, a wheel perhaps, by its URL or path. */
  | { readonly kind: 'archive'; readonly location: string }
  /** A folder of this machine; `own` where it is the project that the lock belongs to. */
  | { readonly kind: 'directory'; readonly location: string; readonly own: boolean };

/** What a locked package needs. */
export interface LockedDependency {
  readonly name: NormalizedName;
  /** Tells several locked packages of one name apart. */
  readonly version?: string;
  readonly extras: readonly NormalizedName[];
  readonly marker?: Marker;
}

/** One pin: a project in one version, with the files that may be installed. */
export interface LockedPackage {
  /** As written. */
  readonly name: string;
  readonly normalized: NormalizedName;
  /** Absent where the format allows it: for source trees. */
  readonly version?: string;
  /** The name, inside the quotes. */
  readonly span: Span;
  /** From the header of the package's table to the end of the last value in it. */
  readonly block: Span;
  /** Only where it holds is the package installed; a table by group in `poetry.lock` is that of the group `main`. */
  readonly marker?: Marker;
  /** As specifiers; absent too where the format's own notation says what specifiers cannot. */
  readonly requiresPython?: string;
  readonly source: LockedSource;
  readonly wheels: readonly LockedFile[];
  readonly sdist?: LockedFile;
  readonly dependencies: readonly LockedDependency[];
  /** What each extra needs besides. */
  readonly extras: ReadonlyMap<NormalizedName, readonly LockedDependency[]>;
  /** The forks of the resolution that the package belongs to; none means all. */
  readonly forks: readonly Marker[];
  /** The groups that it is locked for; absent where the format does not say. */
  readonly groups?: readonly string[];
  /** Locked for an extra of the project only. */
  readonly optional: boolean;
}

/** A lock file of any quality: whatever could be read, and what is wrong with the rest. */
export interface LockFile {
  readonly path: string;
  readonly kind: LockKind;
  readonly text: string;
  /** In the order of the file. */
  readonly packages: readonly LockedPackage[];
  /** The Python versions that the lock is for; the span is inside the quotes. */
  readonly requiresPython?: { readonly text: string; readonly span: Span };
  /** One of these must hold where the lock is installed; none means that it is for all environments. */
  readonly environments: readonly Marker[];
  /** Where these are written, brackets included; absent where they are not. */
  readonly environmentsSpan?: Span;
  /** The dependency groups that an installation without wishes takes. */
  readonly defaultGroups: readonly string[];
  /** The names that a lock without a project of its own was made for. */
  readonly requirements: readonly LockedDependency[];
  /** Whether each package tells by itself where it is installed; else the way to it from the project decides. */
  readonly selfContained: boolean;
  /** False where the version of the format is not known here, so that nothing can be said of the packages. */
  readonly supported: boolean;
  readonly problems: readonly ReadingProblem[];
}
