/** A value in a configuration file with its place, as far as wrangler's settings need it: strings, arrays, and the rest. */
import type { ParseError } from '../text/parsed.ts';
import type { Span } from '../text/span.ts';

/** A value of TOML or JSONC. Spans of strings include the quotes, spans of arrays the brackets. */
export type ConfigValue =
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'array'; readonly items: readonly ConfigValue[]; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span };

/** The settings at the top level of a file and of its environments, and what was wrong with its syntax. */
export interface ConfigEntries {
  readonly entries: ReadonlyMap<string, ConfigValue>;
  /** What stands directly in `[env.NAME]`, by the name. */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, ConfigValue>>;
  readonly errors: readonly ParseError[];
}
