/**
 * Finds the `[tool.pyodide-preflight]` table that governs a dependency file: its own, or that of the nearest pyproject.toml in
 * its folder or above that has one.
 */
import { readToml } from '../config/toml.ts';
import { valueAt, type TomlValue } from '../config/tomlNode.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import { foldersAbove, joinPath, parentPath } from '../text/path.ts';
import type { PlacedTable } from './tuningTable.ts';

/** Where tables may stand. */
export interface Governing {
  /** Absent if there is none. */
  readonly table?: PlacedTable;
  /** Where a table for the file can be written: the file that has it, or else the nearest pyproject.toml. */
  readonly home?: string;
}

/** The paths at which a pyproject.toml may govern a file, the nearest first. */
export function governingPaths({ path }: Pick<DependencyFile, 'path'>): readonly string[] {
  const folder = parentPath(path);
  return [folder, ...foldersAbove(folder)].map((one) => joinPath(one, 'pyproject.toml')).filter((one) => one !== path);
}

/** @param texts of the files at {@link governingPaths} that there are, the nearest first */
export function governingTable(
  { path, kind, toolTable }: Pick<DependencyFile, 'path' | 'kind' | 'toolTable'>,
  texts: ReadonlyMap<string, string>,
): Governing {
  if (toolTable) return { table: { path, value: toolTable }, home: path };
  const own = kind === 'pyproject' ? path : undefined;
  for (const [other, text] of texts) {
    const value = ownTable(text);
    if (value) return { table: { path: other, value }, home: other };
  }
  const [nearest] = texts.keys();
  const home = own ?? nearest;
  return home === undefined ? {} : { home };
}

function ownTable(text: string): TomlValue | undefined {
  // Most files have none, and need not be read.
  return text.includes('pyodide-preflight') ? valueAt(readToml(text).root, ['tool', 'pyodide-preflight']) : undefined;
}
