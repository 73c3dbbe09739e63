/**
 * wrangler's redirected configuration: a build tool leaves the path of the file that it generated in
 * `.wrangler/deploy/config.json`, and wrangler takes that file instead of the user's. pywrangler does not look there.
 * @see https://developers.cloudflare.com/workers/wrangler/configuration/#generated-wrangler-configuration
 */
import { readJsonc } from '../../config/json.ts';
import { findWranglerFiles } from './wranglerFiles.ts';
import { foldersAbove, isAbsolutePath, joinPath, parentPath } from '../../text/path.ts';

/** Where wrangler looks for it: in its folder, or in any above. */
export const REDIRECT_PATH = '.wrangler/deploy/config.json';

/** A redirect that was found. */
export interface Redirect {
  /** The path of `config.json`. */
  readonly path: string;
  /** The generated file; absent if none is named there, so that wrangler stops. */
  readonly to?: string;
}

/** The paths at which wrangler looks for a redirect, the nearest first. */
export function redirectPaths(folder: string, above: boolean): readonly string[] {
  return [folder, ...(above ? foldersAbove(folder) : [])].map((one) => joinPath(one, REDIRECT_PATH));
}

/** Reads where a redirect leads. */
export function parseRedirect(path: string, text: string): Redirect {
  const { root, errors } = readJsonc(text);
  const value = root.entries.get('configPath')?.value;
  if (errors.length > 0 || value?.kind !== 'string' || value.value === '') return { path };
  return { path, to: isAbsolutePath(value.value) ? value.value : joinPath(parentPath(path), value.value) };
}

/**
 * Whether a redirect lies beside the wrangler file that it replaces, as wrangler asks for; true where there is none.
 * @param folder the project's
 * @param present the wrangler files that there are; the one that it leads to is not one that it replaces
 */
export function isBeside(redirect: Redirect, folder: string, present: readonly string[]): boolean {
  const replaced = replacedBy(redirect, folder, present);
  return replaced === undefined || parentPath(replaced) === parentPath(parentPath(parentPath(redirect.path)));
}

/** The wrangler file that would be taken without a redirect; undefined if there is none. */
export function replacedBy({ to }: Redirect, folder: string, present: readonly string[]): string | undefined {
  return findWranglerFiles(
    folder,
    present.filter((one) => one !== to),
  ).deployed;
}
