/** Where the maintainers of a project are asked, for whoever is about to. */
import type { CancellationToken } from 'vscode-languageserver';
import { say } from '../../core/messages/message.ts';
import { normalizeName } from '../../core/packaging/name.ts';
import { askTracker } from '../../core/remedies/askTracker.ts';
import type { TrackerParams } from '../protocol.ts';
import type { Session } from '../session.ts';
import { cancellable } from '../slowWork.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import { openedAround } from './openedAround.ts';

/** The address of a tracker; null if none is known, or the user does not wait for it. */
export async function trackerOf(
  parts: WorkspaceParts,
  session: Session,
  { uri, name }: TrackerParams,
  token: CancellationToken,
): Promise<string | null> {
  const url = await cancellable(parts, say('findingTracker', { name }), token, async (signal, onProgress) => {
    const around = await openedAround(uri, parts, session, { signal, onProgress });
    if (!around) return undefined;
    const { project } = around;
    return project.ask(askTracker(normalizeName(name), project.contextOf(project.targets.answers[0])));
  });
  return url ?? null;
}
