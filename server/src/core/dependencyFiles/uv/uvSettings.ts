/** The settings of `[tool.uv]` and `[tool.uv.pip]` that change which releases uv chooses, as data. */
import type { Marker } from '../../packaging/requirements/marker.ts';
import type { NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import type { Version } from '../../packaging/versions/version.ts';
import type { Span } from '../../text/span.ts';

/** The newest uv whose settings are known here: `required-version` is judged for it. */
export const NEWEST_UV = '0.13.9';

/**
 * What uv makes of a table: it counts; it is ignored as a whole, since a value is wrong; or the run ends because of it.
 * Both of the latter can be true of one pyproject.toml.
 */
export interface TableVerdict {
  readonly ignored: boolean;
  readonly refused: boolean;
  /** `required-version` rules out the newest known uv, which ends the run if the table is one of those that count. */
  readonly outdated: boolean;
}

/** What is uploaded at or after that time does not count: a moment in milliseconds, or a duration before now. */
export type Cutoff = { readonly at: number } | { readonly ago: number };

/** All projects, or the named ones. */
export interface NameSelection {
  readonly all: boolean;
  readonly names: ReadonlySet<NormalizedName>;
}

/** A setting that selects projects. */
export interface SelectingSetting {
  readonly key: string;
  /** The file that it is written in. */
  readonly path: string;
  readonly selected: NameSelection;
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

/** A place that is no index: as written, or the workspace member of that name. */
export type SourcePlace =
  /** `path`: of a distribution in the repository. */
  | { readonly kind: 'git'; readonly url: string; readonly path?: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string; readonly editable?: boolean }
  | { readonly kind: 'workspace'; readonly editable?: boolean };

/** Where `[tool.uv.sources]` takes a project from. */
export interface UvSource {
  /** The name of an index; absent for repositories, URLs, paths and the workspace. */
  readonly index?: string;
  /** Whether it is a folder or file on this machine. */
  readonly local: boolean;
  /** Where it is: absent for an index, and if it is not written in full. */
  readonly place?: SourcePlace;
  /** The folder that its path starts from. */
  readonly folder?: string;
  readonly marker?: Marker;
  /** The extra, or the group, of the project whose requirements it is for; absent if it is for all. */
  readonly extra?: NormalizedName;
  readonly group?: NormalizedName;
}

/**
 * How an index is asked, by its table in `[[tool.uv.index]]`.
 * @see https://docs.astral.sh/uv/concepts/indexes/
 */
export interface IndexManners {
  /** What the variables with its credentials are called by. */
  readonly name?: string;
  /** Whether credentials are sent before it asks for them, or not at all; by default those of its own only. */
  readonly authenticate?: 'always' | 'never';
  /** Statuses that mean that it does not have the project. */
  readonly ignoredStatuses?: readonly number[];
  /** Its own `exclude-newer`, which counts for its files in place of the one for all indexes. */
  readonly excludeNewer?: Cutoff | false;
  /** The `Cache-Control` that counts in place of the server's: of its pages, and of its files. */
  readonly cacheControl?: { readonly api?: string; readonly files?: string };
}

/** An index with a name. */
export interface NamedIndex extends IndexManners {
  readonly name: string;
  readonly url: string;
  /** Whether it is one folder or page with files of all projects: `format = "flat"`. */
  readonly flat?: boolean;
}

/** The workspace that a project is a member of. */
export interface UvWorkspace {
  /** The folder of its root. */
  readonly folder: string;
  /** The folders of its members. */
  readonly members: ReadonlyMap<NormalizedName, string>;
}

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** An index that an entry of `[tool.uv.sources]` names, also one for an extra or a group only. */
export interface NamedSource extends Place {
  readonly project: NormalizedName;
  readonly index: string;
}

/** A string with its place, quotes included. */
export interface PlacedText extends Place {
  readonly text: string;
}

/** What takes the place of the dependencies of one package, or is left out of them; it comes before rules for all packages. */
export interface ScopedRule {
  readonly name: NormalizedName;
  /** Absent if it applies to every version. */
  readonly version?: Version;
  readonly overrides: readonly Requirement[];
  readonly excludes: readonly NormalizedName[];
}

/** The names of variables in uv's environment that say something which no table does. */
export interface UvEnvironment {
  /** uv refuses them beside a lock file, so that a sync stops. */
  readonly refused: readonly string[];
  /** Nobody reads here what they lead to. */
  readonly unread: readonly string[];
}

export interface UvSettings {
  readonly prerelease?: 'allow' | 'disallow' | 'if-necessary' | 'explicit';
  readonly prereleasePackage: ReadonlyMap<NormalizedName, NonNullable<UvSettings['prerelease']>>;
  readonly resolution?: 'highest' | 'lowest' | 'lowest-direct';
  /** Which of several indexes count for a project; by default the first one that has it. */
  readonly indexStrategy?: 'first-index' | 'unsafe-first-match' | 'unsafe-best-match';
  readonly excludeNewer?: Cutoff | false;
  /** Where `exclude-newer` is written. */
  readonly excludeNewerPlace?: Place;
  readonly excludeNewerPackage: ReadonlyMap<NormalizedName, Cutoff | false>;
  readonly noBinary: NameSelection;
  readonly noBuild: NameSelection;
  /** The settings that `noBuild` comes from. */
  readonly noBuildBy: readonly SelectingSetting[];
  readonly dependencyMetadata: readonly StatedRelease[];
  readonly sources: ReadonlyMap<NormalizedName, readonly UvSource[]>;
  readonly noSources: NameSelection;
  /** The indexes that sources name; the place is that of the name, with its quotes. */
  readonly namedSources: readonly NamedSource[];
  /** Of the project and of the root of its workspace: a source can name no other. */
  readonly namedIndexes: readonly NamedIndex[];
  /** Projects whose pins in a lock file are not preferred. */
  readonly upgrade: NameSelection;
  /** Nothing is installed but what the file itself requires. */
  readonly noDeps: boolean;
  /** Extras of the project that are installed with it, without those of `noExtras`. */
  readonly extras: NameSelection;
  readonly noExtras: ReadonlySet<NormalizedName>;
  /** Groups that are installed, as written: a name, or `path:name`. */
  readonly groups: readonly string[];
  /** Projects that are resolved and then not installed. */
  readonly noEmit: ReadonlySet<NormalizedName>;
  readonly scoped: readonly ScopedRule[];
  /** `python-platform`: uv resolves for that platform instead of its interpreter's. */
  readonly platform?: PlacedText;
  readonly pythonVersion?: PlacedText;
  /** `python`: the interpreter whose environment uv installs into. */
  readonly interpreter?: PlacedText;
  /** `python-preference` and `python-downloads`: where uv looks for interpreters, and whether it fetches them. */
  readonly pythonPreference?: PlacedText;
  readonly pythonDownloads?: PlacedText;
  /** `target` and `prefix`: the folder that uv installs into instead of the environment. */
  readonly installTarget?: PlacedText;
  readonly installPrefix?: PlacedText;
  /** Where each of these is switched on. */
  readonly universal?: Place;
  readonly noIndex?: Place;
  readonly system?: Place;
  readonly requireHashes?: Place;
  readonly offline?: Place;
  /** Absent if no such variable is set. */
  readonly environment?: UvEnvironment;
  /** A value cannot be read, so uv ignores the whole table, including the lists of dependencies. */
  readonly ignored: boolean;
  /** uv ends its run because of a setting, whatever the project requires. */
  readonly refused: boolean;
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
  noBuildBy: [],
  dependencyMetadata: [],
  sources: new Map(),
  namedSources: [],
  namedIndexes: [],
  noDeps: false,
  extras: NOTHING,
  noExtras: new Set(),
  groups: [],
  noEmit: new Set(),
  scoped: [],
  ignored: false,
  refused: false,
};
