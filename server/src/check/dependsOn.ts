/** Which changes to other files affect a check. */
import { NEIGHBOUR_NAMES, WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import { LOCK_NAME } from '../core/dependencyFiles/signs/namedLock.ts';
import { maySayRuntime } from '../core/dependencyFiles/signs/projectSigns.ts';
import { REDIRECT_PATH } from '../core/runtimes/workers/redirect.ts';
import { isWranglerFile } from '../core/runtimes/workers/wranglerFiles.ts';
import type { Snapshot } from '../core/analysis/snapshot.ts';

/** How paths are taken apart where the check runs. */
export interface PathParts {
  basename(path: string): string;
  dirname(path: string): string;
}

/** Files that say which runtime the project next to or below them is for, or what was resolved for it before. */
const PROJECT_FILES: ReadonlySet<string> = new Set([...NEIGHBOUR_NAMES, ...WRANGLER_NAMES]);

/** Whether a change, a creation or a deletion of another file may change what a check of the snapshot's file says. */
export function dependsOn(snapshot: Snapshot, changed: string, paths: PathParts): boolean {
  if (snapshot.texts.has(changed) || snapshot.choice.path === changed) return true;
  if (snapshot.looked?.has(changed) === true) return true;
  const name = paths.basename(changed);
  // An include that was missing has no text in the snapshot.
  if (snapshot.file.includes.some((include) => lastPart(include.path) === name)) return true;
  // It may be put beside a Pyodide that lies anywhere in the project.
  if (name === LOCK_NAME) return true;
  const redirected = redirectedBy(changed, paths);
  if (redirected !== undefined) return isWithin(snapshot.path, redirected, paths);
  const isOfProject = PROJECT_FILES.has(name) || isWranglerFile(name) || maySayRuntime(name);
  return isOfProject && isWithin(snapshot.path, paths.dirname(changed), paths);
}

/** The folder whose wrangler file a redirect of a build tool replaces; undefined if the file is no redirect. */
function redirectedBy(changed: string, paths: PathParts): string | undefined {
  const isRedirect = changed.replaceAll('\\', '/').endsWith(`/${REDIRECT_PATH}`);
  return isRedirect ? paths.dirname(paths.dirname(paths.dirname(changed))) : undefined;
}

function lastPart(written: string): string {
  return written.slice(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
}

function isWithin(path: string, folder: string, paths: PathParts): boolean {
  for (let inner = paths.dirname(path), outer = path; inner !== outer; outer = inner, inner = paths.dirname(inner)) {
    if (inner === folder) return true;
  }
  return false;
}
