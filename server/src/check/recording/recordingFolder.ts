/** The folder of a recording: written in the place of an older one; any other folder is left alone. */
import type { HostFiles } from '../../host/host.ts';
import { RECORDED_ENDING, RECORDED_FOLDERS } from '../../index/recording/recordedPlace.ts';

/** What a recording is about, for people. */
const README = 'README.md';

/**
 * What a folder has in it that no recording has, by its path in the folder; undefined if it is a recording, empty, or not there.
 * @param title how the text for people begins
 */
export async function foreignIn(files: HostFiles, folder: string, title: string): Promise<string | undefined> {
  const known: ReadonlySet<string> = new Set(Object.values(RECORDED_FOLDERS));
  for (const { name, kind } of await files.list(folder)) {
    if (kind === 'folder' && known.has(name)) {
      const other = (await files.list(`${folder}/${name}`)).find((entry) => !isRecordedFile(entry));
      if (other) return `${name}/${other.name}`;
    } else if (name !== README || !(await beginsWith(files, `${folder}/${README}`, title))) return name;
  }
  return undefined;
}

/**
 * Replaces what is recorded in a folder. If that fails, no part of a recording is left.
 * @param recorded texts by their paths in the folder
 * @param readme begins with the title that {@link foreignIn} is asked for
 */
export async function writeRecording(
  files: HostFiles,
  folder: string,
  recorded: ReadonlyMap<string, string>,
  readme: string,
): Promise<void> {
  await removeRecording(files, folder);
  try {
    for (const [path, text] of recorded) await files.write(`${folder}/${path}`, text);
    await files.write(`${folder}/${README}`, readme);
  } catch (error) {
    await removeRecording(files, folder).catch(() => undefined);
    throw error;
  }
}

async function removeRecording(files: HostFiles, folder: string): Promise<void> {
  await files.remove(`${folder}/${README}`);
  for (const name of Object.values(RECORDED_FOLDERS)) {
    const entries = await files.list(`${folder}/${name}`);
    for (const entry of entries.filter(isRecordedFile)) await files.remove(`${folder}/${name}/${entry.name}`);
  }
}

function isRecordedFile({ name, kind }: { readonly name: string; readonly kind: string }): boolean {
  return kind === 'file' && name.endsWith(RECORDED_ENDING);
}

async function beginsWith(files: HostFiles, path: string, start: string): Promise<boolean> {
  const bytes = new TextEncoder().encode(start);
  const read = await files.readPart(path, 0, bytes.length);
  return read !== undefined && new TextDecoder().decode(read) === start;
}
