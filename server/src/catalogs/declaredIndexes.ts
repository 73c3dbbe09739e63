/** Which indexes a check asks: those of the settings, or those that its dependency file names. */
import type { DependencyFile, IndexUrls } from '../core/dependencyFiles/dependencyFile.ts';
import type { Cutoff } from '../core/dependencyFiles/uv/uvSettings.ts';
import { PYODIDE_INDEX } from '../core/candidates/distribution.ts';
import { say, type Message } from '../core/messages/message.ts';
import { FolderIndex } from '../index/folderIndex.ts';
import type { IndexDeclaration } from '../index/openIndexes.ts';
import type { PackageIndex } from '../index/packageIndex.ts';
import { indexNameFromUrl, indexRoot } from '../index/indexUrl.ts';
import { PYPI_SIMPLE_URL, type Settings } from '../settings.ts';
import type { UvEnvironment } from './uvEnvironment.ts';

export interface DeclaredIndexes {
  readonly extra: readonly IndexDeclaration[];
  readonly main?: IndexDeclaration;
  /** A flat index instead, as written. */
  readonly flat?: string;
  /** Comes behind the others, and cannot be asked, or must not be. */
  readonly blocked?: { readonly name: string; readonly because: 'unusable' | 'untrusted' };
}

/**
 * The indexes of the settings if there are any, else those of the environment, else those of the file. Further ones add up, in
 * this order.
 */
export function declaredIndexes(
  settings: Settings,
  file: DependencyFile | undefined,
  environment: UvEnvironment,
): DeclaredIndexes {
  const own = file?.indexOptions;
  const mannered = (url: string): IndexDeclaration => {
    const manners = own?.manners?.get(url);
    const read = file?.projectFolders?.get(url);
    return {
      url,
      ...(manners && { manners }),
      ...(read && { opened: new FolderIndex(url, read, { isFlat: false }) }),
    };
  };
  const extra = [
    ...settings.extraIndexUrls.map(mannered),
    ...environment.indexes,
    ...(own?.extraIndexUrls ?? []).map(mannered),
  ];
  const isSet = settings.indexUrl !== PYPI_SIMPLE_URL;
  if (own?.noIndex && !isSet) return { extra: [] };
  const given = isSet ? { url: settings.indexUrl } : environment.main;
  if (own?.flatDefault !== undefined && !given) return { extra, flat: own.flatDefault };
  const main = given ?? { url: own?.indexUrl ?? settings.indexUrl };
  return { extra, main: { ...mannered(main.url), ...main, name: 'pypi', label: labelOf(main.url) } };
}

/**
 * The `exclude-newer` of single indexes, by the names that their files have in what is found. An index that the environment names
 * has none, also where a file names the same one. Measured with uv 0.13.9.
 */
export function datesOfIndexes(
  settings: Settings,
  file: DependencyFile,
  environment: UvEnvironment,
): ReadonlyMap<string, Cutoff | false> {
  const { extra, main } = declaredIndexes(settings, file, environment);
  const given = [...environment.indexes, ...(environment.main ? [environment.main] : [])];
  const places = new Set(given.map(({ url }) => indexRoot(url)));
  const names = new Set(given.map(({ manners }) => manners?.name));
  const all = [...extra, ...(main ? [main] : [])].map(({ url, name = indexNameFromUrl(url), manners }) => {
    return { url, name, excludeNewer: manners?.excludeNewer };
  });
  const pinned = (file.uv?.settings.namedIndexes ?? []).filter(({ name, flat }) => flat !== true && !names.has(name));
  return new Map(
    [...pinned, ...all].flatMap(({ url, name, excludeNewer }) =>
      excludeNewer === undefined || places.has(indexRoot(url)) ? [] : [[name, excludeNewer] as const],
    ),
  );
}

/**
 * Flat indexes among the others, where the project has them, but after the one of Pyodide.
 * @param after how many of the others come before each; none if that is not said
 */
export function withFlat(
  flat: readonly PackageIndex[],
  indexes: readonly PackageIndex[],
  after: readonly number[],
): readonly PackageIndex[] {
  const all = [...indexes];
  const leading = indexes[0]?.name === PYODIDE_INDEX ? 1 : 0;
  flat.forEach((index, at) => all.splice(leading + (after[at] ?? 0) + at, 0, index));
  return all;
}

/** PyPI's other name for micropip. */
const PYPI = 'PYPI';

/** Where the name of a project goes in an address of `index_urls`; at its end it need not be written. */
const NAME_AT_END = /\/?\{package_name\}\/?$/;

/**
 * The indexes that a page or a call of micropip names, in its order; the index of the settings stands for PyPI. One that must not
 * or cannot be asked ends them: what those behind it have says nothing.
 * @param trusted whether addresses in the project's files are followed
 * @see https://micropip.pyodide.org/en/stable/project/api.html
 */
export function indexesInOrder(
  written: readonly string[],
  { indexUrl, extraIndexUrls }: Settings,
  trusted: boolean,
): DeclaredIndexes {
  const extra: IndexDeclaration[] = [];
  const asked = new Set([indexUrl, ...extraIndexUrls].map(indexRoot));
  for (const one of written) {
    const url = isPypi(one) ? indexUrl : one.replace(NAME_AT_END, '');
    const name = url === indexUrl ? 'pypi' : indexNameFromUrl(url);
    if (!URL.canParse(url) || url.includes('{')) return { extra, blocked: { name: url, because: 'unusable' } };
    if (!trusted && !asked.has(indexRoot(url))) return { extra, blocked: { name, because: 'untrusted' } };
    extra.push({ url, name, label: labelOf(url) });
  }
  return { extra };
}

/** Whether `index_urls` are those that micropip has by itself: a list of PyPI alone. */
export function areUsual(written: IndexUrls): boolean {
  return typeof written !== 'string' && written.length === 1 && `${written[0] ?? ''}/` === PYPI_SIMPLE_URL;
}

/** Its Simple API, its JSON API, or its name for micropip. */
function isPypi(written: string): boolean {
  return written === PYPI || (URL.canParse(written) && new URL(written).host === new URL(PYPI_SIMPLE_URL).host);
}

/** The names, in what is found, of those among them that everybody can upload to. */
export function publicIndexes({ extra, main }: DeclaredIndexes): ReadonlySet<string> {
  const all = [...extra, ...(main ? [main] : [])].filter(({ url }) => indexRoot(url) === PYPI_SIMPLE_URL);
  return new Set(all.map(({ name, url }) => name ?? indexNameFromUrl(url)));
}

/** The name of a known index, else its host and path, without credentials. */
export function labelOf(url: string): Message {
  if (indexRoot(url) === PYPI_SIMPLE_URL) return say('indexByName', { name: 'PyPI' });
  if (!URL.canParse(url)) return say('packageIndex');
  const { host, pathname } = new URL(url);
  return say('indexByName', { name: `${host}${pathname}` });
}
