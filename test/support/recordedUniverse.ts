/** An invented universe as a recorded index, in files: for whole checks, which read an index from a folder. */
import {
  formatRecordedProjects,
  recordedProjectPath,
  recordedReleasePath,
} from '../../server/src/index/recordedProjects.ts';
import { indexNameFromUrl } from '../../server/src/index/indexUrl.ts';
import { recordedPath } from '../../server/src/index/recording/recordedPlace.ts';
import { normalizeName, type NormalizedName } from '../../server/src/core/packaging/name.ts';
import { readUniverse, type InventedFile } from './memoryIndex.ts';
import { recordedProject, recordedText } from './recordedFiles.ts';

/** The Python that each Pyodide release with an index has, as in the tags of wheels. */
const PYTHONS: Readonly<Record<string, string>> = { '0.27.7': 'cp312', '0.28.3': 'cp313', '314.0.7': 'cp314' };

/** Where the index is that a project adds. */
export const OWN_INDEX = 'https://own.example/simple';

/** The files of the index, by their paths in its folder. */
export function recordedUniverse(text: string): ReadonlyMap<string, string> {
  const universe = readUniverse(text);
  const files = new Map<string, string>();
  for (const [name, own] of byProject(universe.filter(({ index }) => index === 'pypi'))) {
    files.set(recordedProjectPath(name), recordedText(name, { body: page(name, own) }, metadataIn(own)));
  }
  for (const [release, python] of Object.entries(PYTHONS)) {
    const shipped = universe.filter(({ index, file }) => index === 'pyodide' && file.filename.includes(`-${python}-`));
    const projects = [...byProject(shipped)].map(([name, own]) =>
      recordedProject(name, { body: page(name, own) }, metadataIn(own)),
    );
    files.set(recordedReleasePath(release), formatRecordedProjects(projects));
  }
  const own = [...byProject(universe.filter(({ index }) => index === 'own'))].map(([name, listed]) =>
    recordedProject(name, { body: page(name, listed) }, metadataIn(listed)),
  );
  if (own.length > 0) {
    const place = { kind: 'index', name: indexNameFromUrl(OWN_INDEX) } as const;
    files.set(recordedPath(place, normalizeName('any')), formatRecordedProjects(own));
  }
  return files;
}

function byProject(universe: readonly InventedFile[]): ReadonlyMap<NormalizedName, readonly InventedFile[]> {
  const projects = new Map<NormalizedName, InventedFile[]>();
  for (const file of universe) projects.set(file.project, [...(projects.get(file.project) ?? []), file]);
  return projects;
}

/** The page of a project, as the Simple API has it in JSON. */
function page(name: string, files: readonly InventedFile[]): string {
  const listed = files.map(({ file }) => ({
    filename: file.filename,
    url: file.filename,
    hashes: {},
    ...(file.requiresPython !== undefined && { 'requires-python': file.requiresPython }),
    ...(file.uploadTime !== undefined && { 'upload-time': file.uploadTime }),
    'core-metadata': file.filename.endsWith('.whl'),
    yanked: file.yanked,
  }));
  return JSON.stringify({ meta: { 'api-version': '1.1' }, name, files: listed });
}

function metadataIn(files: readonly InventedFile[]): Record<string, string> {
  return Object.fromEntries(
    files.flatMap(({ file, metadata }) => (metadata === undefined ? [] : [[file.filename, metadata]])),
  );
}
