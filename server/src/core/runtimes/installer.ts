/**
 * What installs on a target, as traits: each says one thing that the rest of the program needs to know about an installer,
 * so that no code depends on its name. Another installer is one more record; if it has an algorithm of its own, that gets a
 * word in {@link Installer.search} and a folder in `installers/`.
 */

export interface Installer {
  /** For display; nothing is decided by it. */
  readonly name: string;
  /** The algorithm by which it arrives at a set of packages: a word for each, with a folder in `installers/`. */
  readonly search: 'backtracking' | 'first-match';
  /**
   * Whether it takes back a choice that leads nowhere, so that only what fails every way is a failure. Otherwise the first
   * release that suits stays, a later clash with it is a failure, and each requirement counts on its own.
   */
  readonly backtracks: boolean;
  /**
   * How it reads requirements and markers. Of markers uv leaves out comparisons that make no sense, while PyPA's `packaging`
   * compares texts; of requirements each refuses some that the other reads (see `ReadingProblem.objector`).
   */
  readonly markers: 'uv' | 'packaging';
  /** Whether the project's `[tool.uv]` applies to it: its settings, constraints, overrides and indexes. */
  readonly readsUvTables: boolean;
  /**
   * Which of several indexes count for a project: all, of which the best version wins; or the first one that has it, unless
   * the project's settings say otherwise.
   */
  readonly indexes: 'all' | 'first';
  /** Whether it builds what has no wheel: always, only where the project says so (`allow-build`), or never. */
  readonly builds: 'always' | 'if-allowed' | 'never';
  /**
   * Whether a wheel at a local path has to be one for the target. pywrangler installs from a pylock.toml, and what that names
   * by a path uv takes unchecked: only its Python is compared, when it is resolved.
   */
  readonly checksLocalWheels: boolean;
  /**
   * What becomes of the hash in the address of a wheel: it is compared with the file; or handed on in a lock file, which takes over
   * that of what is on a server, unless it is a weak one; or nobody looks at it.
   */
  readonly hashes: 'compared' | 'handed-on' | 'passed-over';
  /**
   * How it reads the name of a wheel that it is given by its place. `exact`: as it is spelt, tags in lower case; `any-case`: as
   * PyPA's `packaging` does, and from an address what its release decodes.
   */
  readonly wheelNames: 'exact' | 'any-case';
  /**
   * What a place that is named means: the project comes from there whoever asks for it, and from nowhere else; or only what is
   * written there is taken from it, and whoever asks by the name alone gets what is there by then.
   */
  readonly placesCount: 'everywhere' | 'where-written';
  /** Whether it loads every shared library of a wheel that it installs, and fails where one is for another system. */
  readonly loadsLibraries: boolean;
  /** Whether a Requires-Python that excludes the target's Python rules out a release. */
  readonly heedsRequiresPython: boolean;
  /**
   * What decides between wheels whose best tags are equal, and what happens to yanked files. `build-tag`: the highest build;
   * a yanked file is skipped. `file-name`: the order of the names; a yanked file makes its release a last resort.
   */
  readonly wheelTies: 'build-tag' | 'file-name';
  /** Whether it takes what the Pyodide release ships, if a requirement allows that, before it asks an index. */
  readonly shippedFirst: boolean;
  /** Whether it takes what the Pyodide release ships where no index has what a requirement allows. */
  readonly shippedLast: boolean;
  /** The order in which it gets the requirements of a file: as written, or sorted as JavaScript sorts texts. */
  readonly order: 'written' | 'sorted';
  /**
   * What happens when the page is opened again: it installs anew, or it loads what it installed by the names alone, which it
   * cuts out of the requirements.
   */
  readonly later: 'anew' | 'by-name';
  /** How to exclude a project that something asks for: a uv override, or a micropip mock installed first. */
  readonly leavesOutBy: 'override' | 'stand-in';
  /** How to give it a wheel that no index has: an index of files in `[tool.uv]`, or a call of `micropip.install`. */
  readonly takesFilesBy: 'index' | 'call';
}

/** uv, called by pywrangler for Python Workers. */
export const UV: Installer = {
  name: 'uv',
  search: 'backtracking',
  backtracks: true,
  markers: 'uv',
  readsUvTables: true,
  indexes: 'all',
  builds: 'if-allowed',
  checksLocalWheels: false,
  hashes: 'handed-on',
  wheelNames: 'exact',
  placesCount: 'everywhere',
  loadsLibraries: false,
  heedsRequiresPython: true,
  wheelTies: 'build-tag',
  shippedFirst: false,
  shippedLast: false,
  order: 'written',
  later: 'anew',
  leavesOutBy: 'override',
  takesFilesBy: 'index',
};

/** uv as people run it on their machines, without what pywrangler tells it: it builds what has no wheel. */
export const HOST_UV: Installer = {
  ...UV,
  indexes: 'first',
  builds: 'always',
  checksLocalWheels: true,
  hashes: 'compared',
};

/** How an installer looks in indexes that a page or a call names for it: one after the other, and what is shipped comes last. */
export const IN_OWN_INDEXES = { shippedFirst: false, shippedLast: true, indexes: 'first' } as const;

/** micropip, which comes with every Pyodide. */
export const MICROPIP: Installer = {
  name: 'micropip',
  search: 'first-match',
  backtracks: false,
  markers: 'packaging',
  readsUvTables: false,
  indexes: 'first',
  builds: 'never',
  checksLocalWheels: true,
  hashes: 'passed-over',
  wheelNames: 'any-case',
  placesCount: 'where-written',
  loadsLibraries: true,
  heedsRequiresPython: false,
  wheelTies: 'file-name',
  shippedFirst: true,
  shippedLast: false,
  order: 'written',
  later: 'anew',
  leavesOutBy: 'stand-in',
  takesFilesBy: 'call',
};
