/** The project around a document of the editor, for whoever wants to know more of it than its findings. */
import { fileName } from '../../core/text/path.ts';
import type { Session } from '../session.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import type { AskedPaper } from './paperOf.ts';

/** The project of an open document, with its unsaved text; undefined if it declares no dependencies. */
export async function openedAround(
  uri: string | undefined,
  { documents, paths }: WorkspaceParts,
  session: Session,
  work: { readonly signal: AbortSignal; readonly onProgress: (message: string) => void },
): Promise<AskedPaper['around']> {
  const text = uri === undefined ? undefined : documents.get(uri)?.getText();
  const path = uri === undefined ? undefined : paths.toPath(uri);
  if (text === undefined || path === undefined) return undefined;
  const project = await session.open({ path, text, ...work }, 'always');
  return project && { file: { path, shownPath: fileName(path), text }, project };
}
