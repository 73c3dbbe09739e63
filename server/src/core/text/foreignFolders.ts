/** Folders of tools and of installed packages: what lies in them is no part of the project around them. */
import { fileName, foldersAbove, isWithinFolder, parentPath } from './path.ts';

/** In addition to all whose name begins with a dot. */
const NAMES: ReadonlySet<string> = new Set([
  '__pycache__',
  '__pypackages__',
  'build',
  'dist',
  'node_modules',
  'python_modules',
  'site-packages',
  'venv',
]);

/** The file by which a virtual environment of any name is known. */
export const ENVIRONMENT_MARK = 'pyvenv.cfg';

/** Whether a folder is such a one. @param name the last part of its path */
export function isForeignFolder(name: string): boolean {
  return name.startsWith('.') || NAMES.has(name);
}

/** Whether a file lies in such a folder below another folder, at any depth. */
export function isForeignBelow(path: string, folder: string): boolean {
  const own = parentPath(path);
  const between = [own, ...foldersAbove(own)].filter((one) => one !== folder && isWithinFolder(one, folder));
  return between.some((one) => isForeignFolder(fileName(one)));
}
