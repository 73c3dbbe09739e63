/** Which indexes a check asks: those of the settings, or those that its dependency file names. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../core/messages/message.ts';
import type { IndexDeclaration } from '../index/openIndexes.ts';
import { indexRoot } from '../index/indexUrl.ts';
import { PYPI_SIMPLE_URL, type Settings } from '../settings.ts';

export interface DeclaredIndexes {
  readonly extra: readonly IndexDeclaration[];
  readonly main?: IndexDeclaration;
  /** A flat index instead, as written. */
  readonly flat?: string;
}

/** The indexes of the settings if there are any, else those of the file. */
export function declaredIndexes(settings: Settings, file?: DependencyFile): DeclaredIndexes {
  const own = file?.indexOptions;
  const chosen = settings.indexUrl === PYPI_SIMPLE_URL ? (own?.indexUrl ?? settings.indexUrl) : settings.indexUrl;
  const mannersOf = (url: string): Pick<IndexDeclaration, 'manners'> => {
    const manners = own?.manners?.get(url);
    return manners ? { manners } : {};
  };
  const extra = [...settings.extraIndexUrls, ...(own?.extraIndexUrls ?? [])].map((url) => ({ url, ...mannersOf(url) }));
  if (own?.noIndex && settings.indexUrl === PYPI_SIMPLE_URL) return { extra: [] };
  if (own?.flatDefault !== undefined && settings.indexUrl === PYPI_SIMPLE_URL) return { extra, flat: own.flatDefault };
  return { extra, main: { url: chosen, name: 'pypi', label: labelOf(chosen), ...mannersOf(chosen) } };
}

/** The name of a known index, else its host and path, without credentials. */
export function labelOf(url: string): Message {
  if (indexRoot(url) === PYPI_SIMPLE_URL) return say('indexByName', { name: 'PyPI' });
  if (!URL.canParse(url)) return say('packageIndex');
  const { host, pathname } = new URL(url);
  return say('indexByName', { name: `${host}${pathname}` });
}
