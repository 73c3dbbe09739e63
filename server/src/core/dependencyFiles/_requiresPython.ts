/**
 * Reads `requires-python` of a project or script.
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python
 */
import { say } from '../messages/message.ts';
import { parseSpecifierSet } from '../packaging/versions/specifier.ts';
import { shiftSpan } from '../text/span.ts';
import type { DeclarationReader } from './declarationReader.ts';
import type { TomlValue } from '../config/tomlNode.ts';
import type { DependencyFile } from './dependencyFile.ts';

/** The specifiers as written; errors in them are reported. */
export function readRequiresPython(
  value: TomlValue | undefined,
  reader: DeclarationReader,
): Pick<DependencyFile, 'requiresPython'> {
  if (value === undefined || value.kind === 'invalid') return {};
  if (value.kind !== 'string') {
    reader.report(say('requiresPythonNotString'), value.span);
    return {};
  }
  const { content, escaped, closed } = value;
  for (const { problem, span } of closed ? parseSpecifierSet(value.value).errors : []) {
    const isInside = !escaped && span.start < span.end;
    reader.report(problem, isInside ? shiftSpan(span, content.start) : value.span);
  }
  return { requiresPython: { text: value.value, span: content } };
}
