/** The settings of `[tool.uv]` and `[tool.uv.pip]` that change which releases uv chooses, as data. */
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { Span } from '../../text/span.ts';

/** What is uploaded at or after that time does not count: a moment in milliseconds, or a duration before now. */
export type Cutoff = { readonly at: number } | { readonly ago: number };

/** All projects, or the named ones. */
export interface NameSelection {
  readonly all: boolean;
  readonly names: ReadonlySet<NormalizedName>;
}

/** An entry of `dependency-metadata`. */
export interface StatedRelease {
  readonly name: NormalizedName;
  /** Absent if it applies to every version. */
  readonly version?: string;
  readonly requiresDist: readonly Requirement[];
  readonly requiresPython?: string;
  readonly providesExtra: readonly string[];
}

/** Where `[tool.uv.sources]` takes a project from. */
export interface UvSource {
  /** The name of an index; absent for repositories, URLs, paths and the workspace. */
  readonly index?: string;
  /** Whether it is a folder or file on this machine. */
  readonly local: boolean;
  readonly marker?: Marker;
}

/** An index with a name. */
export interface NamedIndex {
  readonly name: string;
  readonly url: string;
}

export interface UvSettings {
  readonly prerelease?: 'allow' | 'disallow' | 'if-necessary' | 'explicit';
  readonly prereleasePackage: ReadonlyMap<NormalizedName, NonNullable<UvSettings['prerelease']>>;
  readonly resolution?: 'highest' | 'lowest' | 'lowest-direct';
  /** Which of several indexes count for a project; by default the first one that has it. */
  readonly indexStrategy?: 'first-index' | 'unsafe-first-match' | 'unsafe-best-match';
  readonly excludeNewer?: Cutoff | false;
  /** Where `exclude-newer` is written. */
  readonly excludeNewerSpan?: Span;
  readonly excludeNewerPackage: ReadonlyMap<NormalizedName, Cutoff | false>;
  readonly noBinary: NameSelection;
  readonly noBuild: NameSelection;
  readonly dependencyMetadata: readonly StatedRelease[];
  readonly sources: ReadonlyMap<NormalizedName, readonly UvSource[]>;
  readonly noSources: NameSelection;
  readonly namedIndexes: readonly NamedIndex[];
  /** Projects whose pins in a lock file are not preferred. */
  readonly upgrade: NameSelection;
  /** A value cannot be read, so uv ignores the whole table, including the lists of dependencies. */
  readonly ignored: boolean;
}

const NOTHING: NameSelection = { all: false, names: new Set() };

/** Nothing set. */
export const NO_UV_SETTINGS: UvSettings = {
  prereleasePackage: new Map(),
  excludeNewerPackage: new Map(),
  noSources: NOTHING,
  upgrade: NOTHING,
  noBinary: NOTHING,
  noBuild: NOTHING,
  dependencyMetadata: [],
  sources: new Map(),
  namedIndexes: [],
  ignored: false,
};
