/**
 * Reads the settings of `[tool.uv]` and `[tool.uv.pip]` that change which releases uv chooses. If both have a key, the
 * second wins; lists of packages add up.
 * @see https://docs.astral.sh/uv/reference/settings/
 */
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import type { DeclarationReader } from '../declarationReader.ts';
import { valueAt, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import { UV_KEYS, UV_PIP_KEYS } from './_uvKeys.ts';
import { readStatedReleases } from './_uvMetadata.ts';
import { readNamedIndexes, readSources } from './_uvSources.ts';
import { readCutoff } from './_uvTime.ts';
import type { Cutoff, NameSelection, UvSettings } from './uvSettings.ts';

const PRERELEASES = ['disallow', 'allow', 'if-necessary', 'explicit', 'if-necessary-or-explicit'] as const;
const RESOLUTIONS = ['highest', 'lowest', 'lowest-direct'] as const;
const STRATEGIES = ['first-index', 'unsafe-first-match', 'unsafe-best-match'] as const;

/**
 * Reads the table; values that uv does not understand are reported, and `ignored` is set. In a script uv skips unknown keys.
 */
export function readUvSettings(table: TomlTable, reader: DeclarationReader, kind: 'project' | 'script'): UvSettings {
  const pip = valueAt(table, ['pip']);
  const tables = new UvTables(pip?.kind === 'table' ? [pip, table] : [table], reader);
  if (pip && pip.kind !== 'table') tables.wrong('tool.uv.pip', pip, say('uvTakesTable'));
  if (pip?.kind === 'table' && kind === 'project') tables.checkKeys(pip, 'tool.uv.pip', UV_PIP_KEYS);
  if (kind === 'project') tables.checkKeys(table, 'tool.uv', UV_KEYS);
  const prerelease = tables.word('prerelease', PRERELEASES);
  const resolution = tables.word('resolution', RESOLUTIONS);
  const indexStrategy = tables.word('index-strategy', STRATEGIES);
  const excludeNewer = tables.first('exclude-newer');
  const cutoff = excludeNewer && tables.cutoff('exclude-newer', excludeNewer);
  const settings: UvSettings = {
    ...(prerelease !== undefined && { prerelease: withoutAlias(prerelease) }),
    ...(resolution !== undefined && { resolution }),
    ...(indexStrategy !== undefined && { indexStrategy }),
    ...(cutoff !== undefined && { excludeNewer: cutoff }),
    ...(excludeNewer && { excludeNewerSpan: excludeNewer.span }),
    excludeNewerPackage: tables.cutoffs('exclude-newer-package'),
    noBinary: tables.selection('no-binary', 'no-binary-package'),
    noBuild: tables.selection('no-build', 'no-build-package', 'only-binary'),
    prereleasePackage: tables.prereleases(),
    upgrade: tables.selection('upgrade', 'upgrade-package'),
    dependencyMetadata: tables.all('dependency-metadata').flatMap((value) => readStatedReleases(value, tables.wrong)),
    sources: readSources(valueAt(table, ['sources']), reader),
    noSources: tables.selection('no-sources', 'no-sources-package'),
    namedIndexes: readNamedIndexes(valueAt(table, ['index'])),
    ignored: false,
  };
  return tables.isIgnored ? { ...settings, ignored: true } : settings;
}

type Prerelease = (typeof PRERELEASES)[number];

/** uv keeps an old name for a mode. */
function withoutAlias(mode: Prerelease): Exclude<Prerelease, 'if-necessary-or-explicit'> {
  return mode === 'if-necessary-or-explicit' ? 'if-necessary' : mode;
}

class UvTables {
  readonly #tables: readonly TomlTable[];
  readonly #reader: DeclarationReader;
  isIgnored = false;

  /** @param tables the one with precedence first */
  constructor(tables: readonly TomlTable[], reader: DeclarationReader) {
    this.#tables = tables;
    this.#reader = reader;
  }

  /** Reports a value that uv does not understand. `takes` says what it would understand. */
  readonly wrong = (key: string, value: TomlValue, takes: Message): void => {
    this.#reader.report(say('uvValueInvalid', { key, takes }), value.span, 'warning');
    this.isIgnored = true;
  };

  /** Reports keys that uv does not know; one that is still being typed has no value and is reported as such. */
  checkKeys(table: TomlTable, name: string, known: ReadonlySet<string>): void {
    for (const { key, keySpan, value } of table.entries.values()) {
      if (known.has(key) || value.kind === 'invalid') continue;
      this.#reader.report(say('uvSettingUnknown', { key: shorten(key, 60), table: name }), keySpan, 'warning');
      this.isIgnored = true;
    }
  }

  all(key: string): readonly TomlValue[] {
    return this.#tables
      .flatMap((table) => table.entries.get(key)?.value ?? [])
      .filter(({ kind }) => kind !== 'invalid');
  }

  first(key: string): TomlValue | undefined {
    return this.all(key)[0];
  }

  /** One of several words. Every table's value is checked, since a wrong one counts wherever it is. */
  word<W extends string>(key: string, words: readonly W[]): W | undefined {
    const read = this.all(key).map((value) => {
      const word = value.kind === 'string' ? words.find((one) => one === value.value) : undefined;
      if (word === undefined && !isHalfTyped(value)) this.wrong(key, value, say('uvTakesOneOf', { words }));
      return word;
    });
    return read[0];
  }

  /** `prerelease-package`: a mode for individual projects. */
  prereleases(): UvSettings['prereleasePackage'] {
    const modes = new Map<NormalizedName, Exclude<Prerelease, 'if-necessary-or-explicit'>>();
    const [value] = this.all('prerelease-package');
    for (const entry of value?.kind === 'table' ? value.entries.values() : []) {
      const mode = entry.value.kind === 'string' ? entry.value.value : '';
      const known = PRERELEASES.find((one) => one === mode);
      if (known) modes.set(normalizeName(entry.key), withoutAlias(known));
      else if (!isHalfTyped(entry.value))
        this.wrong(
          `prerelease-package.${shorten(entry.key, 60)}`,
          entry.value,
          say('uvTakesOneOf', { words: PRERELEASES }),
        );
    }
    return modes;
  }

  cutoff(key: string, value: TomlValue): Cutoff | false | undefined {
    if (value.kind === 'boolean' && value.value === false) return false;
    const cutoff = value.kind === 'string' ? readCutoff(value.value) : undefined;
    if (cutoff === undefined && !isHalfTyped(value)) this.wrong(key, value, say('uvTakesTime'));
    return cutoff;
  }

  cutoffs(key: string): ReadonlyMap<NormalizedName, Cutoff | false> {
    const cutoffs = new Map<NormalizedName, Cutoff | false>();
    for (const value of this.all(key)) {
      if (value.kind !== 'table') {
        this.wrong(key, value, say('uvTakesTimes'));
        continue;
      }
      for (const entry of value.entries.values()) {
        if (entry.value.kind === 'invalid') continue;
        const cutoff = this.cutoff(`${key}.${shorten(entry.key, 60)}`, entry.value);
        const name = normalizeName(entry.key);
        if (cutoff !== undefined && !cutoffs.has(name)) cutoffs.set(name, cutoff);
      }
    }
    return cutoffs;
  }

  /**
   * A switch for all, and lists of packages; `no-binary` of `[tool.uv.pip]` is a list that may contain `:all:` and `:none:`.
   */
  selection(switchKey: string, ...listKeys: readonly string[]): NameSelection {
    const names = new Set<NormalizedName>();
    let all = false;
    for (const table of this.#tables) {
      const isList = table !== this.#tables.at(-1) && switchKey === 'no-binary';
      const value = table.entries.get(switchKey)?.value;
      if (value && isList) all = this.#addNames(switchKey, value, names) || all;
      else if (value?.kind === 'boolean') all ||= value.value === true;
      else if (value && value.kind !== 'invalid') this.wrong(switchKey, value, say('uvTakesBoolean'));
      for (const key of listKeys) {
        const list = table.entries.get(key)?.value;
        if (list) all = this.#addNames(key, list, names) || all;
      }
    }
    return { all, names: all ? new Set() : names };
  }

  /** Whether a list selects all. */
  #addNames(key: string, list: TomlValue, names: Set<NormalizedName>): boolean {
    if (list.kind === 'invalid') return false;
    if (list.kind !== 'array') {
      this.wrong(key, list, say('uvTakesNames'));
      return false;
    }
    let all = false;
    for (const element of list.elements) {
      if (element.kind === 'invalid' || isHalfTyped(element)) continue;
      if (element.kind === 'string' && element.value === ':all:') all = true;
      else if (element.kind === 'string' && element.value === ':none:') names.clear();
      else if (element.kind === 'string' && isValidName(nameIn(key, element.value)))
        names.add(normalizeName(nameIn(key, element.value)));
      else this.wrong(key, element, say('uvTakesProjectNames'));
    }
    return all;
  }
}

/** The name in an element of a list; `upgrade-package` also accepts requirements. */
function nameIn(key: string, text: string): string {
  return key === 'upgrade-package' ? (/^[\w.-]+/.exec(text)?.[0] ?? text) : text;
}

/** A string that is still being typed is not wrong yet. */
function isHalfTyped(value: TomlValue): boolean {
  return value.kind === 'string' && !value.closed;
}
