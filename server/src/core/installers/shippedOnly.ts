/**
 * What `loadPackage` can load: it takes names, without versions and extras, and only of what the Pyodide release ships.
 * @see https://pyodide.org/en/stable/usage/api/js-api.html#pyodide.loadPackage
 */
import type { Declaration } from '../dependencyFiles/dependencyFile.ts';
import type { Target } from '../runtimes/target.ts';

/**
 * Why a declaration that takes only what the runtime ships gets nothing; `no-lock` if it is not known what is shipped, and so
 * whether it gets something.
 */
export type NotShipped = 'unknown' | 'not-a-name' | 'no-lock';

/** Undefined if it can be loaded, comes from an address, or is no such declaration. A host ships nothing, and loads nothing. */
export function whyNotShipped(declaration: Declaration, { shipped, pyodide, ownLock }: Target): NotShipped | undefined {
  const { shippedOnly, requirement, text, url, localPath } = declaration;
  if (shippedOnly !== true || pyodide === undefined || url !== undefined || localPath !== undefined) return undefined;
  if (!requirement || requirement.name !== text.trim()) return 'not-a-name';
  if (ownLock?.unknown) return 'no-lock';
  return shipped.packages.has(requirement.normalized) ? undefined : 'unknown';
}

/** Whether it is loaded, but is no project that anybody would ask an index for: a library, a test suite. */
export function isOnlyLoaded({ shippedOnly, requirement }: Declaration, { shipped }: Target): boolean {
  const entry = requirement && shipped.packages.get(requirement.normalized);
  return shippedOnly === true && entry?.installable === false;
}
