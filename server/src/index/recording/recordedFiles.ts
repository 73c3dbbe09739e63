/** The one writer of recorded indexes: from what is recorded to the files of a folder. */
import { formatRecordedProjects, type RecordedProject } from '../recordedProjects.ts';
import { isShared, recordedPath, type RecordedPlace } from './recordedPlace.ts';

/** What is recorded of an index. */
export interface Recording {
  readonly place: RecordedPlace;
  readonly projects: readonly RecordedProject[];
}

/**
 * The texts of all files, by their paths in the folder. Throws a `TypeError` for what the format cannot represent, see
 * `formatRecordedProjects`.
 */
export function recordedFiles(recordings: Iterable<Recording>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { place, projects } of recordings) {
    for (const file of isShared(place) ? [projects] : projects.map((project) => [project])) {
      const [first] = file;
      if (first) files.set(recordedPath(place, first.name), formatRecordedProjects(file));
    }
  }
  return files;
}
