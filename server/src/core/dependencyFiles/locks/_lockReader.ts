/** Reads the values of a lock file from its TOML and gathers its errors. */
import { parseMarker, type Marker } from '../../packaging/requirements/marker.ts';
import { isValidName, normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parseSpecifierSet } from '../../packaging/versions/specifier.ts';
import { parseVersion } from '../../packaging/versions/version.ts';
import { fileName } from '../../text/path.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';
import { shiftSpan, type Span } from '../../text/span.ts';
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { readToml, type TomlDocument } from '../../config/toml.ts';
import type { TomlEntry, TomlString, TomlTable, TomlValue } from '../../config/tomlNode.ts';
import type { ReadingProblem } from '../dependencyFile.ts';
import type { LockedDependency, LockedFile } from './lockFile.ts';
import { withoutQuery, withoutTrailing } from '../../text/cut.ts';

/** The parts of a package's table that all formats share. */
export interface PackageHead {
  readonly name: string;
  readonly normalized: NormalizedName;
  readonly version?: string;
  readonly span: Span;
  readonly block: Span;
}

export class LockReader {
  readonly root: TomlTable;
  readonly problems: ReadingProblem[] = [];
  readonly #path: string;
  readonly #blocks = new Map<TomlTable, Span>();
  /** A lock repeats a few markers thousands of times. */
  readonly #markers = new Map<string, Marker | undefined>();
  readonly #names = new Map<string, NormalizedName>();

  constructor(path: string, text: string) {
    this.#path = path;
    const { root, sections, errors }: TomlDocument = readToml(text);
    this.root = root;
    for (const { header, table, end } of sections) if (header) this.#blocks.set(table, { start: header.start, end });
    for (const { problem, span } of errors) this.report(problem, span);
  }

  /** Adds a problem, and gives it back. */
  report(problem: Message, span: Span, severity: ReadingProblem['severity'] = 'error'): ReadingProblem {
    const reported: ReadingProblem = { problem, span, path: this.#path, severity, about: 'file' };
    this.problems.push(reported);
    return reported;
  }

  /** The tables of an array of tables, whichever way it is written. */
  tables(table: TomlTable, key: string): readonly TomlTable[] {
    const value = table.entries.get(key)?.value;
    if (value === undefined || value.kind === 'invalid') return [];
    if (value.kind === 'array') return value.elements.filter((element) => element.kind === 'table');
    this.report(say('mustBeArrayOfTables', { key }), value.span);
    return [];
  }

  /** Name, version and places of a package; undefined, and reported, if it has no valid name. */
  head(table: TomlTable): PackageHead | undefined {
    const block = this.#blocks.get(table) ?? table.span;
    const name = stringAt(table, 'name');
    if (name === undefined) {
      this.report(say('lockedNameMissing'), table.span);
      return undefined;
    }
    if (!isValidName(name.value)) {
      this.report(say('lockedNameInvalid', { name: shorten(name.value, 40) }), name.span);
      return undefined;
    }
    const written = stringAt(table, 'version');
    const version = written?.value;
    if (written && !parseVersion(written.value)) {
      this.report(say('versionInvalid', { version: shorten(written.value, 40) }), written.span);
    }
    const normalized = this.normalized(name.value);
    return { name: name.value, normalized, ...(version !== undefined && { version }), span: name.content, block };
  }

  normalized(name: string): NormalizedName {
    let known = this.#names.get(name);
    if (known === undefined) this.#names.set(name, (known = normalizeName(name)));
    return known;
  }

  /** A marker; an unreadable one is reported and counts as absent. */
  marker(value: TomlValue | undefined): Marker | undefined {
    if (value?.kind !== 'string') return undefined;
    if (this.#markers.has(value.value)) return this.#markers.get(value.value);
    const { value: marker, errors } = parseMarker(value.value);
    for (const { problem, span } of errors) {
      this.report(
        say('lockMarkerUnreadable', { problem }),
        value.escaped ? value.span : shiftSpan(span, value.content.start),
      );
    }
    this.#markers.set(value.value, marker);
    return marker;
  }

  /** The markers of an array of strings. */
  markers(value: TomlValue | undefined): readonly Marker[] {
    if (value?.kind !== 'array') return [];
    return value.elements.flatMap((element) => this.marker(element) ?? []);
  }

  /** The specifiers of a Requires-Python; reported if they are invalid. */
  requiresPython(value: TomlValue | undefined): { readonly text: string; readonly span: Span } | undefined {
    if (value?.kind !== 'string') return undefined;
    const [error] = parseSpecifierSet(value.value).errors;
    if (error) {
      const text = shorten(value.value, 40);
      this.report(say('lockPythonUnreadable', { text, problem: error.problem }), value.span);
    }
    return error ? undefined : { text: value.value, span: value.content };
  }

  /** A dependency that is a table with `name`, as in `uv.lock` and `pylock.toml`. */
  dependency(value: TomlValue): LockedDependency | undefined {
    const name = value.kind === 'table' ? stringAt(value, 'name') : undefined;
    if (value.kind !== 'table' || !name) return undefined;
    const version = stringAt(value, 'version');
    const marker = this.marker(value.entries.get('marker')?.value);
    return {
      name: this.normalized(name.value),
      extras: stringsAt(value, 'extra').map((extra) => this.normalized(extra)),
      ...(version && { version: version.value }),
      ...(marker && { marker }),
    };
  }

  dependencies(value: TomlValue | undefined): readonly LockedDependency[] {
    if (value?.kind !== 'array') return [];
    return value.elements.flatMap((element) => this.dependency(element) ?? []);
  }
}

/** The string at a key; undefined if there is none. */
export function stringAt(table: TomlTable, key: string): TomlString | undefined {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'string' ? value : undefined;
}

/** The strings of the array at a key. */
export function stringsAt(table: TomlTable, key: string): readonly string[] {
  const value = table.entries.get(key)?.value;
  if (value?.kind !== 'array') return [];
  return value.elements.flatMap((element) => (element.kind === 'string' ? [element.value] : []));
}

/** The table at a key. */
export function tableAt(table: TomlTable, key: string): TomlTable | undefined {
  const value = table.entries.get(key)?.value;
  return value?.kind === 'table' ? value : undefined;
}

export function entriesOf(table: TomlTable | undefined): readonly TomlEntry[] {
  return table ? [...table.entries.values()] : [];
}

/** A file of a package, from the file's table; undefined if that does not give its name. */
export function lockedFile(table: TomlTable): LockedFile | undefined {
  const url = stringAt(table, 'url')?.value;
  const place = url ?? stringAt(table, 'path')?.value;
  const named = stringAt(table, 'name') ?? stringAt(table, 'filename') ?? stringAt(table, 'file');
  const filename = named?.value ?? (place === undefined ? undefined : lastPartOf(place));
  if (filename === undefined) return undefined;
  const hash = stringAt(table, 'hash')?.value ?? firstHash(tableAt(table, 'hashes'));
  const size = table.entries.get('size')?.value;
  const uploaded = table.entries.get('upload-time')?.value;
  const uploadTime = uploaded?.kind === 'string' || uploaded?.kind === 'datetime' ? String(uploaded.value) : undefined;
  return {
    filename,
    ...(url !== undefined && { url }),
    ...(hash !== undefined && { hash }),
    ...(size?.kind === 'integer' && typeof size.value === 'number' && { size: size.value }),
    ...(uploadTime !== undefined && { uploadTime }),
  };
}

/** The last segment of a path or of a URL's path, with percent-encoding decoded. */
export function lastPartOf(location: string): string {
  return percentDecoded(fileName(withoutTrailing(withoutQuery(location), '/')));
}

function firstHash(hashes: TomlTable | undefined): string | undefined {
  const [first] = entriesOf(hashes);
  return first?.value.kind === 'string' ? `${first.key}:${first.value.value}` : undefined;
}
