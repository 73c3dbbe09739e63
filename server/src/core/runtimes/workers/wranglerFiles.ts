/**
 * Which wrangler files around a project are read, and by which of its two tools: wrangler, which deploys, and pywrangler,
 * which installs. They do not look in the same places.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/
 */
import { fileName, foldersAbove, isWithinFolder, joinPath, parentPath } from '../../text/path.ts';

/** What wrangler looks for: the first name in this folder or any above it, else the second, else the third. */
const DEPLOYED_NAMES = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];

/** What pywrangler looks for, in the project's folder only. */
const INSTALLED_NAMES = ['wrangler.toml', 'wrangler.jsonc'];

/** The paths of the files around a project. */
export interface WranglerFiles {
  /** The one that `wrangler deploy` takes. */
  readonly deployed?: string;
  /** The one that pywrangler takes. */
  readonly installed?: string;
  /** Those in the project's folder that neither takes, unless one is named: `wrangler.preview.jsonc`. */
  readonly others: readonly string[];
  /** Those in folders below, where neither looks. */
  readonly below: readonly string[];
}

/** The paths at which pywrangler looks, the first one first. */
export function pywranglerPaths(folder: string): readonly string[] {
  return INSTALLED_NAMES.map((name) => joinPath(folder, name));
}

/** Whether a file in the project's folder is the configuration of a Worker, of whatever further name. */
export function isWranglerFile(name: string): boolean {
  return /^wrangler(?:\.[\w.-]+)?\.(?:toml|jsonc?)$/.test(name);
}

/** The paths at which wrangler looks for its file, apart from the folder itself. */
export function pathsAbove(folder: string): readonly string[] {
  return foldersAbove(folder).flatMap((above) => DEPLOYED_NAMES.map((name) => joinPath(above, name)));
}

/**
 * Finds what each tool takes.
 * @param folder the project's folder, where both are run
 * @param present the paths of the files that exist
 * @param named the file that is named with `--config`, which only wrangler heeds
 */
export function findWranglerFiles(folder: string, present: readonly string[], named?: string): WranglerFiles {
  const folders = [folder, ...foldersAbove(folder)];
  const upwards = DEPLOYED_NAMES.flatMap((name) => folders.map((one) => joinPath(one, name)));
  const deployed = named ?? upwards.find((path) => present.includes(path));
  const installed = pywranglerPaths(folder).find((path) => present.includes(path));
  const others = present.filter(
    (path) => parentPath(path) === folder && isWranglerFile(fileName(path)) && path !== deployed && path !== installed,
  );
  const below = present.filter((path) => path !== deployed && isBelow(path, folder));
  return { ...(deployed !== undefined && { deployed }), ...(installed !== undefined && { installed }), others, below };
}

/** Whether a file lies in a folder of the given one. */
function isBelow(path: string, folder: string): boolean {
  return parentPath(parentPath(path)) === folder;
}

/** How a file is named to somebody who is in the project's folder: `wrangler.toml`, `../wrangler.jsonc`, `dist/wrangler.json`. */
export function shownFrom(folder: string, path: string): string {
  const folders = [folder, ...foldersAbove(folder)];
  const steps = folders.findIndex((one) => isWithinFolder(path, one));
  const from = folders[steps];
  if (from === undefined) return fileName(path);
  return `${'../'.repeat(steps)}${path.slice(from.length).replaceAll('\\', '/').replace(/^\//, '')}`;
}
