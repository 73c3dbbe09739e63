/** Whether uv understands every setting of a table, and what it does where it does not. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { parseSpecifierSet, specifierSetContains } from '../../packaging/versions/specifier.ts';
import { closestTo } from '../../text/closest.ts';
import { fileName } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';
import type { TomlTable } from '../../config/tomlNode.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import { missingReferences } from './_projectReferences.ts';
import { isUnfinished, type SettingType } from './_settingType.ts';
import {
  IGNORED_AND_REFUSED,
  NOT_OF_SCRIPTS,
  OF_PROJECTS_ONLY,
  REFUSED_WHEN_WRONG,
  requiredSpecifier,
  UV_PIP_TYPES,
  UV_TYPES,
} from './_uvSettingTypes.ts';
import { NEWEST_UV, type TableVerdict } from './uvSettings.ts';

/** Where settings are written: that decides what is allowed, and what a mistake leads to. */
export type SettingsFile = 'pyproject.toml' | 'uv.toml' | 'script';

/**
 * Reports everything that uv does not understand in a table of settings.
 * @param root the whole file, of the project that is installed; absent where uv reads only the settings of a file
 */
export function checkSettings(
  table: TomlTable,
  reader: DeclarationReader,
  file: SettingsFile,
  root?: TomlTable,
): TableVerdict {
  const check = new SettingsCheck(reader, file, root !== undefined);
  check.table(table, 'tool.uv', UV_TYPES);
  const pip = table.entries.get('pip')?.value;
  if (pip?.kind === 'table') check.table(pip, 'tool.uv.pip', UV_PIP_TYPES);
  else if (pip && !isUnfinished(pip)) check.wrong('pip', say('uvTakesTable'), pip.span, 'pip');
  check.version(table);
  if (root) for (const { problem, span } of missingReferences(root)) check.refuse(problem, span);
  const { ignored, refused, outdated } = check;
  return { ignored, refused, outdated };
}

class SettingsCheck {
  ignored = false;
  refused = false;
  outdated = false;
  readonly #reader: DeclarationReader;
  readonly #file: SettingsFile;
  readonly #isProject: boolean;

  constructor(reader: DeclarationReader, file: SettingsFile, isProject: boolean) {
    this.#reader = reader;
    this.#file = file;
    this.#isProject = isProject;
  }

  table(table: TomlTable, name: string, types: Readonly<Record<string, SettingType>>): void {
    for (const { key, keySpan, value } of table.entries.values()) {
      const isKnown = Object.hasOwn(types, key) && !(this.#file === 'script' && NOT_OF_SCRIPTS.has(key));
      const type = isKnown ? types[key] : undefined;
      if (!type) {
        if (value.kind !== 'invalid') this.#unknown(key, name, keySpan, Object.keys(types));
        continue;
      }
      if (this.#file === 'uv.toml' && name === 'tool.uv' && OF_PROJECTS_ONLY.has(key)) {
        this.refuse(say('uvSettingOfProjects', { key }), keySpan);
        continue;
      }
      const found = type(value);
      if (found) this.wrong([key, ...found.keys].join('.'), found.takes, found.span, name === 'tool.uv' ? key : 'pip');
    }
  }

  /** @param setting the key in `[tool.uv]` */
  wrong(key: string, takes: Message, span: Span, setting: string): void {
    const isRefused = this.#file !== 'pyproject.toml' || REFUSED_WHEN_WRONG.has(setting);
    if (!isRefused) {
      this.#ignore(say('uvValueInvalid', { key, takes }), span);
      return;
    }
    const isIgnored = this.#file === 'pyproject.toml' && IGNORED_AND_REFUSED.has(setting);
    this.ignored ||= isIgnored;
    if (isIgnored && !this.#isProject) {
      this.refused = true;
      this.#ignore(say('uvValueInvalid', { key, takes }), span);
    } else this.refuse(say('uvValueRefused', { key, takes, file: fileName(this.#reader.path) }), span);
  }

  /** `required-version` counts even if the rest of the table is ignored. */
  version(table: TomlTable): void {
    const value = table.entries.get('required-version')?.value;
    if (value?.kind !== 'string' || !value.closed) return;
    const { value: required, errors } = parseSpecifierSet(requiredSpecifier(value.value));
    if (errors.length > 0 || specifierSetContains(required, NEWEST_UV)) return;
    const problem = say('uvVersionRequired', { required: shorten(value.value, 60), uv: NEWEST_UV });
    this.#reader.report(problem, value.content, 'error', 'uv');
    this.outdated = true;
  }

  #unknown(key: string, table: string, span: Span, known: readonly string[]): void {
    const [meant] = known.includes(key) ? [] : closestTo(shorten(key, 60), known);
    const parts = { key: shorten(key, 60), table, ...(meant !== undefined && { meant }) };
    if (this.#file !== 'pyproject.toml')
      this.refuse(say('uvSettingUnknownRefused', { ...parts, file: this.#file }), span);
    else this.#ignore(say('uvSettingUnknown', parts), span);
  }

  #ignore(problem: Message, span: Span): void {
    this.#reader.report(problem, span, 'warning', 'uv');
    this.ignored = true;
  }

  refuse(problem: Message, span: Span): void {
    this.refused = true;
    if (this.#reader.isReported(span)) return;
    this.#reader.report(problem, span, 'error', 'uv');
  }
}
