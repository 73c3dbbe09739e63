/** The page of a project at an index, for people. */
import { PYPI_SIMPLE_URL } from '../../settings.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { indexRoot, splitUserInfo } from '../../index/indexUrl.ts';

/** PyPI has a page that describes a project; of another index nothing is known but the list of its files. */
const DESCRIBED_AT = PYPI_SIMPLE_URL.replace(/simple\/$/, 'project/');

/**
 * @param indexUrl may contain credentials, which the page is without
 * @returns undefined for what is not on the web
 */
export function projectPage(name: NormalizedName, indexUrl: string): string | undefined {
  if (!splitUserInfo(indexUrl)) return undefined;
  const root = indexRoot(indexUrl);
  return `${root === PYPI_SIMPLE_URL ? DESCRIBED_AT : root}${name}/`;
}
