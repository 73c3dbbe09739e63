/** The edits of settings in `[tool.uv]`. */
import { insertArrayElements, setTomlBooleans } from '../../config/tomlEdit.ts';
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

/** Sets entries of a table in `[tool.uv]` to true or false; no edits if that is not possible. */
export function uvEntryEdits(
  key: 'exclude-newer-package',
  names: readonly string[],
  value: boolean,
  { path, text }: DependencyFile,
): readonly FileEdit[] {
  return setTomlBooleans(text, ['tool', 'uv', key], names, value).map((edit) => ({ path, edit }));
}
