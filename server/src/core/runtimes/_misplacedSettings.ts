/** Compatibility settings of a wrangler file that slipped into a table: in TOML, what follows a header belongs to its table. */
import type { TomlTable } from '../config/tomlNode.ts';
import type { Span } from '../text/span.ts';

/** Settings of the top level that stand in a table, such as `[observability]`, so that they count for nothing. */
export interface MisplacedSettings {
  /** As it is written in a header: `observability`, `r2_buckets`. */
  readonly table: string;
  /** The first of their keys. */
  readonly span: Span;
  readonly compatibilityDate?: string;
  readonly flags: readonly string[];
  /** Each key with its value. */
  readonly statements: readonly Span[];
}

/** At most so deep a table is looked into. */
const DEEPEST = 4;

/** The setting that a table is looked through for. */
type SettingKey = 'compatibility_flags' | 'compatibility_date';

/**
 * The first table, but those of environments, that has flags which can only be meant for the top level, since there are none;
 * or, where only the date is missing there, a date.
 */
export function misplacedIn(root: TomlTable): { readonly misplaced?: MisplacedSettings } {
  const missing = (['compatibility_flags', 'compatibility_date'] as const).find((key) => !root.entries.has(key));
  const misplaced = missing && misplacedBelow(root, [], missing);
  return misplaced ? { misplaced } : {};
}

function misplacedBelow(
  { entries }: TomlTable,
  names: readonly string[],
  missing: SettingKey,
): MisplacedSettings | undefined {
  for (const { key, value } of names.length < DEEPEST ? entries.values() : []) {
    if (names.length === 0 && key === 'env') continue;
    const way = [...names, key];
    for (const table of value.kind === 'array' && value.ofTables ? value.elements : [value]) {
      const found =
        table.kind === 'table' ? (settingsIn(table, way, missing) ?? misplacedBelow(table, way, missing)) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** The settings in a table that are meant for the top level, if what is missing there is among them. */
function settingsIn(
  { entries: inside }: TomlTable,
  way: readonly string[],
  missing: SettingKey,
): MisplacedSettings | undefined {
  const flags = missing === 'compatibility_flags' ? inside.get(missing) : undefined;
  const date = inside.get('compatibility_date');
  const [sought, kind] = missing === 'compatibility_flags' ? [flags, 'array'] : [date, 'string'];
  if (sought?.value.kind !== kind) return undefined;
  const entries = [flags, date].flatMap((entry) => entry ?? []).sort((a, b) => a.keySpan.start - b.keySpan.start);
  return {
    table: way.join('.'),
    span: entries[0]?.keySpan ?? sought.keySpan,
    flags:
      flags?.value.kind === 'array'
        ? flags.value.elements.flatMap((one) => (one.kind === 'string' ? [one.value] : []))
        : [],
    ...(date?.value.kind === 'string' && { compatibilityDate: date.value.value }),
    statements: entries.map((entry) => ({ start: entry.keySpan.start, end: entry.value.span.end })),
  };
}

/** A `main` that stands in a table. */
export interface MisplacedMain {
  readonly table: string;
  readonly span: Span;
}

/** The first table of the top level, but that of environments, that has a `main` of Python code, which only the top level takes. */
export function mainIn({ entries }: TomlTable): { readonly mainElsewhere?: MisplacedMain } {
  for (const { key, value } of entries.values()) {
    const main = value.kind === 'table' && key !== 'env' ? value.entries.get('main') : undefined;
    if (main?.value.kind === 'string' && main.value.value.endsWith('.py'))
      return { mainElsewhere: { table: key, span: main.keySpan } };
  }
  return {};
}
