/** What a dependency file declares, and where: the common shape for every kind of file. */
import type { Branch } from '../text/branches.ts';
import type { Message } from '../messages/message.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { Marker } from '../packaging/requirements/marker.ts';
import type { Requirement } from '../packaging/requirements/requirement.ts';
import type { VersionRange } from '../packaging/versions/versionRange.ts';
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';
import type { NamedLock } from './signs/namedLock.ts';
import type { NamedInterpreter, OwnRuntime } from './signs/namedInterpreter.ts';
import type { RuntimeSign } from './signs/runtimeSign.ts';
import type { TomlTable, TomlValue } from '../config/tomlNode.ts';
import type { IndexManners, TableVerdict, UvSettings, UvWorkspace } from './uv/uvSettings.ts';

/** `page`: HTML. The last kinds have another purpose, and hold what is installed in a browser among other things. */
export type DependencyFileKind =
  | 'pyproject'
  | 'requirements'
  | 'constraints'
  | 'script'
  | 'pyscript'
  | 'lock'
  /** Named by somebody: what installing it would need. */
  | 'wheel'
  | 'page'
  | 'notebook'
  | 'javascript'
  | 'quarto'
  | 'markdown'
  | 'stlite'
  | 'jupyterlite'
  | 'environment';

/**
 * Who reads a declaration: every installer of a project (`pep621`), of its groups (`pep735`) or of a script (`pep723`); the
 * build backend; a single tool; pip's file format; PyScript, which calls micropip; micropip, called by a page or a notebook;
 * anything that installs from a lock.
 */
export type ReaderName =
  | 'pep621'
  | 'pep723'
  | 'pep735'
  | 'build'
  | 'uv'
  | 'poetry'
  | 'pdm'
  | 'hatch'
  | 'pip'
  | 'pyscript'
  | 'micropip'
  | 'lock';

/** One of the two ways to read requirements, see `Installer.markers`. */
export type SoleReader = 'uv' | 'packaging';

/** What a declaration does: asks for a project, or changes how other requests for it are understood. */
export type DeclarationRole = 'requirement' | 'constraint' | 'override' | 'exclude';

/** The places of a declaration, in the text of the file that it is in. */
export interface DeclarationSpans {
  /** The requirement's own text: inside the quotes, without options and comments. */
  readonly whole: Span;
  /** With the quotes of a TOML string; in a requirements file the whole line without its comment and line break. */
  readonly element: Span;
  readonly name?: Span;
  /** With the brackets. */
  readonly extras?: Span;
  /** All specifiers together, with parentheses if there are any. */
  readonly specifier?: Span;
  readonly specifiers: readonly Span[];
  readonly url?: Span;
  /** After the `;`. */
  readonly marker?: Span;
}

/** A place that can be changed, with the text that goes around what is filled in. */
export interface Slot {
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/** Where a dependency written as key and value instead of as a requirement can be changed; what is absent cannot be. */
export interface DeclarationSlots {
  /** Takes a version, which becomes the only one allowed. */
  readonly version?: Slot;
  /** An array of strings. */
  readonly extras?: Span;
  /** What goes with that array if none is left: its key, and its comma or its line. */
  readonly extrasEntry?: Span;
  /** Takes a marker that must hold as well; `quote` is for the strings in it. */
  readonly marker?: Slot & { readonly quote: '"' | "'" };
}

/** `index_urls` of micropip: only a list that is the usual one is taken for that. */
export type IndexUrls = string | readonly string[];

/** What a call of an installer says about how it installs; what is absent is as usual. */
export interface CallOptions {
  /** Only what is handed over is installed, and nothing that it needs. */
  readonly withoutDependencies?: true;
  /** Pre-releases count as any release does. */
  readonly prereleases?: true;
  /** What is there in another version is replaced. */
  readonly reinstalls?: true;
  /** Where it looks in place of the installer's own indexes, as written: an address, or a list of them. */
  readonly indexUrls?: IndexUrls;
  /** What other functions of the installer have changed since the call before, in their order. */
  readonly changes?: readonly InstalledChange[];
}

/** A package that is there from now on without having been installed, or that is removed. */
export interface InstalledChange {
  readonly name: NormalizedName;
  /** Absent if it is removed. */
  readonly version?: string;
}

/** A requirement where it is written. */
export interface Declaration {
  /** As written; decoded if it is in a TOML string; rephrased as a requirement if it is written as key and value. */
  readonly text: string;
  /** Absent if the text is not a requirement by name: it is a path or URL, has variables, or is invalid. */
  readonly requirement?: Requirement;
  readonly spans: DeclarationSpans;
  /** The file that it is in: an included file's own path. */
  readonly path: string;
  /**
   * `project.dependencies`, `project.optional-dependencies.NAME`, `dependency-groups.NAME`, `build-system.requires`,
   * `tool.uv.constraint-dependencies` and the like, `tool.poetry.dependencies`, `tool.poetry.group.NAME.dependencies`,
   * `tool.pdm.dev-dependencies.NAME`, `tool.hatch.envs.NAME.dependencies`, `script.dependencies`, `requirements`,
   * `constraints`, `packages` of a PyScript configuration or of a lock, `wheel` for a wheel itself, or what installs it: `micropip.install`,
   * `%pip install`, `loadPackage`, `loadPyodide`, `mount.requirements`, `app-requirements`.
   */
  readonly table: string;
  readonly reader: ReaderName;
  readonly role: DeclarationRole;
  /** Whether a default installation sees it. Its marker is not evaluated. */
  readonly active: boolean;
  /** The value differs from the text: there are no inner spans, and an edit must replace the whole string. */
  readonly escaped: boolean;
  /** It stands inside another language or in no list, so that nothing can be written beside it, only within its text. */
  readonly nested?: boolean;
  /** Taken only by its name and only from what the runtime ships: `loadPackage`. */
  readonly shippedOnly?: boolean;
  /** Which of several interpreters of a page it is installed in; absent in what has one, and for that of PyScript's main thread. */
  readonly installation?: string;
  /** Which of the calls that install it is handed over by, counted from 1 in their order; absent where nothing calls. */
  readonly call?: number;
  /** The branches of the program that this call is in; absent if it runs in any case. */
  readonly branch?: Branch;
  /** What this call says about how it installs. */
  readonly options?: CallOptions;
  /** Set if only `[tool.uv.pip]` asks for it, so that it is active for nobody who does not read that. */
  readonly bySettings?: boolean;
  /** The quotes of a TOML string. */
  readonly quote?: '"' | "'" | '"""' | "'''";
  /** `algorithm:digest`, from the options in a requirements file. */
  readonly hashes?: readonly string[];
  readonly editable?: boolean;
  /** Set if a requirements file names a folder or file instead of a project. */
  readonly localPath?: string;
  /** Set if a requirements file names a URL without a project. */
  readonly url?: string;
  /** What stands behind such a folder, file or URL. */
  readonly marker?: Marker;
  /** Set if only one of uv and pip reads it on its line of a requirements file. */
  readonly seenBy?: SoleReader;
  /** Set if it is written as key and value: such a declaration has no inner spans. */
  readonly slots?: DeclarationSlots;
  /** The exact versions that are asked for, if the requirement's specifiers cannot express them. */
  readonly range?: VersionRange;
}

/** Something that is wrong with a file or, as information, worth knowing about how it was read, and what is left unchecked. */
export interface ReadingProblem {
  /** A clause without a full stop. */
  readonly problem: Message;
  readonly span: Span;
  /** The file that the span is in. */
  readonly path: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** Whether one requirement is wrong, or the file around it; `unchecked`: nothing is, and that part is not for this check. */
  readonly about: 'requirement' | 'file' | 'unchecked';
  /**
   * Set if only one of the two ways to read requirements objects (see `Installer.markers`). What only uv refuses is no problem
   * elsewhere; what only PyPA's `packaging` refuses is worth a warning where uv installs.
   */
  readonly objector?: SoleReader;
  /** Set if nothing of it is installed here anyway; any other information leaves open whether the file installs. */
  readonly notInstalled?: true;
}

/** Another file whose lines belong to this one. */
export interface Include {
  /** How it is read: as lines of requirements or of constraints, or as a configuration of PyScript. */
  readonly kind: 'requirement' | 'constraint' | 'configuration';
  /** As written. */
  readonly path: string;
  readonly span: Span;
  /** The installer goes on without it if it does not exist. */
  readonly optional?: boolean;
  /** Set if what it declares is not installed by default: the table it counts towards. */
  readonly table?: string;
  /** See the same of {@link Declaration}. */
  readonly installation?: string;
  /** See the same of {@link Declaration}. */
  readonly seenBy?: SoleReader;
}

/** Where distributions come from, as far as the file says. */
export interface IndexOptions {
  readonly indexUrl?: string;
  readonly extraIndexUrls: readonly string[];
  /** How indexes are asked, by their addresses as written. */
  readonly manners?: ReadonlyMap<string, IndexManners>;
  readonly noIndex: boolean;
  readonly findLinks: readonly string[];
  /** Indexes that are one folder or page with files of all projects: `format = "flat"`. */
  readonly flatIndexes?: readonly string[];
  /** How many of the further indexes come before each of these. */
  readonly flatAfter?: readonly number[];
  /** Such places, and those of `find-links`, that must not be looked into, since the workspace is not trusted. */
  readonly unfollowed?: readonly string[];
  /** Set in a workspace that is not trusted: no address that the file names is asked. */
  readonly isUntrusted?: true;
  /** One that stands in for PyPI. */
  readonly flatDefault?: string;
  /** Whether pre-releases are allowed for every project. */
  readonly pre: boolean;
  /** Project names, `:all:` or `:none:`. */
  readonly noBinary: readonly string[];
  readonly onlyBinary: readonly string[];
}

/** Another file that uv reads its settings from. */
export interface SettingsElsewhere {
  readonly path: string;
  readonly text: string;
  /** Whether it belongs to the project: it is the root of its workspace, or the `uv.toml` beside it. */
  readonly ofProject: boolean;
}

/** The `[tool.uv]` table. */
export interface UvTable {
  /** Every key as plain data, the lists of dependencies included. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Those that change which releases are chosen. */
  readonly settings: UvSettings;
  /** As it is written. */
  readonly table: TomlTable;
  /** The settings of other files that count, as plain data; absent if there are none. */
  readonly counting?: readonly unknown[];
  /** The file that uv reads its settings from instead. */
  readonly elsewhere?: SettingsElsewhere;
  /** Set if nothing above the folder was read, so that the project may be a member of a workspace that is not known. */
  readonly aboveUnread?: true;
  /** What uv makes of it. */
  readonly verdict: TableVerdict;
}

/** A wheel or source archive in a folder, or on a page in one, that the file names as an index or as `find-links`. */
export interface FolderWheel {
  readonly filename: string;
  /** The headers of its METADATA; absent if they cannot be read, and for a source archive. */
  readonly metadata?: string;
  /** Set if it has the name of a wheel and is no archive; `isPointer`: it is a pointer of Git LFS. */
  readonly noZip?: { readonly isPointer: boolean };
  /** As the page says, which a folder does not. */
  readonly requiresPython?: string;
  readonly yanked?: string;
}

/** A name with its place. */
export interface NamedSpan {
  readonly name: string;
  readonly span: Span;
}

/** A group of `[dependency-groups]`, and which other groups it includes. */
export interface DeclaredGroup {
  /** As written. */
  readonly name: string;
  readonly span: Span;
  readonly includes: readonly NamedSpan[];
}

/** Why uv cannot read a project from a pyproject.toml. */
export interface Refusal {
  /** A clause about the file. */
  readonly because: Message;
  /** Absent if something is missing altogether. */
  readonly span?: Span;
  /** Whether it would work if building were allowed. */
  readonly builds: boolean;
}

/** What a PyScript configuration says about how its packages are installed. */
export interface PyscriptSettings {
  /** `packages_cache`: `never`, `passthrough`, `all`, or anything else. */
  readonly packagesCache?: string;
  /** `index_urls`, as written. */
  readonly indexUrls?: readonly string[];
  /** Whether it is for MicroPython, in which micropip has no part. */
  readonly microPython?: boolean;
}

/** What a cell of a notebook imports. */
export interface CellImports {
  /** The first call that runs after the imports of the cell: its own, or one of a later cell. */
  readonly before: number;
  /** Dotted names. */
  readonly modules: readonly string[];
}

export interface DependencyFile {
  readonly path: string;
  readonly kind: DependencyFileKind;
  readonly text: string;
  /** Of a notebook: what its cells import, in their order. */
  readonly cellImports?: readonly CellImports[];
  /** In the order in which an installer sees them. */
  readonly declarations: readonly Declaration[];
  readonly problems: readonly ReadingProblem[];
  readonly includes: readonly Include[];
  readonly indexOptions: IndexOptions;
  /** Of a requirements file: where it says itself which index stands for PyPI. */
  readonly indexUrlAt?: Span;
  /** The span is inside the quotes. */
  readonly requiresPython?: { readonly text: string; readonly span: Span };
  readonly projectName?: string;
  /** The extras that the project offers, as written. */
  readonly optionalDependencies: readonly NamedSpan[];
  readonly dependencyGroups: readonly DeclaredGroup[];
  /** What the build backend fills in: `dependencies`, `version` and so on. */
  readonly dynamic: readonly NamedSpan[];
  readonly uv?: UvTable;
  /** The workspace that uv finds around it, once somebody has looked for it. */
  readonly workspace?: UvWorkspace;
  /**
   * The wheels in the folders that `find-links` and flat indexes name, by the folder as it is written, once somebody has looked;
   * `absent` for a flat index that is not there.
   */
  readonly wheelFolders?: ReadonlyMap<string, readonly FolderWheel[] | 'absent'>;
  /** The same of folders with a page for each project, which other indexes name. */
  readonly projectFolders?: ReadonlyMap<string, readonly FolderWheel[]>;
  /** Of a pyproject.toml. */
  readonly refusal?: Refusal;
  /** Of a pyproject.toml: the first form in it that only TOML 1.1 has, which uv reads and Python's `tomllib` does not. */
  readonly newerToml?: ParseError;
  /** The Pyodide that a PyScript configuration asks for. */
  readonly interpreter?: NamedInterpreter;
  /**
   * The Pyodides of those of its interpreters that do not run what the file as a whole says, by their names in
   * {@link Declaration.installation}; an empty name is that of the interpreter without one.
   */
  readonly runtimes?: ReadonlyMap<string, OwnRuntime>;
  /** How PyScript installs what its configuration lists. */
  readonly pyscript?: PyscriptSettings;
  /** What the file itself says about the platform or the Pyodide that runs it: a page that loads one, for example. */
  readonly runtimeSigns?: readonly RuntimeSign[];
  /** The lock file that it names for Pyodide to take in place of that of its release. */
  readonly namedLock?: NamedLock;
  /** `[tool.pywrangler] allow-build = true`: pywrangler lets uv build from sources. */
  readonly allowBuild?: boolean;
  /** The `[tool.pyodide-preflight]` table as plain data. */
  readonly toolSettings?: unknown;
  /** The same with its places. */
  readonly toolTable?: TomlValue;
}

/** No index options at all. */
export const NO_INDEX_OPTIONS: IndexOptions = {
  extraIndexUrls: [],
  noIndex: false,
  findLinks: [],
  pre: false,
  noBinary: [],
  onlyBinary: [],
};
