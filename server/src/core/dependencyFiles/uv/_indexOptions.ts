/** What uv's settings say about indexes, from the tables that count together. */
import { isTrueAt, plainValue, textOf, valueAt, type TomlTable } from '../../config/tomlNode.ts';
import { parentPath, placeFrom } from '../../text/path.ts';
import type { IndexOptions } from '../dependencyFile.ts';
import { cutoffOf, SettingTables, stringsIn, type PlacedTable } from './_settingTables.ts';
import { tablesIn } from './_settingType.ts';
import type { IndexManners } from './uvSettings.ts';

interface Index {
  readonly url: string;
  readonly manners: IndexManners;
  readonly isDefault: boolean;
  readonly isFlat: boolean;
}

/**
 * The indexes in uv's order: those of `[[tool.uv.index]]`, then those of `extra-index-url`.
 * @param layers the table with precedence first
 * @param own the file that is checked: a path in the settings of another folder becomes absolute
 */
export function indexOptionsOf(layers: readonly PlacedTable[], own: string): IndexOptions {
  const tables = new SettingTables(layers);
  const addresses = (key: string): readonly string[] =>
    tables.placed(key).flatMap(({ path, value }) => {
      const texts = value.kind === 'string' ? [value.value] : stringsIn(value);
      return texts.map((text) => seenFrom(own, path, text));
    });
  const indexes = tables
    .placed('index')
    .flatMap(({ path, value }) => tablesIn(value).flatMap((table) => readIndex(table, path, own)));
  const first = indexes.find(({ isDefault }) => isDefault);
  const indexUrl = first ? (first.isFlat ? undefined : first.url) : addresses('index-url')[0];
  const others = indexes.filter(({ isDefault }) => !isDefault);
  const extras = others.filter(({ isFlat }) => !isFlat).map(({ url }) => url);
  const flatIndexes = others.filter(({ isFlat }) => isFlat).map(({ url }) => url);
  const before = others.map((_, at) => others.slice(0, at).filter(({ isFlat }) => !isFlat).length);
  const flatAfter = before.filter((_, at) => others[at]?.isFlat === true);
  const manners = new Map(indexes.map((index) => [index.url, index.manners]));
  const noBinary = tables.files('no-binary', 'no-binary', 'no-binary-package');
  const noBuild = tables.files('only-binary', 'no-build', 'no-build-package');
  return {
    ...(indexUrl !== undefined && { indexUrl }),
    ...(first?.isFlat === true && { flatDefault: first.url }),
    extraIndexUrls: [...extras, ...addresses('extra-index-url')],
    ...(manners.size > 0 && { manners }),
    noIndex: tables.isTrue('no-index'),
    findLinks: addresses('find-links'),
    ...(flatIndexes.length > 0 && { flatIndexes, flatAfter }),
    pre: tables.prerelease() === 'allow',
    noBinary: noBinary.all ? [':all:'] : [...noBinary.names],
    onlyBinary: noBuild.all ? [':all:'] : [...noBuild.names],
  };
}

/** An entry of `[[tool.uv.index]]`; none if it is used only for the projects that name it. */
function readIndex(table: TomlTable, path: string, own: string): readonly Index[] {
  const url = textOf(table, 'url');
  if (url === undefined || isTrueAt(table, 'explicit')) return [];
  return [
    {
      url: seenFrom(own, path, url),
      manners: mannersOf(table),
      isDefault: isTrueAt(table, 'default'),
      isFlat: textOf(table, 'format') === 'flat',
    },
  ];
}

/** How an entry of `[[tool.uv.index]]` says that it is asked. What has no meaning is left out. */
export function mannersOf(table: TomlTable): IndexManners {
  const [name, authenticate] = [textOf(table, 'name'), textOf(table, 'authenticate')];
  const listed = table.entries.get('ignore-error-codes')?.value;
  const statuses = listed?.kind === 'array' ? listed.elements.map(plainValue) : [];
  const ignoredStatuses = statuses.flatMap((status) => (typeof status === 'number' ? [status] : []));
  const caching = valueAt(table, ['cache-control']);
  const excludeNewer = cutoffOf(table.entries.get('exclude-newer')?.value);
  const [api, files] = caching?.kind === 'table' ? [textOf(caching, 'api'), textOf(caching, 'files')] : [];
  return {
    ...(name !== undefined && { name }),
    ...((authenticate === 'always' || authenticate === 'never') && { authenticate }),
    ...(ignoredStatuses.length > 0 && { ignoredStatuses }),
    ...(excludeNewer !== undefined && { excludeNewer }),
    ...((api ?? files) !== undefined && {
      cacheControl: { ...(api !== undefined && { api }), ...(files !== undefined && { files }) },
    }),
  };
}

/** An address stays; a path in another folder's settings is one from there. */
function seenFrom(own: string, path: string, text: string): string {
  return parentPath(path) === parentPath(own) ? text : placeFrom(parentPath(path), text);
}
