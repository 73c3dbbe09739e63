/**
 * Whether what `[tool.uv]` says about the extras and groups of a project is about ones that it has: uv refuses it otherwise.
 * @see https://docs.astral.sh/uv/concepts/projects/dependencies/#optional-dependencies
 */
import { normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { textOf, valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import type { Span } from '../../text/span.ts';
import { tablesIn } from './_settingType.ts';

/** Something that the project lacks, and where it is named. */
export interface Missing {
  readonly problem: Message;
  readonly span: Span;
}

/** @param root the whole pyproject.toml */
export function missingReferences(root: TomlTable): readonly Missing[] {
  const sources = valueAt(root, ['tool', 'uv', 'sources']);
  return [
    ...(sources?.kind === 'table' ? sourcesElsewhere(sources, root) : []),
    ...unknownGroupSettings(root),
    ...unknownDefaults(root),
  ];
}

function sourcesElsewhere(sources: TomlTable, root: TomlTable): readonly Missing[] {
  return [...sources.entries.values()].flatMap(({ key, value }) => {
    const tables = value.kind === 'table' ? [value] : tablesIn(value);
    return tables.flatMap((table) => [
      ...misplaced(table, 'extra', key, valueAt(root, ['project', 'optional-dependencies'])),
      ...misplaced(table, 'group', key, valueAt(root, ['dependency-groups'])),
    ]);
  });
}

/** A source for an extra or a group only has to be for a project that is listed there. */
function misplaced(
  source: TomlTable,
  kind: 'extra' | 'group',
  name: string,
  lists: TomlValue | undefined,
): readonly Missing[] {
  const asked = textOf(source, kind);
  if (asked === undefined) return [];
  const list = entryOf(lists, asked);
  if (list?.kind === 'array' && listsProject(list.elements, name)) return [];
  const problem = say('uvSourceMisplaced', { name: shorten(name, 60), kind, of: shorten(asked, 60) });
  return [{ problem, span: source.span }];
}

/** Settings for groups that the project lacks. */
export function unknownGroupSettings(root: TomlTable): readonly Missing[] {
  const settings = valueAt(root, ['tool', 'uv', 'dependency-groups']);
  if (settings?.kind !== 'table') return [];
  const groups = valueAt(root, ['dependency-groups']);
  return [...settings.entries.values()]
    .filter(({ key }) => !entryOf(groups, key))
    .map(({ key, keySpan }) => ({
      problem: say('uvGroupSettingMisplaced', { group: shorten(key, 60) }),
      span: keySpan,
    }));
}

/** Groups of `default-groups`: uv looks for them in every project that it manages, wherever it takes its settings from. */
function unknownDefaults(root: TomlTable): readonly Missing[] {
  const named = valueAt(root, ['tool', 'uv', 'default-groups']);
  if (named?.kind !== 'array' || isUnmanaged(root)) return [];
  const groups = valueAt(root, ['dependency-groups']);
  return named.elements.flatMap((element) =>
    element.kind !== 'string' || !element.closed || entryOf(groups, element.value)
      ? []
      : [{ problem: say('uvGroupSettingMisplaced', { group: shorten(element.value, 60) }), span: element.content }],
  );
}

/** The value under a key, however it is spelt. */
function entryOf(table: TomlValue | undefined, key: string): TomlValue | undefined {
  const entries = table?.kind === 'table' ? [...table.entries.values()] : [];
  return entries.find((entry) => normalizeName(entry.key) === normalizeName(key))?.value;
}

function listsProject(elements: readonly TomlValue[], name: string): boolean {
  return elements.some(
    (element) =>
      element.kind === 'string' &&
      parseRequirement(element.value).value?.requirement.normalized === normalizeName(name),
  );
}

/** `managed = false`: uv leaves the project alone. */
export function isUnmanaged(root: TomlTable): boolean {
  const managed = valueAt(root, ['tool', 'uv', 'managed']);
  return managed?.kind === 'boolean' && managed.value === false;
}
