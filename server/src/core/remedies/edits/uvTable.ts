/** The edits of uv's settings, in the file where they count. */
import { insertArrayElements, setTomlBooleans, setTomlString } from '../../config/tomlEdit.ts';
import { readToml } from '../../config/toml.ts';
import { valueAt } from '../../config/tomlNode.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { fileName } from '../../text/path.ts';
import type { FileEdit, TextEdit } from '../../text/textEdit.ts';

/** Adds requirements or names to a list; no edits if that is not possible. */
export function uvTableEdits(
  key: 'constraint-dependencies' | 'override-dependencies' | 'no-build-package',
  elements: readonly string[],
  file: DependencyFile,
): readonly FileEdit[] {
  return inSettings(file, (text, table) => insertArrayElements(text, table, key, elements));
}

/** Sets entries of a table to true or false, also in place of a date; no edits if that is not possible. */
export function uvEntryEdits(
  key: 'exclude-newer-package',
  names: readonly NormalizedName[],
  value: boolean,
  file: DependencyFile,
): readonly FileEdit[] {
  return inSettings(file, (text, table) => {
    const entries = valueAt(readToml(text).root, [...table, key]);
    const written = entries?.kind === 'table' ? [...entries.entries.keys()] : [];
    const keys = names.map((name) => written.find((one) => normalizeName(one) === name) ?? name);
    return setTomlBooleans(text, [...table, key], keys, value, true);
  });
}

/** Sets a setting to a word; no edits if that is not possible. */
export function uvWordEdits(key: 'index-strategy', word: string, file: DependencyFile): readonly FileEdit[] {
  return inSettings(file, (text, table) => setTomlString(text, table, key, word));
}

/**
 * Edits the settings that uv reads: those of the file, or those of its workspace's root or of the `uv.toml` beside it. Where
 * they are in a folder above, nothing is edited: there they count for other projects as well, and a `[tool.uv]` of the
 * project's own would shut them all out.
 */
function inSettings(
  { path, text, uv }: DependencyFile,
  edits: (text: string, table: readonly string[]) => readonly TextEdit[],
): readonly FileEdit[] {
  const { elsewhere } = uv ?? {};
  if (!elsewhere) return edits(text, ['tool', 'uv']).map((edit) => ({ path, edit }));
  if (!elsewhere.ofProject) return [];
  const table = fileName(elsewhere.path) === 'uv.toml' ? [] : ['tool', 'uv'];
  return edits(elsewhere.text, table).map((edit) => ({ path: elsewhere.path, edit }));
}
