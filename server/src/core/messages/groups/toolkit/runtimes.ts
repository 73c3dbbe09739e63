/** The support matrix: what `runtimes` says. */
import type { Clause } from '../../clause.ts';

export interface RuntimesMessages {
  /** The heading; what it says is about one day. */
  matrixTitle(parts: { readonly today: string }): string;
  matrixOfProject(parts: {
    readonly file: string;
    readonly target: string;
    readonly python: string;
    readonly reason: Clause;
  }): string;
  matrixToday(parts: {
    readonly label: string;
    readonly python: string;
    readonly pyodide?: string | undefined;
    readonly abi: string;
  }): string;
  matrixHeading(parts: { readonly family: 'workers' | 'pyodide' | 'platforms' }): string;
  /** The heads of columns. */
  matrixColumn(parts: {
    readonly column:
      | 'runtime'
      | 'target'
      | 'python'
      | 'pyodide'
      | 'abi'
      | 'tag'
      | 'index'
      | 'dates'
      | 'flag'
      | 'built'
      | 'note'
      | 'confirmed';
  }): string;
  matrixDates(parts: { readonly since?: string; readonly until?: string }): string;
  /** What is special about a row. */
  matrixNote(parts: {
    readonly isDefaultToday: boolean;
    readonly isOfProject: boolean;
    readonly isExperimental: boolean;
    readonly isWorker: boolean;
  }): string;
  matrixSource(parts: {
    readonly packages: readonly {
      readonly registry: 'npm' | 'PyPI';
      readonly name: string;
      readonly version?: string;
    }[];
  }): string;
  matrixConfirmed(parts: { readonly source: Clause; readonly day: string }): string;

  nextHeading(): string;
  /** `days`: from the project's own date. */
  nextChangeSaid(parts: {
    readonly date: string;
    readonly days: number;
    readonly isPast: boolean;
    readonly label: string;
    readonly python: string;
    readonly abi: string;
    readonly optOut?: string;
  }): string;
  /** No known date changes the ABI of the project. */
  noNextChange(): string;
  nextUnknown(): string;

  calendarHeading(): string;
  calendarColumn(parts: { readonly column: 'when' | 'what' | 'look' | 'who' }): string;
  calendarWhen(parts: { readonly date: string; readonly isPast: boolean }): string;
  /** It comes when somebody decides so. */
  calendarUndated(): string;
  calendarChange(parts: { readonly label: string; readonly python: string; readonly abi: string }): string;
  calendarChangeLook(): string;
  calendarAlpha(parts: { readonly pyodide: string; readonly python: string; readonly abi: string }): string;
  calendarAlphaLook(parts: { readonly python: string }): string;
  calendarPython(parts: { readonly python: string }): string;
  calendarPythonLook(parts: { readonly python: string }): string;
  calendarHabit(parts: { readonly waits: readonly { readonly python: string; readonly days: number }[] }): string;
  calendarHabitLook(): string;
  actor(parts: { readonly who: 'project' | 'pyodide' | 'python' | 'cloudflare' }): string;

  /** What `--verify` found. */
  verifyInShort(parts: { readonly current: number; readonly outdated: number; readonly unknown: number }): string;
  verifyHeading(): string;
  verifyColumn(parts: { readonly column: 'what' | 'known' | 'there' | 'verdict' }): string;
  verifyVerdict(parts: { readonly verdict: 'current' | 'outdated' | 'unknown'; readonly why?: Clause }): string;
  /** Why a registry was not asked, or what came of it. */
  notAsked(parts: { readonly why: 'offline' | 'recorded' | 'no-npm' | 'failed' | 'no-release' }): string;
  verifyRenew(parts: { readonly script: string }): string;
}
