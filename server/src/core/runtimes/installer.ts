/**
 * What installs on a target, as traits: each says one thing that the rest of the program needs to know about an installer,
 * so that no code depends on its name. Another installer is one more record; if it has an algorithm of its own, that gets a
 * word in {@link Installer.search} and a folder in `installers/`.
 */

export interface Installer {
  /** For display; nothing is decided by it. */
  readonly name: string;
  /**
   * How it arrives at a set of packages. `backtracking`: it revises a choice that leads nowhere, so only what fails every
   * way is a failure. `first-match`: the first release that satisfies a requirement stays, and a later clash with it is a
   * failure.
   */
  readonly search: 'backtracking' | 'first-match';
  /** How it reads markers: uv leaves out comparisons that make no sense, PyPA's `packaging` compares texts. */
  readonly markers: 'uv' | 'packaging';
  /** Whether the project's `[tool.uv]` applies to it: its settings, constraints, overrides and indexes. */
  readonly readsUvTables: boolean;
  /** Whether a Requires-Python that excludes the target's Python rules out a release. */
  readonly heedsRequiresPython: boolean;
  /**
   * What decides between wheels whose best tags are equal, and what happens to yanked files. `build-tag`: the highest build;
   * a yanked file is skipped. `file-name`: the order of the names; a yanked file makes its release a last resort.
   */
  readonly wheelTies: 'build-tag' | 'file-name';
  /** Whether it takes what the Pyodide release ships, if a requirement allows that, before it asks an index. */
  readonly shippedFirst: boolean;
  /** How to exclude a project that something asks for: a uv override, or a micropip mock installed first. */
  readonly leavesOutBy: 'override' | 'stand-in';
  /** How to give it a wheel that no index has: an index of files in `[tool.uv]`, or a call of `micropip.install`. */
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

/** micropip, which comes with every Pyodide. */
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
