/** Which indexes a check asks: those of the settings, or those that its dependency file names. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../core/messages/message.ts';
import { FolderIndex } from '../index/folderIndex.ts';
import type { IndexDeclaration } from '../index/openIndexes.ts';
import { indexNameFromUrl, indexRoot } from '../index/indexUrl.ts';
import { PYPI_SIMPLE_URL, type Settings } from '../settings.ts';
import type { UvEnvironment } from './uvEnvironment.ts';

export interface DeclaredIndexes {
  readonly extra: readonly IndexDeclaration[];
  readonly main?: IndexDeclaration;
  /** A flat index instead, as written. */
  readonly flat?: string;
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
