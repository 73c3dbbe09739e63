/** A fix as a command of the server, for the links of a page. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { say, tell } from '../../core/messages/message.ts';
import type { AppliedFix } from '../protocol.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import type { DocumentAnswers } from './documentAnswers.ts';
import { isPosition } from './explainCommand.ts';

/**
 * Applies a fix as a command of the server.
 * @param given the arguments of the command, see {@link AppliedFix}
 * @returns whether it was applied; null for arguments of another shape
 */
export async function applyFix(
  { connection, messages }: WorkspaceParts,
  answers: DocumentAnswers,
  given: readonly unknown[],
): Promise<boolean | null> {
  const asked = readFix(given);
  if (!asked) return null;
  const action = await answers.fix(asked);
  if (!action?.edit) {
    const message = tell(say('fixOutdated'), messages);
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
    return false;
  }
  return (await connection.workspace.applyEdit({ label: action.title, edit: action.edit })).applied;
}

function readFix([uri, version, position, code, title]: readonly unknown[]): AppliedFix | undefined {
  if (typeof uri !== 'string' || typeof version !== 'number' || !isPosition(position)) return undefined;
  return typeof code === 'string' && typeof title === 'string' ? { uri, version, position, code, title } : undefined;
}
