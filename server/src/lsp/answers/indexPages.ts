/** The pages of projects at indexes, for whoever reads a document. */
import { projectPage } from '../../check/indexes/projectPages.ts';
import type { PageOf } from '../../core/features/navigation/documentLinks.ts';
import type { WorkspaceParts } from '../workspaceParts.ts';
import type { AnswerSources } from './placeReader.ts';

/** How a document's dependencies lead to their pages: at the index that its file names, else that of its settings. */
export async function indexPages(
  uri: string,
  { options }: Pick<WorkspaceParts, 'options'>,
  { settings }: Pick<AnswerSources, 'settings'>,
): Promise<PageOf> {
  const { indexUrl } = (await settings.read(uri)).check;
  // Where nobody trusts the workspace, nothing that it names is a click away.
  return (name, named) => projectPage(name, (options.trusted === false ? undefined : named) ?? indexUrl);
}
