/**
 * What `loadPackage` can load: it takes names, without versions and extras, and only of what the Pyodide release ships.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#pyodide.loadPackage
 */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { NormalizedName } from '../packaging/name.ts';
import type { PyodideLock } from '../runtimes/pyodideLock.ts';
import type { Target } from '../runtimes/target.ts';

/**
 * Why a declaration that takes only what the runtime ships gets nothing; `without-dependency` if what it loads with it is not
 * in the lock; `no-lock` if it is not known what is shipped, and so
 * whether it gets something.
 */
export type NotShipped = 'unknown' | 'not-a-name' | 'no-lock' | 'without-dependency';

/** Undefined if it can be loaded, comes from an address, or is no such declaration. A host ships nothing, and loads nothing. */
export function whyNotShipped(declaration: Declaration, { shipped, pyodide, ownLock }: Target): NotShipped | undefined {
  const { shippedOnly, requirement, text, url, localPath } = declaration;
  if (shippedOnly !== true || pyodide === undefined || url !== undefined || localPath !== undefined) return undefined;
  if (!requirement || requirement.name !== text) return 'not-a-name';
  if (ownLock?.unknown) return 'no-lock';
  if (!shipped.packages.has(requirement.normalized)) return 'unknown';
  return missingDependency(requirement.normalized, shipped) ? 'without-dependency' : undefined;
}

/**
 * What an entry of a lock, or one that is loaded with it, depends on although the lock has no such entry. The whole call ends
 * there. Only a lock of the project is ever so incomplete.
 */
export function missingDependency(
  name: NormalizedName,
  { packages }: PyodideLock,
): { readonly name: NormalizedName; readonly by: NormalizedName } | undefined {
  const waiting = new Set([name]);
  for (const by of waiting) {
    for (const needed of packages.get(by)?.depends ?? []) {
      if (!packages.has(needed)) return { name: needed, by };
      waiting.add(needed);
    }
  }
  return undefined;
}

/** Whether it is loaded, but is no project that anybody would ask an index for: a library, a test suite. */
export function isOnlyLoaded({ shippedOnly, requirement }: Declaration, { shipped }: Target): boolean {
  const entry = requirement && shipped.packages.get(requirement.normalized);
  return shippedOnly === true && entry?.installable === false;
}
