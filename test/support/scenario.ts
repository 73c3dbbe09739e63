/** Scenarios for the resolver, read from TOML in the vocabulary of packse: an invented universe, a root, and uv's result. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'toml';

/** One scenario. */
export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** Lines as in memoryIndex.ts. */
  readonly universe: string;
  readonly root: {
    readonly requires: readonly string[];
    readonly constraints?: readonly string[];
    readonly overrides?: readonly string[];
    readonly excludes?: readonly string[];
    /** Further lines of `[tool.uv]`; separate tables may follow. */
    readonly uv?: string;
    /** `name==version`: the pins of a pylock.toml next to the project. */
    readonly lock?: readonly string[];
  };
  /**
   * What uv does; `packages` are versions by name, preceded by the index if it is not PyPI: `pyodide 1.0`. With a lock file,
   * uv does not report the index.
   */
  readonly expected: { readonly satisfiable: boolean; readonly packages?: Readonly<Record<string, string>> };
}

/** The scenarios of a folder by the name of their file (without `.toml`). */
export function readScenarios(folder: string): ReadonlyMap<string, readonly Scenario[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  return new Map(
    files.sort().map((name) => {
      // The parser's objects have no prototype, which would make them unequal to any other.
      const text = JSON.stringify(parse(readFileSync(join(folder, name), 'utf8')));
      const { scenarios } = JSON.parse(text) as { scenarios: readonly Scenario[] };
      return [name.replace('.toml', ''), scenarios];
    }),
  );
}
