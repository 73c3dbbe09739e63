/** Reads what there is to know of wheels in folders, as many as one check may look into. */
import type { FolderWheel } from '../../core/dependencyFiles/dependencyFile.ts';
import { parseWheelFilename } from '../../core/packaging/wheels/wheelFilename.ts';
import { isWithinFolder } from '../../core/text/path.ts';
import type { LocalPlaces } from '../localReferences.ts';
import { readWheelHeaders } from './localWheel.ts';

/** Maximum number of wheels that are looked into. */
const MOST_WHEELS = 500;

export class WheelReader {
  readonly places: LocalPlaces;
  #left = MOST_WHEELS;

  constructor(places: LocalPlaces) {
    this.places = places;
  }

  /** A file with the headers of its metadata, as far as they can and may be read. @param path absolute */
  async read(filename: string, path: string): Promise<FolderWheel> {
    const { documents, host, within } = this.places;
    const isAllowed = within === undefined || isWithinFolder(path, within);
    if (!parseWheelFilename(filename) || !isAllowed || this.#left-- <= 0) return { filename };
    const read = await readWheelHeaders(path, documents, host);
    if (typeof read === 'string') return { filename, metadata: read };
    return { filename, ...(read.kind === 'no-zip' && { noZip: { isPointer: read.isPointer } }) };
  }
}
