/** What pywrangler does beyond passing a project to uv: it adds its own runtime library. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { parseRequirement, type Requirement } from '../../packaging/requirements/requirement.ts';
import type { Target } from '../../runtimes/target.ts';
import type { InstallContext } from './uvPolicy.ts';

/** pywrangler asks for no particular version of it. */
export const RUNTIME_LIBRARY = 'workers-runtime-sdk';

/**
 * The requirements that are added to those of a project, before which uv reads them: only if a wrangler file decides, since
 * a project that is merely checked for a Workers runtime may be a library, and only to a pyproject.toml, the only file
 * pywrangler reads.
 */
export function addedBy(
  { kind }: DependencyFile,
  { workers }: Target,
  { pywrangler }: InstallContext = {},
): readonly Requirement[] {
  if (kind !== 'pyproject' || !workers || !pywrangler) return [];
  const { value } = parseRequirement(RUNTIME_LIBRARY);
  return value ? [value.requirement] : [];
}
