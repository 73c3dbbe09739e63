/** What a run has to report, before it is turned into text or JSON. */
import { markerHolds } from '../core/runtimes/markerHolds.ts';
import { foundIn, verdictsOf, type Snapshot, type TargetVerdict } from '../core/analysis/snapshot.ts';
import type { Boldness } from '../core/features/remediesTogether.ts';
import { isSeen } from '../core/installers/installerView.ts';
import type { ResolutionSummary } from '../core/installers/resolutionSummary.ts';
import type { Declaration, ReadingProblem } from '../core/dependencyFiles/dependencyFile.ts';
import { identityOf, type Finding } from '../core/findings/finding.ts';
import type { Hidden } from '../core/messages/groups/reports.ts';
import type { Messages } from '../core/messages/messages.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { WheelSetReport } from '../core/toolkit/ownWheels/wheelSetReport.ts';
import type { Severity } from '../core/findings/rules.ts';
import type { Exit } from './exitCode.ts';
import type { Repository } from './repository.ts';

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
  /** How many fixes were applied, and how bold they were; absent if nothing was to be fixed. */
  readonly fixed?: { readonly count: number; readonly boldness: Boldness };
  /** How the run ends. */
  readonly exit: Exit;
  /** What is known of the wheels among the files together, release by release. */
  readonly wheelSets?: readonly WheelSetReport[];
}

/** A report with what other programs want besides. */
export interface ProgramReport extends Report {
  /** The least severity that is asked for. */
  readonly failOn: Severity;
  /** Where paths are named from, for other programs. */
  readonly repository: Repository;
  /** The version of this program. */
  readonly version: string;
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
  const isUnsure = foundIn(snapshot).some(({ code, severity }) => code.startsWith('invalid-') && severity === 'error');
  return answer === true && (isUnsure || snapshot.file.problems.some(leavesOpen)) ? null : answer;
}

/** What a check says of a file on one target: `nothing` if there is nothing to install. */
export type Verdict = 'installs' | 'fails' | 'nothing' | 'unknown';

/** The verdict on a file, as its headline says it. */
export function verdictOn(snapshot: Snapshot, { choice, resolution }: TargetVerdict): Verdict {
  if (snapshot.lock?.lock.supported === false) return 'unknown';
  const { declarations, problems } = snapshot.file;
  const asks = declarations.some((declaration) => isSeen(declaration, choice.target));
  if (!asks && resolution?.resolves !== false) {
    // What could not be read may have declared something.
    return problems.some(leavesOpen) || isBroken(snapshot) ? 'unknown' : 'nothing';
  }
  const resolves = resolvesOf(snapshot, resolution);
  if (resolves === null || !resolution) return 'unknown';
  return resolves ? 'installs' : 'fails';
}

function leavesOpen({ severity, notInstalled }: ReadingProblem): boolean {
  return severity === 'information' && notInstalled !== true;
}

function isBroken(snapshot: Snapshot): boolean {
  return foundIn(snapshot).some(({ code, severity }) => code === 'invalid-file' && severity === 'error');
}

/** The findings that say what leaves open whether a file installs, or what it gets. */
const OPENING: ReadonlySet<Finding['code']> = new Set([
  'unknown-verdict',
  'unsupported-source',
  'not-checked',
  'invalid-file',
]);

/**
 * Whether the check could not decide: on one of the targets it is not known whether the file installs, or what it gets. What
 * is left unjudged on purpose does not count, nor does what somebody has asked not to be told of, if there is nothing else.
 */
export function isUndecided({ snapshot, inBaseline = [] }: FileReport): boolean {
  const isOpen =
    foundIn(snapshot).some(({ code }) => code === 'unknown-verdict') ||
    verdictsOf(snapshot).some((verdict) => verdictOn(snapshot, verdict) === 'unknown');
  const tells = ({ code }: Finding): boolean => OPENING.has(code);
  const isPutUpWith = [...(snapshot.tuned?.ignored ?? []), ...inBaseline].some(tells);
  return isOpen && (snapshot.findings.some(tells) || !isPutUpWith);
}

/**
 * Why nothing that is reported says what the headline does: what was found is ignored, or in the baseline, or one part is this
 * and the other that. Empty if something is reported, or if nothing was found.
 */
export function hiddenBehind({ snapshot, inBaseline = [] }: FileReport, verdict: Verdict): readonly Hidden[] {
  const says = ({ code, severity }: Finding): boolean =>
    verdict === 'unknown' ? OPENING.has(code) : severity === 'error';
  const [found, reported] = [foundIn(snapshot).filter(says), new Set(snapshot.findings.map(identityOf))];
  if (found.some((finding) => reported.has(identityOf(finding)))) return [];
  const left = new Set(inBaseline.map(identityOf));
  const isLeft = found.map((finding) => left.has(identityOf(finding)));
  return [
    ...(isLeft.includes(false) ? (['ignored'] as const) : []),
    ...(isLeft.includes(true) ? (['in-baseline'] as const) : []),
  ];
}

/** Whether the installer gets to see a declaration: its table is one it reads, and its marker is true on the target. */
export function isInstalledOn(target: Target, { active, requirement }: Declaration): boolean {
  return active && markerHolds(requirement?.marker, target);
}
