/** What `[tool.pywrangler]` in a pyproject.toml says, as far as it affects what can be installed. */
import { readToml } from '../config/toml.ts';
import { valueAt } from '../config/tomlNode.ts';
import { normalizeName } from '../packaging/name.ts';
import { fileName } from '../text/path.ts';
import type { DependencyFile } from './dependencyFile.ts';
import { parseDependencyFile } from './parseDependencyFile.ts';

/** The project that brings pywrangler. */
const PYWRANGLER = normalizeName('workers-py');

/** Whether pywrangler lets uv build source archives: `allow-build = true`. */
export function allowsBuild(pyproject: string): boolean {
  const value = valueAt(readToml(pyproject).root, ['tool', 'pywrangler', 'allow-build']);
  return value?.kind === 'boolean' && value.value === true;
}

/** Whether a file is a pyproject.toml that pywrangler installs, see {@link usesPywrangler}. */
export function isPywranglerProject(path: string, text: string): boolean {
  // Most have neither word, and need not be read.
  if (fileName(path) !== 'pyproject.toml' || !/workers[-_.]+py|pywrangler/i.test(text)) return false;
  const file = parseDependencyFile(path, text);
  return file !== undefined && usesPywrangler(file);
}

/** Whether the project is installed by pywrangler: it asks for it in some list or group, or configures it. */
export function usesPywrangler({ kind, text, declarations }: DependencyFile): boolean {
  if (kind !== 'pyproject') return false;
  if (asksForPywrangler({ declarations })) return true;
  return text.includes('pywrangler') && valueAt(readToml(text).root, ['tool', 'pywrangler'])?.kind === 'table';
}

/** Whether pywrangler itself is among what a file asks for: of a requirements file that alone says what the project is. */
export function asksForPywrangler({ declarations }: Pick<DependencyFile, 'declarations'>): boolean {
  return declarations.some(({ requirement }) => requirement?.normalized === PYWRANGLER);
}
