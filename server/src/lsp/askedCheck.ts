/** The check of a whole workspace that somebody asks for: with progress, and with what came of it. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { Finding } from '../core/findings/finding.ts';
import { say, tell } from '../core/messages/message.ts';
import type { OutcomeLog } from './checkLog.ts';
import type { WorkspaceOutcome } from './protocol.ts';
import type { Session } from './session.ts';
import { MOST_CHECKED, type WorkspaceCheck } from './workspaceCheck.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

/** Who checks, and who is told what is left out. */
export interface AskedCheckParts {
  readonly session: Session;
  readonly background: WorkspaceCheck;
  readonly log: OutcomeLog;
}

/** Checks every dependency file of the workspace now; null if the user cancelled it. */
export async function checkWorkspace(
  { connection, abilities, messages, paths }: WorkspaceParts,
  { session, background, log }: AskedCheckParts,
): Promise<WorkspaceOutcome | null> {
  const progress = abilities.progress ? await connection.window.createWorkDoneProgress() : undefined;
  const controller = new AbortController();
  progress?.begin(tell(say('checkingWorkspace'), messages), 0, undefined, true);
  progress?.token.onCancellationRequested(() => {
    controller.abort();
  });
  const report = (path: string, done: number, all: number): void => {
    progress?.report((100 * done) / all, `${done + 1}/${all} ${paths.basename(path)}`);
  };
  try {
    const beyond = await background.checkAll({ signal: controller.signal, report });
    if (beyond > 0) {
      log.left(beyond);
      progress?.report(100, tell(say('filesBeyondMost', { most: MOST_CHECKED, left: beyond }), messages));
    }
    await session.idle();
    return outcomeOfAll([...session.snapshots(), ...background.snapshots()], beyond);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return null;
  } finally {
    progress?.done();
  }
}

function outcomeOfAll(snapshots: readonly Snapshot[], beyond: number): WorkspaceOutcome {
  const checked = snapshots.filter(({ quiet }) => !quiet);
  const findings = checked.flatMap((snapshot) => snapshot.findings);
  const withSeverity = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: checked.length,
    left: snapshots.length - checked.length,
    beyond,
    errors: withSeverity('error'),
    warnings: withSeverity('warning'),
  };
}
