/**
 * The indexes that the person who runs uv names in its environment. They count before those of any file, where uv is what
 * installs. `UV_EXTRA_INDEX_URL` counts for machines only: where it resolves for the Worker, pywrangler passes that option itself.
 * @see https://docs.astral.sh/uv/reference/environment/
 */
import type { NormalizedName } from '../core/packaging/name.ts';
import type { NamedIndex } from '../core/dependencyFiles/uv/uvSettings.ts';
import type { Target } from '../core/runtimes/target.ts';
import type { IndexDeclaration } from '../index/openIndexes.ts';

export interface UvEnvironment {
  /** `UV_INDEX`, in order. */
  readonly indexes: readonly IndexDeclaration[];
  /** `UV_EXTRA_INDEX_URL`, in order, which comes behind those. */
  readonly further: readonly IndexDeclaration[];
  /** `UV_DEFAULT_INDEX`, else `UV_INDEX_URL`. */
  readonly main?: IndexDeclaration;
  /** `UV_FIND_LINKS`. */
  readonly findLinks: readonly string[];
}

export const NO_UV_ENVIRONMENT: UvEnvironment = { indexes: [], further: [], findLinks: [] };

/** What the variables of the environment say of indexes; undefined values and blank ones say nothing. */
export function readUvEnvironment(variables: Readonly<Record<string, string | undefined>>): UvEnvironment {
  const words = (name: string, separator: RegExp): readonly string[] =>
    (variables[name] ?? '').split(separator).filter((word) => word !== '');
  const [main] = [...words('UV_DEFAULT_INDEX', /\s+/), ...words('UV_INDEX_URL', /\s+/)].map(namedIndex);
  return {
    indexes: words('UV_INDEX', /\s+/).map(namedIndex),
    further: words('UV_EXTRA_INDEX_URL', /\s+/).map((url) => ({ url })),
    ...(main && { main }),
    findLinks: words('UV_FIND_LINKS', /[\s,]+/),
  };
}

/** `https://…`, or `corp=https://…` of an index with a name, which its credentials are called by. */
function namedIndex(written: string): IndexDeclaration {
  const [, name, url] = /^([\w.-]+)=(.*)$/s.exec(written) ?? [];
  return name === undefined || url === undefined ? { url: written } : { url, manners: { name } };
}

/** A project that comes from one index only, which a source names. */
export type PinnedIndex = readonly [NormalizedName, { readonly named: string; readonly index?: NamedIndex }];

/** What of it counts for a target: nothing where uv does not install, and all where pywrangler passes no option, for the machine. */
export function seenBy({ installer }: Pick<Target, 'installer'>, environment: UvEnvironment): UvEnvironment {
  if (!installer.readsUvTables) return NO_UV_ENVIRONMENT;
  if (installer.indexes !== 'first') return environment;
  return { ...environment, indexes: [...environment.indexes, ...environment.further], further: [] };
}

/** A name in the environment stands for the index that it names there. */
export function pinnedIn({ indexes, main }: UvEnvironment, [project, { named, index }]: PinnedIndex): PinnedIndex {
  const other = [...indexes, ...(main ? [main] : [])].find(({ manners }) => manners?.name === named);
  return [project, other ? { named, index: { name: named, url: other.url } } : { named, ...(index && { index }) }];
}
