/** The source files of packages on this machine: in wheels, and in the folders of projects. */
import type { Distribution } from '../../core/candidates/distribution.ts';
import { DIRECT } from '../../core/installers/references/referencedRelease.ts';
import { isAbsolutePath, joinPath, parentPath } from '../../core/text/path.ts';
import { modulesIn } from '../../core/toolkit/evidence/sourcePaths.ts';
import type { Host } from '../../host/host.ts';
import { AnswerProblem } from '../../index/answerProblem.ts';
import { openWheelFiles } from '../../index/archives/wheelFiles.ts';
import type { WheelFiles } from '../../index/packageIndex.ts';
import type { Documents } from '../checkRequest.ts';
import { filesBelow } from '../filesBelow.ts';
import { LocalArchive } from '../wheels/localWheel.ts';
import { folderOf } from '../wheels/wheelFolders.ts';

/** Where to look. */
export interface LocalFilePlaces {
  readonly documents: Documents;
  readonly host: Pick<Host, 'unpack'>;
  /** The path of the dependency file, from which folders of wheels are named. */
  readonly path: string;
}

/** A longer file is data, in bytes. */
const MOST_BYTES = 5 * 1024 * 1024;
/** Folders that are none of a project's own. */
const FOREIGN = /^(?:\..*|node_modules|venv|env|__pycache__|build|dist|python_modules)$/;

/** Opens a package that lies on this machine; undefined if it does not, or cannot be read. */
export async function openLocalFiles(
  { index, file, wheel }: Distribution,
  places: LocalFilePlaces,
): Promise<WheelFiles | undefined> {
  if (index === DIRECT) {
    if (!isAbsolutePath(file.url)) return undefined;
    return wheel ? openWheel(file.url, places) : openFolder(file.url, places);
  }
  const folder = file.url === '' && wheel ? folderOf(index, parentPath(places.path)) : undefined;
  return folder === undefined ? undefined : openWheel(joinPath(folder, file.filename), places);
}

async function openWheel(path: string, { documents, host }: LocalFilePlaces): Promise<WheelFiles | undefined> {
  const archive = await LocalArchive.open(path, documents);
  if (!(archive instanceof LocalArchive)) return undefined;
  try {
    return await openWheelFiles(host, archive);
  } catch (error) {
    if (error instanceof AnswerProblem) return undefined;
    throw error;
  }
}

async function openFolder(folder: string, { documents }: LocalFilePlaces): Promise<WheelFiles | undefined> {
  const found = await filesBelow(folder, documents, (name) => FOREIGN.test(name));
  if (found.length === 0) return undefined;
  const modules = modulesIn(found);
  return {
    paths: [...modules.keys()],
    held: () => 0,
    text: async (path) => {
      const written = modules.get(path);
      if (written === undefined) return undefined;
      const full = joinPath(folder, written);
      const size = await documents.bytes(full, 0);
      if (size.kind !== 'bytes' || size.size > MOST_BYTES) return undefined;
      const read = await documents.read(full);
      return read.kind === 'text' ? read.text : undefined;
    },
  };
}
