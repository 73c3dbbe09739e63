/**
 * Whether uv can read a project from its `[project]` table: if it cannot, it rejects the file or has to build the project.
 * @see https://packaging.python.org/en/latest/specifications/pyproject-toml/
 */
import { isValidName } from '../packaging/name.ts';
import { parseVersion } from '../packaging/versions/version.ts';
import { say } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import type { TomlTable } from '../config/tomlNode.ts';
import type { NamedSpan, Refusal } from './dependencyFile.ts';

/** What a build backend would have to supply before uv knows what to install. */
const WHAT_IS_INSTALLED: ReadonlySet<string> = new Set(['dependencies', 'optional-dependencies']);

/** The first thing that stops uv; undefined if nothing does, or if a value is still being typed. */
export function readRefusal(root: TomlTable, dynamic: readonly NamedSpan[]): Refusal | undefined {
  const project = root.entries.get('project');
  if (!project) return { because: say('refusedWithoutProject'), builds: true };
  const { keySpan, value: table } = project;
  if (table.kind !== 'table') return undefined;
  return withoutIdentity(table, keySpan, dynamic) ?? builtFirst(dynamic);
}

function withoutIdentity(
  table: TomlTable,
  span: NamedSpan['span'],
  dynamic: readonly NamedSpan[],
): Refusal | undefined {
  const name = table.entries.get('name')?.value;
  const version = table.entries.get('version')?.value;
  if (!name) return { because: say('refusedWithoutName'), span, builds: false };
  if (name.kind === 'string' && name.closed && !isValidName(name.value))
    return {
      because: say('projectNameInvalid', { name: shorten(name.value, 40) }),
      span: name.span,
      builds: false,
    };
  if (!version && !dynamic.some((one) => one.name === 'version'))
    return { because: say('refusedWithoutVersion'), span, builds: false };
  if (version?.kind === 'string' && version.closed && !parseVersion(version.value))
    return {
      because: say('refusedVersion', { version: shorten(version.value, 40) }),
      span: version.span,
      builds: false,
    };
  return undefined;
}

function builtFirst(dynamic: readonly NamedSpan[]): Refusal | undefined {
  const unknown = dynamic.find(({ name }) => WHAT_IS_INSTALLED.has(name));
  if (!unknown) return undefined;
  const because = say('refusedDynamic', { key: unknown.name });
  return { because, span: unknown.span, builds: true };
}
