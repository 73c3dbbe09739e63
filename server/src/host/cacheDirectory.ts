/**
 * Where the shared cache of editor and command line is, by the conventions of each system
 * (https://specifications.freedesktop.org/basedir-spec/latest/#variables on Linux).
 */
import type { HostEnvironment } from './host.ts';

const FOLDER = 'pyodide-preflight';

/** What is in it and was not used for so many days is no longer needed. */
export const UNUSED_DAYS = 30;

/** The cache folder; undefined if the system has no place for one. `PYODIDE_PREFLIGHT_CACHE_DIR` overrides it. */
export function cacheDirectory(environment: HostEnvironment): string | undefined {
  const { platform, home } = environment;
  const variable = (name: string): string | undefined => {
    const value = environment.variables[name]?.trim();
    return value === '' ? undefined : value;
  };
  const chosen = variable('PYODIDE_PREFLIGHT_CACHE_DIR');
  if (chosen !== undefined) return chosen;
  if (platform === 'browser') return undefined;
  if (platform === 'win32') {
    const local = variable('LOCALAPPDATA') ?? (home === undefined ? undefined : `${home}/AppData/Local`);
    return local === undefined ? undefined : `${local}/${FOLDER}/cache`;
  }
  if (platform === 'darwin') return home === undefined ? undefined : `${home}/Library/Caches/${FOLDER}`;
  const xdg = variable('XDG_CACHE_HOME');
  // The specification says that a relative path is to be ignored.
  if (xdg?.startsWith('/') === true) return `${xdg}/${FOLDER}`;
  return home === undefined ? undefined : `${home}/.cache/${FOLDER}`;
}
