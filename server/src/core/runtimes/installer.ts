/**
 * Who installs on a target, as traits: each says one thing that the rest of the program has to know of an installer, so that
 * nobody has to know its name. A further installer is one more record; where it works by an algorithm of its own, that gets
 * a word in {@link Installer.search} and a folder in `installers/`.
 */

export interface Installer {
  /** For people; nothing is decided by it. */
  readonly name: string;
  /**
   * How it arrives at a set of packages. `backtracking`: it takes a choice back where that leads nowhere, so only what fails
   * every way is a failure. `first-match`: the first release that suits stays, and a later clash with it is a failure.
   */
  readonly search: 'backtracking' | 'first-match';
  /** Whose reading of markers it has: uv leaves out comparisons that make no sense, PyPA's `packaging` compares texts. */
  readonly markers: 'uv' | 'packaging';
  /** Whether `[tool.uv]` of the project reaches it: its settings, constraints, overrides and indexes. */
  readonly readsUvTables: boolean;
  /** Whether a Requires-Python that does not admit the target's Python keeps a release out. */
  readonly heedsRequiresPython: boolean;
  /**
   * What decides between wheels whose best tags are equal, and what becomes of yanked files. `build-tag`: the highest build;
   * a yanked file is passed over. `file-name`: the order of the names; a yanked file makes its release a last resort.
   */
  readonly wheelTies: 'build-tag' | 'file-name';
  /** Whether it takes what the Pyodide release ships, where a requirement admits that, before it asks an index. */
  readonly shippedFirst: boolean;
  /** How people keep a project out that something asks for: an override of uv, or a stand-in of micropip installed before. */
  readonly leavesOutBy: 'override' | 'stand-in';
  /** How people hand it a wheel that no index has: an index of files in `[tool.uv]`, or a call of `micropip.install`. */
  readonly takesFilesBy: 'index' | 'call';
}

/** uv, called by pywrangler for Python Workers. */
export const UV: Installer = {
  name: 'uv',
  search: 'backtracking',
  markers: 'uv',
  readsUvTables: true,
  heedsRequiresPython: true,
  wheelTies: 'build-tag',
  shippedFirst: false,
  leavesOutBy: 'override',
  takesFilesBy: 'index',
};

/** micropip, which every Pyodide brings along. */
export const MICROPIP: Installer = {
  name: 'micropip',
  search: 'first-match',
  markers: 'packaging',
  readsUvTables: false,
  heedsRequiresPython: false,
  wheelTies: 'file-name',
  shippedFirst: true,
  leavesOutBy: 'stand-in',
  takesFilesBy: 'call',
};
