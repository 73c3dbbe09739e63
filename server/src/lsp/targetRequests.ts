/** What the choice of a runtime asks: which one the project says by itself, and to write one into it. */
import { setTomlString } from '../core/config/tomlEdit.ts';
import { dependencyFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import type { AutomaticTargetParams, StatusTarget, WriteTargetParams } from './protocol.ts';
import type { Session } from './session.ts';
import { shownTarget } from './shownTarget.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

/** The target that the project's files say for an open document, whatever the settings say. */
export async function automaticTarget(
  { documents, paths, messages, cells }: WorkspaceParts,
  session: Session,
  params: AutomaticTargetParams,
): Promise<StatusTarget | null> {
  const { uri } = cells.placeInFile(params);
  const [text, path] = [documents.get(uri)?.getText(), paths.toPath(uri)];
  if (text === undefined || path === undefined || dependencyFileKind(path, text) === undefined) return null;
  const snapshots = await session.check({ path, text }, 'auto');
  const first = await snapshots?.next();
  await snapshots?.return();
  const snapshot = first?.done === false ? first.value : undefined;
  return snapshot && !snapshot.quiet ? shownTarget(snapshot, messages) : null;
}

/** Writes a target into an open pyproject.toml. */
export async function writeTarget(
  { connection, documents }: WorkspaceParts,
  { uri, target }: WriteTargetParams,
): Promise<null> {
  const document = documents.get(uri);
  if (!document) return null;
  const edits = setTomlString(document.getText(), ['tool', 'pyodide-preflight'], 'target', target);
  const changes = edits.map(({ span, newText }) => ({
    range: { start: document.positionAt(span.start), end: document.positionAt(span.end) },
    newText,
  }));
  await connection.workspace.applyEdit({ changes: { [uri]: changes } });
  return null;
}
