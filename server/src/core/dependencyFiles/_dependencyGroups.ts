/**
 * Reads `[dependency-groups]`: the requirements of each group, and which groups include which.
 * @see https://packaging.python.org/en/latest/specifications/dependency-groups/
 */
import { say } from '../messages/message.ts';
import { normalizeName, type NormalizedName } from '../packaging/name.ts';
import type { DeclarationReader } from './declarationReader.ts';
import type { TomlEntry, TomlTable, TomlValue } from '../config/tomlNode.ts';
import type { DeclaredGroup, NamedSpan } from './dependencyFile.ts';

/** The groups in the order written; the requirements of each group, without those it includes, are added to the reader. */
export function readDependencyGroups(value: TomlValue | undefined, reader: DeclarationReader): DeclaredGroup[] {
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind !== 'table') {
    reader.report(say('mustBeTable', { key: 'dependency-groups' }), value.span);
    return [];
  }
  const groups = new Map<NormalizedName, DeclaredGroup>();
  for (const entry of value.entries.values()) {
    const name = normalizeName(entry.key);
    const group = readGroup(entry, reader);
    const other = groups.get(name);
    if (other) reader.report(say('sameGroup', { name: entry.key, other: other.name }), entry.keySpan);
    else groups.set(name, group);
  }
  checkIncludes(groups, reader);
  return [...groups.values()];
}

function readGroup({ key, keySpan, value }: TomlEntry, reader: DeclarationReader): DeclaredGroup {
  const table = `dependency-groups.${key}`;
  const includes: NamedSpan[] = [];
  reader.addArray(value, table, { table, reader: 'pep735', role: 'requirement', active: false }, (element) => {
    const include = readInclude(element);
    if (include) includes.push(include);
    else reader.report(say('groupElementInvalid'), element.span);
  });
  return { name: key, span: keySpan, includes };
}

/** `{ include-group = "NAME" }`, without any other key. */
function readInclude(element: TomlTable): NamedSpan | undefined {
  const value = element.entries.get('include-group')?.value;
  return value?.kind === 'string' && element.entries.size === 1
    ? { name: value.value, span: value.content }
    : undefined;
}

/** Reports every include that names no group, and every one that leads back to a group on the path to it. */
function checkIncludes(groups: ReadonlyMap<NormalizedName, DeclaredGroup>, reader: DeclarationReader): void {
  const finished = new Set<NormalizedName>();
  for (const start of groups.keys()) {
    // The path from the first group to the current one, without recursion since it may be long.
    const way = [{ name: start, rest: includesOf(groups, start) }];
    const onWay = new Set([start]);
    for (let group = way.at(-1); group !== undefined; group = way.at(-1)) {
      const include = finished.has(group.name) ? undefined : group.rest.next().value;
      if (include === undefined) {
        finished.add(group.name);
        onWay.delete(group.name);
        way.pop();
        continue;
      }
      const name = normalizeName(include.name);
      if (!groups.has(name)) reader.report(say('groupUnknown', { name: include.name }), include.span);
      else if (onWay.has(name)) {
        const names = way.slice(way.findIndex((other) => other.name === name)).map((other) => other.name);
        reportCycle([...names, name], include, groups, reader);
      } else if (!finished.has(name)) {
        way.push({ name, rest: includesOf(groups, name) });
        onWay.add(name);
      }
    }
  }
}

function includesOf(
  groups: ReadonlyMap<NormalizedName, DeclaredGroup>,
  name: NormalizedName,
): Iterator<NamedSpan, undefined> {
  return (groups.get(name)?.includes ?? [])[Symbol.iterator]();
}

function reportCycle(
  cycle: readonly NormalizedName[],
  include: NamedSpan,
  groups: ReadonlyMap<NormalizedName, DeclaredGroup>,
  reader: DeclarationReader,
): void {
  const names = cycle.map((name) => groups.get(name)?.name ?? name);
  const shown = names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names;
  reader.report(say('groupIncludesItself', { way: shown }), include.span);
}
