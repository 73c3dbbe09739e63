/**
 * Reads `dependency-metadata`: what releases need according to the project instead of the indexes.
 * @see https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 */
import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { say, type Message } from '../../messages/message.ts';
import { textOf, textsOf, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { tablesIn } from './_settingType.ts';
import { isRequirement } from './_valueTypes.ts';
import type { StatedRelease } from './uvSettings.ts';

const STATED_KEYS: ReadonlySet<string> = new Set([
  'name',
  'version',
  'requires-dist',
  'requires-python',
  'provides-extra',
  'provides-extras',
]);

/** The entries that uv understands. */
export function readStatedReleases(value: TomlValue): readonly StatedRelease[] {
  return tablesIn(value).flatMap((table) => {
    const read = readStatedRelease(table);
    return 'id' in read ? [] : [read];
  });
}

/** The entry, or what uv would expect instead. */
export function readStatedRelease(table: TomlTable): StatedRelease | Message {
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
  const requires = textsOf(table, 'requires-dist');
  if (!requires.every(isRequirement)) return say('uvTakesRequirements');
  const read = requires.map((text) => parseRequirement(text));
  return {
    name: normalizeName(name),
    ...(version !== undefined && { version }),
    ...(requiresPython !== undefined && { requiresPython }),
    requiresDist: read.flatMap(({ value }) => value?.requirement ?? []),
    providesExtra: textsOf(table, 'provides-extra'),
  };
}
