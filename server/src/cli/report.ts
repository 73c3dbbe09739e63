/** What a run has to tell, before it is put into words or JSON. */
import { markerHolds } from '../core/runtimes/markerHolds.ts';
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../core/installers/resolutionSummary.ts';
import type { Declaration } from '../core/dependencyFiles/dependencyFile.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Target } from '../core/runtimes/target.ts';

/** The result for one file. */
export interface FileReport {
  readonly snapshot: Snapshot;
  /** The path as it is shown to the user, for every path that occurs in the snapshot. */
  readonly show: (path: string) => string;
}

export interface Report {
  readonly files: readonly FileReport[];
  /** Whether remedies were applied, so that what is left has none that may be applied without asking. */
  readonly fixed: boolean;
  /** Whether something that was asked for could not be done; that was told already. */
  readonly failed: boolean;
}

/** How a report is shown to people. */
export interface ReportStyle {
  readonly messages: Messages;
  readonly colors: boolean;
  /** Width of the terminal; absent where the output is no terminal. */
  readonly columns?: number;
  /** Whether each finding is followed by its whole explanation. */
  readonly explain: boolean;
  /** Whether the texts that go with a remedy are printed too. */
  readonly texts: boolean;
}

/**
 * Whether it installs, of a target of the file. What could be read of a file that is wrong or not read in full may install,
 * but with the rest nothing is sure.
 */
export function resolvesOf({ findings }: Snapshot, resolution: ResolutionSummary | undefined): boolean | null {
  const answer = resolution?.resolves ?? null;
  const isUnsure = findings.some(({ code, severity }) => code.startsWith('invalid-') && severity !== 'warning');
  return answer === true && isUnsure ? null : answer;
}

/** Whether the installer gets to see a declaration: its table is one it reads, and its marker is true on the target. */
export function isInstalledOn(target: Target, { active, requirement }: Declaration): boolean {
  return active && markerHolds(requirement?.marker, target);
}
