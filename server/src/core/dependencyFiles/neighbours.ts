/** The files next to a dependency file that affect its check. */

/** Configurations of a Worker; which of them counts is in `runtimes/workers/wranglerFiles.ts`. */
export const WRANGLER_NAMES = ['wrangler.toml', 'wrangler.jsonc', 'wrangler.json'];

/** Files in the same folder that a Worker's tools read, or that people believe they read. */
export const NEIGHBOUR_NAMES = [
  '.python-version',
  'requirements.txt',
  'cf-requirements.txt',
  'pylock.toml',
  'pyproject.toml',
  'uv.toml',
];
