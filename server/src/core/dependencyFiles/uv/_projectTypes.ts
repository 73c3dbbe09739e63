/** The types of settings that describe a project: its indexes, sources, workspace, conflicts, and what it overrides. */
import { isValidName, normalizeName } from '../../packaging/name.ts';
import { parseRequirement } from '../../packaging/requirements/requirement.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { isTrueAt, textOf, type TomlTable, type TomlValue } from '../../config/tomlNode.ts';
import {
  both,
  byKind,
  firstMisfit,
  fits,
  isUnfinished,
  listOf,
  mapOf,
  misfit,
  oneOf,
  tablesIn,
  tableWith,
  textThat,
  type Misfit,
  type SettingType,
} from './_settingType.ts';
import { markersOverlap } from './_markerOverlap.ts';
import {
  address,
  boolean,
  marker,
  markerIn,
  name,
  names,
  requirement,
  specifiers,
  text,
  texts,
  time,
  url,
  version,
} from './_valueTypes.ts';

const INDEX_NAME = /^[\w.-]*$/;
const indexName = textThat((one) => INDEX_NAME.test(one), say('uvTakesIndexName'));

const statusCodes = listOf(
  fits(
    (value) => value.kind === 'integer' && Number(value.value) >= 100 && Number(value.value) < 1000,
    say('uvTakesStatusCodes'),
  ),
  say('uvTakesStatusCodes'),
);

const index = tableWith(
  {
    known: {
      name: indexName,
      url: address,
      explicit: boolean,
      default: boolean,
      format: oneOf(['simple', 'flat']),
      authenticate: oneOf(['auto', 'always', 'never']),
      'publish-url': url,
      'ignore-error-codes': statusCodes,
      'cache-control': tableWith({ known: { api: text, files: text }, open: true }, say('uvTakesTable')),
      'exclude-newer': time,
    },
    needed: ['url'],
    open: true,
  },
  say('uvTakesIndexWithUrl'),
);

/** `[[tool.uv.index]]`: at most one default, no name twice, and a name for what only sources ask for. */
export const indexes = both(listOf(index, say('uvTakesIndexWithUrl')), (value) => {
  const tables = tablesIn(value);
  const unnamed = tables.find((table) => isTrueAt(table, 'explicit') && !table.entries.has('name'));
  if (unnamed) return misfit(unnamed, say('uvTakesNamedExplicit'));
  const [, second] = tables.filter((table) => isTrueAt(table, 'default'));
  if (second) return misfit(second, say('uvTakesOneDefault'));
  const twice = firstAgain(tables, (table) => textOf(table, 'name'));
  return twice && misfit(twice, say('uvTakesIndexOnce', { index: shorten(textOf(twice, 'name') ?? '', 60) }));
});

const SOURCE_KINDS = ['git', 'url', 'path', 'index', 'workspace'] as const;

const SOURCE_FIELDS: Readonly<Record<string, SettingType>> = {
  git: url,
  subdirectory: text,
  rev: text,
  tag: text,
  branch: text,
  lfs: boolean,
  url,
  path: text,
  editable: boolean,
  package: boolean,
  index: indexName,
  workspace: fits(({ kind }) => kind === 'boolean' || kind === 'string', say('uvTakesBoolean')),
  marker,
  extra: name,
  group: name,
};

/** What else a source of each kind may say; the first kind that it has decides. */
const BESIDE: Readonly<Record<(typeof SOURCE_KINDS)[number], readonly string[]>> = {
  git: ['path', 'rev', 'tag', 'branch'],
  url: [],
  path: ['editable', 'package'],
  index: [],
  workspace: ['editable'],
};
const BESIDE_ALL = ['subdirectory', 'lfs', 'marker', 'extra', 'group'];

/** `[tool.uv.sources]`: one source for each project, or several whose markers exclude each other. */
export const sources = both(
  mapOf(
    byKind({ table: source, array: severalSources }, say('uvTakesSource', { kinds: SOURCE_KINDS })),
    isValidName,
    say('uvTakesSources'),
  ),
  oncePerProject(say('uvTakesSources')),
);

/** A table of projects that names none twice, however it is spelt. */
export function oncePerProject(takes: Misfit['takes']): SettingType {
  return (value) => {
    const entries = value.kind === 'table' ? [...value.entries.values()] : [];
    const twice = firstAgain(entries, ({ key }) => normalizeName(key));
    return twice && { span: twice.keySpan, takes, keys: [] };
  };
}

function source(value: TomlValue): Misfit | undefined {
  if (value.kind !== 'table') return misfit(value, say('uvTakesSource', { kinds: SOURCE_KINDS }));
  const wrong = tableWith({ known: SOURCE_FIELDS }, say('uvTakesSource', { kinds: SOURCE_KINDS }))(value);
  if (wrong) return wrong;
  const kind = SOURCE_KINDS.find((one) => value.entries.has(one));
  if (!kind) return misfit(value, say('uvTakesSource', { kinds: SOURCE_KINDS }));
  const allowed = new Set<string>([kind, ...BESIDE[kind], ...BESIDE_ALL]);
  const stray = [...value.entries.values()].find(({ key }) => !allowed.has(key));
  if (stray) return { span: stray.keySpan, takes: say('uvTakesNotBoth', { keys: [kind, stray.key] }), keys: [] };
  return excluding(value, ['rev', 'tag', 'branch']) ?? excluding(value, ['extra', 'group']) ?? notPackaged(value);
}

/** At most one of some fields. */
function excluding(table: TomlTable, keys: readonly string[]): Misfit | undefined {
  const given = keys.filter((key) => table.entries.has(key));
  return given.length > 1 ? misfit(table, say('uvTakesNotBoth', { keys: given })) : undefined;
}

function notPackaged(table: TomlTable): Misfit | undefined {
  const isPackage = table.entries.get('package')?.value;
  if (!isTrueAt(table, 'editable') || isPackage?.kind !== 'boolean' || isPackage.value !== false) return undefined;
  return misfit(table, say('uvTakesNotBoth', { keys: ['editable', 'package'] }));
}

function severalSources(value: TomlValue): Misfit | undefined {
  if (value.kind !== 'array') return undefined;
  const wrong = firstMisfit(value.elements, (one) => (isUnfinished(one) ? undefined : source(one)));
  if (wrong) return wrong;
  const tables = tablesIn(value);
  if (value.elements.length === 0) return misfit(value, say('uvTakesSource', { kinds: SOURCE_KINDS }));
  for (const [at, one] of tables.entries()) {
    const rival = tables.slice(0, at).find((other) => compete(one, other));
    if (rival) return misfit(one, say('uvTakesDisjointMarkers'));
  }
  return undefined;
}

/** Whether both can be the source at the same time; those for different extras or groups cannot. */
function compete(a: TomlTable, b: TomlTable): boolean {
  const isElsewhere = ['extra', 'group'].some((key) => textOf(a, key) !== textOf(b, key));
  if (isElsewhere) return false;
  const [first, second] = [markerIn(textOf(a, 'marker') ?? ''), markerIn(textOf(b, 'marker') ?? '')];
  return !first || !second || markersOverlap(first, second);
}

/** `[tool.uv.workspace]`. */
export const workspace = tableWith({ known: { members: globs(), exclude: globs() } }, say('uvTakesTable'));

function globs(): SettingType {
  return listOf(textThat(isGlob, say('uvTakesGlobs')), say('uvTakesGlobs'));
}

/** Whether every bracket is closed, and `**` stands for whole folders. */
function isGlob(pattern: string): boolean {
  // Without the last bracket nothing behind it closes a set.
  const last = pattern.lastIndexOf(']') + 1;
  const withoutSets = pattern.slice(0, last).replace(/\[!?\]?[^\]]*\]/g, 'x') + pattern.slice(last);
  if (withoutSets.includes('[') || withoutSets.includes('***')) return false;
  return withoutSets.split('/').every((part) => !part.includes('**') || part === '**');
}

const conflict = both(
  tableWith({ known: { package: name, extra: name, group: name } }, say('uvTakesConflicts')),
  (value) => {
    if (value.kind !== 'table') return undefined;
    const both = value.entries.has('extra') && value.entries.has('group');
    return both || value.entries.size === 0 ? misfit(value, say('uvTakesConflicts')) : undefined;
  },
);

/** `conflicts`: sets of at least two different extras or groups. */
export const conflicts = listOf(
  both(listOf(conflict, say('uvTakesConflicts')), (value) => {
    if (value.kind !== 'array' || !value.closed) return undefined;
    const kinds = ['package', 'extra', 'group'];
    const different = new Set(tablesIn(value).map((table) => kinds.map((key) => textOf(table, key) ?? '').join(' ')));
    return different.size < 2 ? misfit(value, say('uvTakesConflicts')) : undefined;
  }),
  say('uvTakesConflicts'),
);

export const defaultGroups = byKind(
  { string: textThat((one) => one === 'all', say('uvTakesDefaultGroups')), array: names },
  say('uvTakesDefaultGroups'),
);

export const groupSettings = mapOf(
  tableWith({ known: { 'requires-python': specifiers }, open: true }, say('uvTakesTable')),
  isValidName,
  say('uvTakesTable'),
);

const plainRequirements = listOf(
  both(
    requirement,
    textThat((one) => parseRequirement(one).value?.requirement.url === undefined, say('uvTakesScopedOverride')),
  ),
  say('uvTakesRequirementArray'),
);

const scope = tableWith({ known: { name, version }, needed: ['name'] }, say('uvTakesScope'));

/** An element of `override-dependencies`: a requirement, or requirements for the dependencies of one package. */
export const overrides = listOf(
  byKind(
    {
      string: requirement,
      table: whole(
        tableWith(
          { known: { package: scope, dependencies: plainRequirements }, needed: ['package', 'dependencies'] },
          say('uvTakesScopedOverride'),
        ),
        say('uvTakesScopedOverride'),
      ),
    },
    say('uvTakesScopedOverride'),
  ),
  say('uvTakesRequirementArray'),
);

export const excludes = listOf(
  byKind(
    {
      string: name,
      table: tableWith(
        { known: { package: scope, dependencies: names }, needed: ['package', 'dependencies'] },
        say('uvTakesScopedExclude'),
      ),
    },
    say('uvTakesScopedExclude'),
  ),
  say('uvTakesNames'),
);

export const buildConstraints = listOf(
  byKind(
    {
      string: requirement,
      table: tableWith(
        { known: { requirement, hashes: texts }, needed: ['requirement', 'hashes'] },
        say('uvTakesRequirement'),
      ),
    },
    say('uvTakesRequirement'),
  ),
  say('uvTakesRequirementArray'),
);

/** uv says of such a table only that it is none as a whole. */
function whole(type: SettingType, takes: Misfit['takes']): SettingType {
  return (value) => type(value) && misfit(value, takes);
}

/** The first of some things whose name another one had before it. */
function firstAgain<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string | undefined): Thing | undefined {
  const names = new Set<string>();
  return things.find((thing) => {
    const name = nameOf(thing);
    if (name === undefined) return false;
    const isAgain = names.has(name);
    names.add(name);
    return isAgain;
  });
}
