/** What `check` says of the wheels of a release that somebody has built. */
import type { Clause } from '../../clause.ts';

export interface OwnWheelsMessages {
  /** `count`: of wheels that were named. */
  ownWheelsTitle(parts: { readonly project: string; readonly version: string; readonly count: number }): string;
  ownWheelsHeading(parts: { readonly part: 'runtimes' | 'shipped' | 'tags' | 'builds' }): string;
  ownWheelsColumn(parts: {
    readonly column:
      | 'runtime'
      | 'python'
      | 'wheel'
      | 'installer'
      | 'needs'
      | 'pyodide'
      | 'fits'
      | 'misfits'
      | 'tag'
      | 'taken'
      | 'build'
      | 'for'
      | 'here'
      | 'cibuildwheel';
  }): string;
  /** Which wheel a runtime takes. */
  ownWheelsNone(): string;
  ownWheelsRuntime(parts: { readonly label: string; readonly isExperimental: boolean }): string;
  /** What comes of what a wheel needs; `by`: what blocks it. */
  ownWheelsNeeds(parts: { readonly kind: 'installs' | 'blocked' | 'open'; readonly by: readonly string[] }): string;
  /** Why something blocks. `through`: by which dependencies. */
  ownWheelsBlocked(parts: {
    readonly blocker: string;
    readonly through: readonly string[];
    readonly targets: readonly string[];
    readonly because: Clause;
  }): string;
  ownWheelsOpen(parts: { readonly targets: readonly string[]; readonly because: Clause }): string;
  ownWheelsShipped(parts: {
    readonly packages: readonly { readonly name: string; readonly version: string; readonly wanted?: string }[];
  }): string;
  /** What takes a tag: all runtimes, none, or those of these names. */
  ownWheelsTakenBy(parts: { readonly kind: 'all' | 'none' | 'some'; readonly targets: readonly string[] }): string;
  /** Wheels for other systems. */
  ownWheelsForMachines(parts: { readonly files: readonly string[] }): string;
  ownWheelsTooManyTags(parts: { readonly count: number }): string;
  /** Whether the runtimes that take a build have a wheel among those that were named. */
  ownWheelsHere(parts: { readonly covered: number; readonly all: number }): string;
  /** How cibuildwheel makes a build; no identifier if it has none. `file`: whose settings `state` is about. */
  ownWheelsBuild(parts: {
    readonly identifier?: string;
    readonly group?: string;
    readonly isLegacy: boolean;
    readonly state?: 'built' | 'build' | 'skip' | 'requires-python' | 'not-enabled' | 'other-pyodide';
    readonly pyodide?: string;
  }): string;
  ownWheelsPure(): string;
  /** How wheels for Pyodide are built, and what of it is read; `file`: with the settings of cibuildwheel, if there is one. */
  ownWheelsHowToBuild(parts: { readonly file?: string }): string;
  ownWheelsLegacy(): string;
}
