/** What a run has to report, before it is turned into text or JSON. */
import { markerHolds } from '../core/runtimes/markerHolds.ts';
import { foundIn, type Snapshot } from '../core/analysis/snapshot.ts';
import type { ResolutionSummary } from '../core/installers/resolutionSummary.ts';
import type { Declaration } from '../core/dependencyFiles/dependencyFile.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Target } from '../core/runtimes/target.ts';

/** The result for one file. */
export interface FileReport {
  readonly snapshot: Snapshot;
  /** The path as shown to the user, for every path that occurs in the snapshot. */
  readonly show: (path: string) => string;
  /** The findings that are not reported since the baseline has them. */
  readonly inBaseline?: readonly Finding[];
}

export interface Report {
  readonly files: readonly FileReport[];
  /** Whether remedies were applied, so that no remaining finding has one that may be applied without asking. */
  readonly fixed: boolean;
  /** Whether something that was requested could not be done; that has already been reported. */
  readonly failed: boolean;
}

/** How a report is presented to people. */
export interface ReportStyle {
  readonly messages: Messages;
  readonly colors: boolean;
  /** Width of the terminal; absent if the output is not a terminal. */
  readonly columns?: number;
  /** Whether each finding is followed by its full explanation. */
  readonly explain: boolean;
  /** Whether the texts that go with a remedy are printed too. */
  readonly texts: boolean;
}

/**
 * Whether the file installs on a target. If a file is invalid or only partly checked, what was checked may install, but the
 * rest is uncertain.
 */
export function resolvesOf(snapshot: Snapshot, resolution: ResolutionSummary | undefined): boolean | null {
  const answer = resolution?.resolves ?? null;
  const isUnsure = foundIn(snapshot).some(
    ({ code, severity }) => code === 'not-checked' || (code.startsWith('invalid-') && severity !== 'warning'),
  );
  return answer === true && isUnsure ? null : answer;
}

/** Whether the installer gets to see a declaration: its table is one it reads, and its marker is true on the target. */
export function isInstalledOn(target: Target, { active, requirement }: Declaration): boolean {
  return active && markerHolds(requirement?.marker, target);
}
