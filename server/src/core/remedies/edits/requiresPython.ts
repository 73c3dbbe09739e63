/** The edit of `requires-python` that goes with another Python version. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import {
  formatSpecifierSet,
  parseSpecifierSet,
  specifierSetContains,
  type SpecifierSet,
} from '../../packaging/versions/specifier.ts';
import { VersionRange } from '../../packaging/versions/versionRange.ts';
import type { Target } from '../../runtimes/target.ts';
import type { FileEdit } from '../../text/textEdit.ts';
import { pythonBounds } from './pythonBounds.ts';

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
  const newText = moved !== written.text && admitsAfter(moved, to) ? moved : stated(value, to);
  if (admits && moved === written.text) return undefined;
  return { path: file.path, edit: { span: written.span, newText } };
}

/** The Python of a target, and what is written beside that and does not contradict it: `>=3.14,<4` is `>=3.13,<4` on 3.13. */
function stated(written: SpecifierSet, { python, pythonSeries }: Target): string {
  const least = `>=${pythonSeries}`;
  const series = VersionRange.fromSpecifierSet(parseSpecifierSet(least).value);
  const kept = pythonBounds(written).filter((specifier) => {
    const bound = VersionRange.fromSpecifier(specifier);
    return bound.contains(python) && !series.isSubsetOf(bound);
  });
  const isBounded = kept.some(({ operator }) => operator === '>=' || operator === '>');
  return [...(isBounded ? [] : [least]), ...kept.map((one) => formatSpecifierSet({ specifiers: [one] }))].join(',');
}

function admitsAfter(text: string, to: Target): boolean {
  const { value, errors } = parseSpecifierSet(text);
  return errors.length === 0 && specifierSetContains(value, to.python);
}
