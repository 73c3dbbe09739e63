/**
 * Writes a project page as the Simple API has it in JSON, without any address: where a file is does not matter to who keeps
 * the page, and an address may have a password in it.
 * https://packaging.python.org/en/latest/specifications/simple-repository-api/
 */
import type { ProjectFile, ProjectPage } from './projectPage.ts';

/** The oldest version of the API that has every member which is written. */
const API_VERSION = '1.4';

/** A text from which `parseProjectPageJson` reads the same page, but for the addresses: these are relative, made of the file names. */
export function formatProjectPage({ name, files, status, versions }: ProjectPage): string {
  return JSON.stringify({
    meta: { 'api-version': API_VERSION },
    name,
    ...(status && { 'project-status': status }),
    ...(versions && { versions }),
    files: files.map(formatFile),
  });
}

function formatFile(file: ProjectFile): object {
  const { filename, hashes, requiresPython, coreMetadata, yanked, size, uploadTime } = file;
  return {
    filename,
    url: `../../files/${encodeURIComponent(filename)}`,
    hashes,
    ...(requiresPython !== undefined && { 'requires-python': requiresPython }),
    ...(size !== undefined && { size }),
    ...(uploadTime !== undefined && { 'upload-time': uploadTime }),
    'core-metadata': coreMetadata,
    yanked: yanked === '' ? true : yanked,
  };
}
