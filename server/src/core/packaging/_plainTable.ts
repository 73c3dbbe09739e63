/** Reads what a parser of JSON or TOML returned, key by key, and says which value has the wrong type. */

/** What is wrong with such a value. */
export interface TableError {
  /** A clause without a full stop. */
  readonly message: string;
  /** Where, as in `archive_info.hashes` and `packages[2].name`; absent for the file as a whole. */
  readonly path?: string;
}

/** Aborts reading; never leaves the packaging readers. */
export class InvalidTable extends Error {
  readonly error: TableError;

  constructor(message: string, path?: string) {
    super(message);
    this.error = { message, ...(path === undefined ? {} : { path }) };
  }
}

interface PlainTypes {
  readonly string: string;
  readonly boolean: boolean;
  readonly integer: number | bigint;
  readonly time: Date;
}

const TYPES: { readonly [Type in keyof PlainTypes]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'bigint' || Number.isInteger(value),
  time: (value) => value instanceof Date,
};

/** An object in the file and where it is. A value `null` counts as absent. Whatever does not fit throws {@link InvalidTable}. */
export class PlainTable {
  readonly path: string;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(value: unknown, path = '') {
    this.path = path;
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) {
      throw new InvalidTable('an object is expected here', path === '' ? undefined : path);
    }
    this.#values = new Map(Object.entries(value));
  }

  optional<T extends keyof PlainTypes>(key: string, type: T): PlainTypes[T] | undefined {
    const value = this.#values.get(key) ?? undefined;
    if (value === undefined) return undefined;
    if (!TYPES[type](value)) throw new InvalidTable(`a ${type} is expected here`, this.pathOf(key));
    return value as PlainTypes[T];
  }

  required<T extends keyof PlainTypes>(key: string, type: T): PlainTypes[T] {
    return this.#present(key, this.optional(key, type));
  }

  /** A string read by `read`, which returns undefined for what is no `what`. */
  read<T>(key: string, what: string, read: (text: string) => T | undefined): T | undefined {
    const text = this.optional(key, 'string');
    return text === undefined ? undefined : readText(text, what, read, this.pathOf(key));
  }

  /** The same for a key that must be there. */
  readRequired<T>(key: string, what: string, read: (text: string) => T | undefined): T {
    return this.#present(key, this.read(key, what, read));
  }

  table(key: string): PlainTable | undefined {
    const value = this.#values.get(key) ?? undefined;
    return value === undefined ? undefined : new PlainTable(value, this.pathOf(key));
  }

  requiredTable(key: string): PlainTable {
    return this.#present(key, this.table(key));
  }

  /** The objects of an array. */
  tables(key: string): readonly PlainTable[] | undefined {
    return this.#array(key)?.map((value, index) => new PlainTable(value, `${this.pathOf(key)}[${index}]`));
  }

  requiredTables(key: string): readonly PlainTable[] {
    return this.#present(key, this.tables(key));
  }

  /** The strings of an array, each read as by {@link PlainTable.read}. */
  texts<T>(key: string, what: string, read: (text: string) => T | undefined): readonly T[] | undefined {
    return this.#array(key)?.map((value, index) => {
      const path = `${this.pathOf(key)}[${index}]`;
      if (typeof value !== 'string') throw new InvalidTable('a string is expected here', path);
      return readText(value, what, read, path);
    });
  }

  pathOf(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  entries(): IterableIterator<[string, unknown]> {
    return this.#values.entries();
  }

  /** As it was given. */
  plain(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values);
  }

  #array(key: string): readonly unknown[] | undefined {
    const value = this.#values.get(key) ?? undefined;
    if (value === undefined) return undefined;
    if (Array.isArray(value)) return value as readonly unknown[];
    throw new InvalidTable('an array is expected here', this.pathOf(key));
  }

  #present<T>(key: string, value: T | undefined): T {
    if (value === undefined) throw new InvalidTable('this key is required', this.pathOf(key));
    return value;
  }
}

function readText<T>(text: string, what: string, read: (text: string) => T | undefined, path: string): T {
  const value = read(text);
  if (value === undefined) throw new InvalidTable(`${JSON.stringify(text)} is not ${what}`, path);
  return value;
}
