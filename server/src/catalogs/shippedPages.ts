/** What the lock bundled with this program says about a Pyodide release's packages, without its index. */
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectPage } from '../core/packaging/simpleApi/simpleApi.ts';
import type { PyodideLock } from '../core/runtimes/pyodideLock.ts';

/** The page that the index would return: the one wheel, without a URL. Undefined for projects the release does not ship. */
export function shippedPage(lock: PyodideLock, name: NormalizedName): ProjectPage | undefined {
  const shipped = lock.packages.get(name);
  if (!shipped?.filename.endsWith('.whl')) return undefined;
  const file = { filename: shipped.filename, url: '', hashes: {}, coreMetadata: false, yanked: false as const };
  return { name, files: [file] };
}

/**
 * The wheel's dependencies as listed in the lock: names without versions and markers. Which extras it has the lock does not say.
 */
export function shippedMetadata(lock: PyodideLock, name: NormalizedName): string | undefined {
  const shipped = lock.packages.get(name);
  if (!shipped) return undefined;
  const depends = shipped.depends.filter((dependency) => lock.packages.get(dependency)?.installable);
  const lines = depends.map((dependency) => `Requires-Dist: ${dependency}\n`);
  return `Metadata-Version: 2.2\nName: ${name}\nVersion: ${shipped.version}\nDynamic: Provides-Extra\n${lines.join('')}`;
}
