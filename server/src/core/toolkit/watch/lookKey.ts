/** Which projects a watch need not look at twice: in a monorepo many Workers ask for the same. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { requirementsKey } from '../../installers/installerView.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { normalizeName } from '../../packaging/name.ts';
import type { ProjectContext } from '../../remedies/projectContext.ts';

/**
 * Equal for two projects of one run exactly when a look at both sees the same, wherever they lie; undefined for a project that
 * also depends on what lies around it.
 */
export function lookKey({ file, target, installContext = {}, isSynced }: ProjectContext): string | undefined {
  if (dependsOnPlace(file)) return undefined;
  const { pywrangler, preferences } = installContext;
  return JSON.stringify([
    requirementsKey(withoutOwnName(file), target),
    [file.kind, file.requiresPython?.text, target.ownLock?.unknown, pywrangler, isSynced],
    [...(preferences ?? [])].map(([name, versions]) => [name, ...versions.map(formatVersion)]),
  ]);
}

function dependsOnPlace(file: DependencyFile): boolean {
  const { declarations, indexOptions, uv, workspace, wheelFolders, projectFolders, refusal } = file;
  const { findLinks, flatIndexes = [], flatDefault } = indexOptions;
  const isElsewhere = declarations.some(({ requirement }) => !requirement || requirement.url !== undefined);
  const folders = findLinks.length + flatIndexes.length + (wheelFolders?.size ?? 0) + (projectFolders?.size ?? 0);
  const sources = uv?.settings.sources.size ?? 0;
  return isElsewhere || folders + sources > 0 || [flatDefault, workspace, refusal].some((one) => one !== undefined);
}

/** What the project is called matters only where it asks for itself. */
function withoutOwnName(file: DependencyFile): DependencyFile {
  const { projectName, ...nameless } = file;
  const own = projectName === undefined ? undefined : normalizeName(projectName);
  return file.declarations.some(({ requirement }) => requirement?.normalized === own) ? file : nameless;
}
