/** The edit that adds to a list in `[tool.uv]`. */
import { insertArrayElements } from '../../config/tomlEdit.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/** Adds requirements to a list in a pyproject.toml; no edits if that is not possible. */
export function uvTableEdits(
  key: 'constraint-dependencies' | 'override-dependencies',
  elements: readonly string[],
  { path, text }: DependencyFile,
): readonly FileEdit[] {
  return insertArrayElements(text, ['tool', 'uv'], key, elements).map((edit) => ({ path, edit }));
}
