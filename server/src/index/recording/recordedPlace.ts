/** What is recorded of which index, and in which file of the folder. docs/recorded-index.md says the same for people. */
import type { NormalizedName } from '../../core/packaging/name.ts';
import { isDeviceName } from '../../core/text/windowsPath.ts';
import { recordedProjectPath, recordedReleasePath } from '../recordedProjects.ts';

/** An index, as a recording knows it. Names are host and path, see `indexNameFromUrl`. */
export type RecordedPlace =
  /** PyPI, or what the settings put in its place. */
  | { readonly kind: 'pypi' }
  | { readonly kind: 'pyodide'; readonly release: string }
  /** Any other index. */
  | { readonly kind: 'index'; readonly name: string }
  /** A page of `find-links`, or a flat index. */
  | { readonly kind: 'links'; readonly name: string }
  /** A place with wheels that are named by their addresses. */
  | { readonly kind: 'wheels'; readonly name: string };

export const PYPI_PLACE: RecordedPlace = { kind: 'pypi' };

/** The folders of a recording, as it has them in its own. */
export const RECORDED_FOLDERS = {
  pypi: 'pypi',
  pyodide: 'pyodide',
  index: 'indexes',
  links: 'links',
  wheels: 'wheels',
};

/** How every file of a recording but the one for people ends. */
export const RECORDED_ENDING = '.recorded';

/** Whether all projects of an index are in one file. */
export function isShared({ kind }: RecordedPlace): boolean {
  return kind !== 'pypi';
}

/** The file that has a project of an index, relative to the folder of the recording. */
export function recordedPath(place: RecordedPlace, project: NormalizedName): string {
  if (place.kind === 'pypi') return recordedProjectPath(project);
  if (place.kind === 'pyodide') return recordedReleasePath(place.release);
  return `${RECORDED_FOLDERS[place.kind]}/${fileNameOf(place.name)}${RECORDED_ENDING}`;
}

/** A name of an index as one of a file on every system; what has no letters in it must not lead out of the folder. */
function fileNameOf(name: string): string {
  const encoded = encodeURIComponent(name).replace(/[!'()*]|^\.+$/g, (text) => text.replace(/./g, escaped));
  return isDeviceName(encoded) ? `%${encoded}` : encoded;
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
