/** Paths and URIs as Node.js has them on this platform. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const nodePaths = {
  toPath: localPath,
  toUri: (file: string): string => pathToFileURL(file).href,
  resolve: (folder: string, file: string): string => path.resolve(folder, file),
  join: (...parts: string[]): string => path.join(...parts),
  dirname: (file: string): string => path.dirname(file),
  basename: (file: string): string => path.basename(file),
};

/**
 * The path of a `file:` URI. Undefined for any other one, and for one that means no file here: on another host, except on
 * Windows, with an escaped separator or a zero in it.
 */
function localPath(uri: string): string | undefined {
  try {
    const file = uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
    return file?.includes('\0') === true ? undefined : file;
  } catch {
    return undefined;
  }
}
