/** The folders of the projects in the workspace around a project, by their names. */
import { readToml } from '../../../config/toml.ts';
import { valueAt } from '../../../config/tomlNode.ts';
import { normalizeName, type NormalizedName } from '../../../packaging/name.ts';
import { parentPath } from '../../../text/path.ts';
import type { UvSurroundings } from '../surroundings.ts';
import type { UvWorkspace } from '../uvSettings.ts';

/** Undefined if there is no workspace, or if its members are not known. */
export function workspaceIn({ texts, members = [] }: UvSurroundings): UvWorkspace | undefined {
  const [root] = members;
  if (root === undefined) return undefined;
  const folders = new Map<NormalizedName, string>();
  for (const path of members) {
    const name = valueAt(readToml(texts.get(path) ?? '').root, ['project', 'name']);
    if (name?.kind === 'string') folders.set(normalizeName(name.value), parentPath(path));
  }
  return { folder: parentPath(root), members: folders };
}
