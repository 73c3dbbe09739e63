/** The files beside a dependency file that bear on its check. */

/** Configurations of a Worker, in the order in which they count. */
export const WRANGLER_NAMES = ['wrangler.toml', 'wrangler.jsonc', 'wrangler.json'];

/** Files in the same folder that a Worker's tools look at, or that people believe they look at. */
export const NEIGHBOUR_NAMES = [
  '.python-version',
  'requirements.txt',
  'cf-requirements.txt',
  'pylock.toml',
  'pyproject.toml',
  'uv.toml',
];
