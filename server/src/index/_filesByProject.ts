/** Tells by their names which projects the files in one place belong to. */
import type { NormalizedName } from '../core/packaging/name.ts';
import type { ProjectFile } from '../core/packaging/simpleApi/simpleApi.ts';
import { projectOfFile } from '../core/candidates/distribution.ts';

/** Files by the project that they are named after; those with any other name do not count. */
export function filesByProject(all: readonly ProjectFile[]): ReadonlyMap<NormalizedName, readonly ProjectFile[]> {
  const files = new Map<NormalizedName, ProjectFile[]>();
  for (const file of all) {
    const name = projectOfFile(file.filename);
    if (name === undefined) continue;
    const others = files.get(name);
    if (others) others.push(file);
    else files.set(name, [file]);
  }
  return files;
}
