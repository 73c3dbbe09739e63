/** Reads `[tool.pyodide-preflight]`: what it wants reported, and what is wrong with any of its values; the rest still counts. */
import type { TomlTable, TomlValue } from '../config/tomlNode.ts';
import { codeNamed, type FindingCode } from '../findings/rules.ts';
import { say, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { closestTo } from '../text/closest.ts';
import { parentPath } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { isMeant } from './givenTuning.ts';
import { codeUnknown, isProblem, readSelector, type Selector } from './selector.ts';
import { levelNamed, LEVELS, type FileIgnores, type Level, type Tuning } from './tuning.ts';

/** Where such a table stands. */
export interface PlacedTable {
  /** Of the pyproject.toml, or of the script with the table in its metadata. */
  readonly path: string;
  /** What stands under `tool.pyodide-preflight`, a table or not. */
  readonly value: TomlValue;
}

/** What is wrong with a value. */
export interface TableProblem {
  readonly message: Message;
  readonly span: Span;
  /** Whether it is an ignore that ignores nothing, for it names no finding. */
  readonly ofIgnore: boolean;
}

export interface ReadTable {
  readonly tuning: Tuning;
  readonly problems: readonly TableProblem[];
}

/** Every key of the table, and which type its value has. */
export const TABLE_KEYS = ['target', 'config', 'env', 'select', 'ignore', 'severity', 'per-file-ignores'] as const;

export function readTuningTable({ path, value }: PlacedTable): ReadTable {
  const reader = new TableReader(parentPath(path));
  const tuning = reader.read(value);
  return { tuning, problems: reader.problems.sort((a, b) => a.span.start - b.span.start) };
}

class TableReader {
  readonly problems: TableProblem[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(value: TomlValue): Tuning {
    if (value.kind === 'invalid') return {};
    if (value.kind !== 'table') {
      this.#report(say('ownTableExpected'), value.span);
      return {};
    }
    for (const { key, keySpan } of value.entries.values()) {
      if (!TABLE_KEYS.some((known) => known === key)) this.#report(keyUnknown(key), keySpan);
    }
    this.#checkTexts(value);
    const select = this.#selectors('select', value.entries.get('select')?.value, false);
    const ignore = this.#selectors('ignore', value.entries.get('ignore')?.value, true);
    return {
      ...(select && { select }),
      ...(ignore && { ignore }),
      severity: this.#severity(value.entries.get('severity')?.value),
      ...this.#perFile(value.entries.get('per-file-ignores')?.value),
    };
  }

  /** What the table says about the target; what that means is checked where targets are chosen. */
  #checkTexts(table: TomlTable): void {
    for (const key of ['target', 'config', 'env'] as const) {
      const value = table.entries.get(key)?.value;
      if (!value || value.kind === 'string' || value.kind === 'invalid') continue;
      if (key !== 'target') this.#report(say('ownTextExpected', { key }), value.span);
      else if (value.kind !== 'array') this.#report(say('ownTextsExpected', { key }), value.span);
      else
        for (const { kind, span } of value.elements)
          if (kind !== 'string') this.#report(say('ownTextsExpected', { key }), span);
    }
  }

  /** Undefined if there is no such list, or nothing in it could be read. */
  #selectors(key: string, value: TomlValue | undefined, ofIgnore: boolean): readonly Selector[] | undefined {
    if (!value || value.kind === 'invalid') return undefined;
    if (value.kind !== 'array' || value.ofTables) {
      this.#report(say('ownListExpected', { key }), value.span);
      return undefined;
    }
    const selectors = value.elements.flatMap((element): Selector[] => {
      if (element.kind !== 'string') {
        if (element.kind !== 'invalid') this.#report(say('ownListExpected', { key }), element.span);
        return [];
      }
      const read = readSelector(element.value);
      if (!isProblem(read)) return [read];
      this.#report(read, element.content, ofIgnore);
      return [];
    });
    return isMeant(value.elements, selectors) ? selectors : undefined;
  }

  #severity(value: TomlValue | undefined): ReadonlyMap<FindingCode, Level> {
    const levels = new Map<FindingCode, Level>();
    for (const { key, keySpan, value: level } of this.#entries('severity', value)) {
      const code = codeNamed(key);
      if (code === undefined) this.#report(codeUnknown(key), keySpan);
      if (level.kind === 'invalid') continue;
      const text = level.kind === 'string' ? level.value : '';
      const named = levelNamed(text);
      if (code !== undefined && named) levels.set(code, named);
      else if (!named) this.#report(levelUnknown(key, text), level.span);
    }
    return levels;
  }

  #perFile(value: TomlValue | undefined): Pick<Tuning, 'perFileIgnores'> {
    if (!value || value.kind === 'invalid') return {};
    const perFileIgnores = [...this.#entries('per-file-ignores', value)].map(({ key, value: list }): FileIgnores => {
      const selectors = this.#selectors(key, list, true) ?? [];
      return { files: { folder: this.#folder, glob: key }, selectors };
    });
    return value.kind === 'table' ? { perFileIgnores } : {};
  }

  #entries(
    key: string,
    value: TomlValue | undefined,
  ): Iterable<TomlTable['entries'] extends Map<string, infer Entry> ? Entry : never> {
    if (!value || value.kind === 'invalid') return [];
    if (value.kind === 'table') return value.entries.values();
    this.#report(say('ownSubtableExpected', { key }), value.span);
    return [];
  }

  #report(message: Message, span: Span, ofIgnore = false): void {
    this.problems.push({ message, span, ofIgnore });
  }
}

function keyUnknown(key: string): Message {
  const [meant] = closestTo(key, TABLE_KEYS);
  return say('ownKeyUnknown', { key: shorten(key, 60), ...(meant !== undefined && { meant }) });
}

function levelUnknown(code: string, level: string): Message {
  return say('levelUnknown', { code: shorten(code, 60), level: shorten(level, 60), levels: LEVELS });
}
