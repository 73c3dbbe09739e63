/** The papers of the command line as a command of the server, with progress that can be cancelled. */
import { MessageType, ShowMessageNotification, type CancellationToken } from 'vscode-languageserver';
import { say, tell } from '../../core/messages/message.ts';
import { paperMarkdown } from '../../core/papers/markdown.ts';
import { PAPER_NAMES, type PaperParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import { cancellable } from '../slowWork.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { openedAround } from './openedAround.ts';

/** Where no program may be run. */
const NO_PROGRAMS = { ask: () => Promise.resolve(undefined) };

/**
 * Answers with a paper in Markdown; with null if it was cancelled, or if there is none, which is then said.
 * @param given the arguments of the command, see {@link PaperParams}
 */
export async function paperByCommand(
  parts: WorkspaceParts,
  session: Session,
  given: readonly unknown[],
  token: CancellationToken,
): Promise<string | null> {
  const params = readParams(given);
  if (!params) return null;
  const { connection, messages, cloudflare, world } = parts;
  const { paperOf } = await import('./paperOf.ts');
  const { today } = await cloudflare();
  const paper = await cancellable(parts, say('workingOutPaper'), token, async (signal, onProgress) => {
    const around = await openedAround(params.uri, parts, session, { signal, onProgress });
    return paperOf({ ...params, around, today, programs: world.programs ?? NO_PROGRAMS });
  });
  if (!paper) return null;
  if (!('problem' in paper)) return paperMarkdown(paper, messages);
  const message = tell(paper.problem, messages);
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  return null;
}

function readParams([paper, uri, ...names]: readonly unknown[]): PaperParams | undefined {
  const known = PAPER_NAMES.find((name) => name === paper);
  if (!known) return undefined;
  return {
    paper: known,
    ...(typeof uri === 'string' && { uri }),
    names: names.filter((name) => typeof name === 'string'),
  };
}
