/** The edit of `requires-python` that goes with another Python version. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { parseSpecifierSet, specifierSetContains } from '../../packaging/versions/specifier.ts';
import type { Target } from '../../runtimes/target.ts';
import type { FileEdit } from '../../text/textEdit.ts';

/**
 * Moves a `requires-python` that names the old Python version, or excludes the new one, to the new version: `>=3.13` becomes
 * `>=3.14`, `==3.13.*` becomes `==3.14.*`. Undefined if nothing needs to change.
 */
export function requiresPythonEdit(file: DependencyFile, from: Target, to: Target): FileEdit | undefined {
  const written = file.requiresPython;
  if (!written) return undefined;
  const { value, errors } = parseSpecifierSet(written.text);
  if (errors.length > 0) return undefined;
  const admits = specifierSetContains(value, to.python);
  const named = new RegExp(`(?<![\\d.])${from.pythonSeries.replace('.', '\\.')}(?:\\.\\d+)?(?![\\d])`, 'g');
  const moved = written.text.replace(named, to.pythonSeries);
  const newText = moved !== written.text && admitsAfter(moved, to) ? moved : `>=${to.pythonSeries}`;
  if (admits && moved === written.text) return undefined;
  return { path: file.path, edit: { span: written.span, newText } };
}

function admitsAfter(text: string, to: Target): boolean {
  const { value, errors } = parseSpecifierSet(text);
  return errors.length === 0 && specifierSetContains(value, to.python);
}
