/**
 * Reads the tables in `override-dependencies` and `exclude-dependencies`: rules for the dependencies of one package.
 * @see https://docs.astral.sh/uv/reference/settings/#override-dependencies
 */
import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { textOf, textsOf, type TomlTable } from '../../config/tomlNode.ts';
import type { SettingTables } from './_settingTables.ts';
import { tablesIn } from './_settingType.ts';
import type { ScopedRule } from './uvSettings.ts';

/** In the order written; what uv does not understand is passed over. */
export function readScopedRules(tables: SettingTables): readonly ScopedRule[] {
  const overrides = tables.all('override-dependencies').flatMap(tablesIn);
  const excludes = tables.all('exclude-dependencies').flatMap(tablesIn);
  return [
    ...overrides.flatMap((table) => {
      const requirements = textsOf(table, 'dependencies').flatMap(
        (text) => parseRequirement(text).value?.requirement ?? [],
      );
      return readScope(table, { overrides: requirements, excludes: [] });
    }),
    ...excludes.flatMap((table) => {
      const names = textsOf(table, 'dependencies').filter(isValidName).map(normalizeName);
      return readScope(table, { overrides: [], excludes: names });
    }),
  ];
}

function readScope(table: TomlTable, rule: Pick<ScopedRule, 'overrides' | 'excludes'>): readonly ScopedRule[] {
  const scope = table.entries.get('package')?.value;
  const name = scope?.kind === 'table' ? textOf(scope, 'name') : undefined;
  if (scope?.kind !== 'table' || name === undefined || !isValidName(name)) return [];
  const version = parseVersion(textOf(scope, 'version') ?? '');
  return [{ name: normalizeName(name), ...(version && { version }), ...rule }];
}
