/**
 * The values of settings in several tables. Of a single value the first table's counts, lists add up. What uv does not
 * understand is passed over here: `_checkSettings.ts` has reported it.
 */
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import type { TomlTable, TomlValue } from '../../config/tomlNode.ts';
import { PRERELEASES } from './_valueTypes.ts';
import { readCutoff } from './_uvTime.ts';
import type { Cutoff, NameSelection, SelectingSetting, UvSettings } from './uvSettings.ts';

type Mode = (typeof PRERELEASES)[number];

/** A table of settings, and the file that it is in: paths are relative to its folder. */
export interface PlacedTable {
  readonly path: string;
  readonly table: TomlTable;
}

export class SettingTables {
  /** `[tool.uv.pip]` of each layer, then `[tool.uv]` of each layer. */
  readonly #tables: readonly PlacedTable[];
  readonly #pips: readonly PlacedTable[];

  /** @param layers tables like `[tool.uv]`, the one with precedence first; `[tool.uv.pip]` in any of them comes before all */
  constructor(layers: readonly PlacedTable[]) {
    this.#pips = layers.flatMap(({ path, table }) => {
      const pip = table.entries.get('pip')?.value;
      return pip?.kind === 'table' ? [{ path, table: pip }] : [];
    });
    this.#tables = [...this.#pips, ...layers];
  }

  all(key: string): readonly TomlValue[] {
    return valuesIn(this.#tables, key).map(({ value }) => value);
  }

  /** The values with the files that they are in. */
  placed(key: string): readonly PlacedValue[] {
    return valuesIn(this.#tables, key);
  }

  first(key: string): TomlValue | undefined {
    return this.all(key)[0];
  }

  word<W extends string>(key: string, words: readonly W[]): W | undefined {
    const value = this.first(key);
    return value?.kind === 'string' ? words.find((one) => one === value.value) : undefined;
  }

  text(key: string): string | undefined {
    const value = this.first(key);
    return value?.kind === 'string' ? value.value : undefined;
  }

  texts(key: string): readonly string[] {
    return this.all(key).flatMap(stringsIn);
  }

  isTrue(key: string): boolean {
    const value = this.first(key);
    return value?.kind === 'boolean' && value.value === true;
  }

  names(key: string): ReadonlySet<NormalizedName> {
    return new Set(this.texts(key).filter(isValidName).map(normalizeName));
  }

  /** `upgrade` and `upgrade-package`, whose elements are requirements. */
  upgrades(): NameSelection {
    const read = this.texts('upgrade-package').flatMap((text) => parseRequirement(text).value?.requirement ?? []);
    const all = this.isTrue('upgrade');
    return { all, names: all ? new Set() : new Set(read.map(({ normalized }) => normalized)) };
  }

  /** `prerelease`, with its old name for a mode. */
  prerelease(): UvSettings['prerelease'] {
    const mode = this.word('prerelease', PRERELEASES);
    return mode && withoutAlias(mode);
  }

  /** `prerelease-package`: a mode for single projects. */
  prereleases(): UvSettings['prereleasePackage'] {
    const modes = new Map<NormalizedName, NonNullable<UvSettings['prerelease']>>();
    for (const { key, value } of this.#entries('prerelease-package')) {
      const mode = value.kind === 'string' ? PRERELEASES.find((one) => one === value.value) : undefined;
      const name = normalizeName(key);
      if (mode && !modes.has(name)) modes.set(name, withoutAlias(mode));
    }
    return modes;
  }

  cutoffs(key: string): ReadonlyMap<NormalizedName, Cutoff | false> {
    const cutoffs = new Map<NormalizedName, Cutoff | false>();
    for (const entry of this.#entries(key)) {
      const cutoff = cutoffOf(entry.value);
      const name = normalizeName(entry.key);
      if (cutoff !== undefined && !cutoffs.has(name)) cutoffs.set(name, cutoff);
    }
    return cutoffs;
  }

  /** A switch for all, and lists of names. The switch of the table with precedence decides, even where it is off. */
  selection(switchKey: string, ...listKeys: readonly string[]): NameSelection {
    const all = this.isTrue(switchKey);
    const names = new Set(listKeys.flatMap((key) => [...this.names(key)]));
    return { all, names: all ? new Set() : names };
  }

  /**
   * `no-binary` and `no-build`: a switch that is on anywhere means all. `[tool.uv.pip]` writes them as lists, too, with `:all:`
   * and `:none:` among the names. A switch that is off stands instead of the names in `[tool.uv]`.
   */
  files(pipKey: string, switchKey: string, listKey: string): NameSelection {
    const switches = this.all(switchKey).filter(({ kind }) => kind === 'boolean');
    const listed = selectionOf(valuesIn(this.#pips, pipKey).flatMap(({ value }) => stringsIn(value)));
    const isOn = switches.some((value) => value.kind === 'boolean' && value.value === true);
    if (isOn || listed.all) return { all: true, names: new Set() };
    return { all: false, names: new Set([...listed.names, ...(switches.length > 0 ? [] : this.names(listKey))]) };
  }

  /** Each setting that such a selection comes from, with what it selects alone; the parts are those of `files`. */
  filesBy(pipKey: string, switchKey: string, listKey: string): readonly SelectingSetting[] {
    const listed = (key: string, tables: readonly PlacedTable[]): readonly SelectingSetting[] =>
      valuesIn(tables, key).map(({ path, value }) => ({ key, path, selected: selectionOf(stringsIn(value)) }));
    const switched = this.placed(switchKey).flatMap(({ path, value }): SelectingSetting[] =>
      value.kind === 'boolean' && value.value === true
        ? [{ key: switchKey, path, selected: { all: true, names: new Set() } }]
        : [],
    );
    return [...switched, ...listed(pipKey, this.#pips), ...listed(listKey, this.#tables)];
  }

  #entries(key: string): readonly { readonly key: string; readonly value: TomlValue }[] {
    return this.all(key).flatMap((value) => (value.kind === 'table' ? [...value.entries.values()] : []));
  }
}

/** A moment, how long ago, or `false`; undefined if uv understands none of it. */
export function cutoffOf(value: TomlValue | undefined): Cutoff | false | undefined {
  if (value?.kind === 'boolean') return value.value === false ? false : undefined;
  if (value?.kind === 'string') return readCutoff(value.value);
  return value?.kind === 'table' ? cutoffOf(value.entries.get('timestamp')?.value) : undefined;
}

/** A later `:none:` cancels what came before. */
function selectionOf(texts: readonly string[]): NameSelection {
  const after = texts.slice(texts.lastIndexOf(':none:') + 1);
  const all = after.includes(':all:');
  return { all, names: new Set(all ? [] : after.filter(isValidName).map(normalizeName)) };
}

interface PlacedValue {
  readonly path: string;
  readonly value: TomlValue;
}

function valuesIn(tables: readonly PlacedTable[], key: string): readonly PlacedValue[] {
  return tables.flatMap(({ path, table }) => {
    const value = table.entries.get(key)?.value;
    return value && value.kind !== 'invalid' ? [{ path, value }] : [];
  });
}

/** The strings in an array. */
export function stringsIn(value: TomlValue): readonly string[] {
  return value.kind === 'array' ? value.elements.flatMap((one) => (one.kind === 'string' ? [one.value] : [])) : [];
}

function withoutAlias(mode: Mode): Exclude<Mode, 'if-necessary-or-explicit'> {
  return mode === 'if-necessary-or-explicit' ? 'if-necessary' : mode;
}
