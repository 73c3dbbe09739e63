/** The check of a whole workspace that somebody asks for: with progress, and with what came of it. */
import type { Snapshot } from '../core/analysis/snapshot.ts';
import type { Finding } from '../core/findings/finding.ts';
import { say, tell } from '../core/messages/message.ts';
import type { WorkspaceOutcome } from './protocol.ts';
import type { Session } from './session.ts';
import type { WorkspaceCheck } from './workspaceCheck.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

/** Checks every dependency file of the workspace now; null if the user cancelled it. */
export async function checkWorkspace(
  { connection, abilities, messages, paths }: WorkspaceParts,
  session: Session,
  background: WorkspaceCheck,
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
    await background.checkAll({ signal: controller.signal, report });
    await session.quiet();
    return outcomeOfAll([...session.snapshots(), ...background.snapshots()]);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return null;
  } finally {
    progress?.done();
  }
}

function outcomeOfAll(snapshots: readonly Snapshot[]): WorkspaceOutcome {
  const checked = snapshots.filter(({ quiet }) => !quiet);
  const findings = checked.flatMap((snapshot) => snapshot.findings);
  const withSeverity = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: checked.length,
    left: snapshots.length - checked.length,
    errors: withSeverity('error'),
    warnings: withSeverity('warning'),
  };
}
