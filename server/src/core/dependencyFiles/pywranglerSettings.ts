/** What `[tool.pywrangler]` in a pyproject.toml says, as far as it affects what can be installed. */
import { readToml } from '../config/toml.ts';
import { valueAt } from '../config/tomlNode.ts';

/** Whether pywrangler lets uv build source archives: `allow-build = true`. */
export function allowsBuild(pyproject: string): boolean {
  const value = valueAt(readToml(pyproject).root, ['tool', 'pywrangler', 'allow-build']);
  return value?.kind === 'boolean' && value.value === true;
}
