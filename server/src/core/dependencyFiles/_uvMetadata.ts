/**
 * Reads `dependency-metadata`: what releases need, as the project states it instead of the indexes.
 * @see https://docs.astral.sh/uv/reference/settings/#dependency-metadata
 */
import { isValidName, normalizeName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { parseSpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { code } from '../text/words.ts';
import { STATED_KEYS } from './_uvKeys.ts';
import type { TomlTable, TomlValue } from './_tomlNode.ts';
import type { StatedRelease } from './uvChoices.ts';

type Wrong = (key: string, value: TomlValue, takes: string) => undefined;

const KEY = 'dependency-metadata';

/** @param wrong is told of every value that uv does not understand */
export function readStatedReleases(value: TomlValue, wrong: Wrong): readonly StatedRelease[] {
  if (value.kind !== 'array') return wrong(KEY, value, 'an array of tables') ?? [];
  return value.elements.flatMap((element) => {
    if (element.kind === 'invalid') return [];
    if (element.kind !== 'table') return wrong(KEY, element, 'an array of tables') ?? [];
    return readStatedRelease(element, wrong) ?? [];
  });
}

function readStatedRelease(table: TomlTable, wrong: Wrong): StatedRelease | undefined {
  const name = textOf(table, 'name');
  if (name === undefined || !isValidName(name)) return wrong(KEY, table, 'tables with the `name` of a project');
  const unknown = [...table.entries.keys()].find((key) => !STATED_KEYS.has(key));
  if (unknown !== undefined) return wrong(KEY, table, `${[...STATED_KEYS].map(code).join(', ')} only`);
  const version = textOf(table, 'version');
  if (version !== undefined && !parseVersion(version)) return wrong(KEY, table, 'a `version` that is one');
  const requiresPython = textOf(table, 'requires-python');
  if (requiresPython !== undefined && parseSpecifierSet(requiresPython).errors.length > 0) {
    return wrong(KEY, table, 'a `requires-python` such as ">=3.12"');
  }
  const read = textsOf(table, 'requires-dist').map((text) => parseRequirement(text));
  if (read.some(({ errors }) => errors.length > 0)) return wrong(KEY, table, 'requirements in `requires-dist`');
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
