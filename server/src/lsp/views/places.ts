/** Where the files of a snapshot ask for packages, as an editor shows it. */
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import type { NormalizedName } from '../../core/packaging/name.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { isWithinFolder, relativePath, fileName } from '../../core/text/path.ts';
import type { Place } from '../protocol.ts';

/** The place of each package that is asked for, the first of each. @param uriOf the URI of a path */
export function placesIn(
  { file, texts }: Pick<Snapshot, 'file' | 'texts'>,
  uriOf: (path: string) => string,
): ReadonlyMap<NormalizedName, Place> {
  const lines = new Map<string, LineIndex>();
  const places = new Map<NormalizedName, Place>();
  for (const { requirement, role, active, path, spans } of file.declarations) {
    if (!requirement || role !== 'requirement' || !active || places.has(requirement.normalized)) continue;
    const index = lines.get(path) ?? new LineIndex(texts.get(path) ?? '');
    lines.set(path, index);
    places.set(requirement.normalized, { uri: uriOf(path), range: index.rangeOf(spans.element) });
  }
  return places;
}

/** A path as people read it: from the innermost of some folders, else the name alone. */
export function shownPath(path: string, folders: readonly string[]): string {
  const around = folders.filter((folder) => isWithinFolder(path, folder));
  const [folder] = around.toSorted((a, b) => b.length - a.length);
  return folder === undefined ? fileName(path) : relativePath(folder, path);
}
