/**
 * Reads `dependency-metadata`: what releases need according to the project instead of the indexes.
 * @see https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 */
import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { say, type Message } from '../../messages/message.ts';
import { STATED_KEYS } from './_uvKeys.ts';
import type { TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { StatedRelease } from './uvSettings.ts';

type Wrong = (key: string, value: TomlValue, takes: Message) => void;

const KEY = 'dependency-metadata';

/** @param wrong is called for every value that uv does not understand */
export function readStatedReleases(value: TomlValue, wrong: Wrong): readonly StatedRelease[] {
  const tables = value.kind === 'array' ? value.elements.filter(({ kind }) => kind !== 'invalid') : [value];
  return tables.flatMap((table) => {
    const read = table.kind === 'table' ? readStatedRelease(table) : say('uvTakesArrayOfTables');
    if (!('id' in read)) return [read];
    wrong(KEY, table, read);
    return [];
  });
}

/** The entry, or what uv would expect instead. */
function readStatedRelease(table: TomlTable): StatedRelease | Message {
  if ([...table.entries.keys()].some((key) => !STATED_KEYS.has(key))) {
    return say('uvTakesKeys', { keys: [...STATED_KEYS] });
  }
  const [name, version] = [textOf(table, 'name'), textOf(table, 'version')];
  if (name === undefined || !isValidName(name)) return say('uvTakesTablesWithName');
  if (version !== undefined && !parseVersion(version)) return say('uvTakesVersion');
  const requiresPython = textOf(table, 'requires-python');
  if (requiresPython !== undefined && parseSpecifierSet(requiresPython).errors.length > 0) {
    return say('uvTakesRequiresPython');
  }
  const read = textsOf(table, 'requires-dist').map((text) => parseRequirement(text));
  if (read.some(({ errors }) => errors.length > 0)) return say('uvTakesRequirements');
  return {
    name: normalizeName(name),
    ...(version !== undefined && { version }),
    ...(requiresPython !== undefined && { requiresPython }),
    requiresDist: read.flatMap(({ value }) => value?.requirement ?? []),
    providesExtra: textsOf(table, 'provides-extra'),
  };
}

function textOf(table: TomlTable, key: string): string | undefined {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

function textsOf(table: TomlTable, key: string): readonly string[] {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'array' ? value.elements.flatMap((one) => (one.kind === 'string' ? [one.value] : [])) : [];
}
