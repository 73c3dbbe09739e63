/** Paths as text, without a file system: POSIX, Windows (drives and shares) and URIs, told apart by how they begin. */
import { beginsWithHost, beyondWindowsFolder, isWindowsPath } from './windowsPath.ts';

/** The part of an absolute path that `..` cannot leave, and how the parts after it are separated. */
interface Root {
  /** Ends with its separator; empty for a relative path. */
  readonly text: string;
  readonly separator: '/' | '\\';
}

function rootOf(path: string): Root {
  const uri = /^[a-z][a-z0-9+.-]+:\/\/[^/]*\/?/i.exec(path);
  if (uri) return { text: uri[0], separator: '/' };
  const windows = /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/]+(?:[\\/][^\\/]+)?[\\/]?)/i.exec(path);
  if (windows && (path.includes('\\') || /^[a-z]:/i.test(path))) return { text: windows[0], separator: '\\' };
  if (path.startsWith('\\')) return { text: '\\', separator: '\\' };
  return { text: path.startsWith('/') ? '/' : '', separator: path.includes('\\') && !path.includes('/') ? '\\' : '/' };
}

/** Whether the path is absolute: from the root, a drive, a share, or a URI. */
export function isAbsolutePath(path: string): boolean {
  return rootOf(path).text !== '';
}

/** The path without `.`, `..` and doubled separators; an empty path becomes `.`. */
export function normalizePath(path: string): string {
  return normalizeParts(path, rootOf(path));
}

/** The path of the folder that the file is in; `.` for a bare name, the root for the root itself. */
export function parentPath(path: string): string {
  const root = rootOf(path);
  const separators = root.separator === '\\' ? /[\\/]/ : /\//;
  const parts = path.slice(root.text.length).split(separators);
  while (parts.length > 0 && parts.pop() === '');
  return normalizeParts(root.text + parts.join(root.separator), root);
}

/** The folders that a folder lies in, from the nearest to the root. */
export function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let [at, next] = [folder, parentPath(folder)]; next !== at; [at, next] = [next, parentPath(next)])
    above.push(next);
  return above;
}

/** A place that may be written as an address, which stays; a relative path begins at a folder. */
export function placeFrom(folder: string, written: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(written) || isAbsolutePath(written) ? written : joinPath(folder, written);
}

/**
 * A path resolved against a folder: an absolute one is unchanged, a relative one is appended. In a Windows folder `/`
 * separates as well as `\`, and what begins with one of them is on the same drive; in another one `\` is a letter.
 */
export function joinPath(folder: string, path: string): string {
  const root = rootOf(folder);
  const isOnWindows = isWindowsPath(folder) && root.text !== '';
  const beyond = isOnWindows ? beyondWindowsFolder(root.text, path) : undefined;
  if (beyond !== undefined) return normalizePath(beyond);
  const isLetter = path.startsWith('\\') && !beginsWithHost(path);
  if (isAbsolutePath(path) && !isLetter) return normalizePath(path);
  return normalizeParts(`${folder}${root.separator}${path}`, root);
}

/** Whether a path, from which `..` is already gone, is somewhere below a folder, or the folder itself. */
export function isWithinFolder(path: string, folder: string): boolean {
  if (path === folder) return true;
  const separator = rootOf(folder).separator;
  return path.startsWith(folder.endsWith(separator) ? folder : `${folder}${separator}`);
}

/** The last part of a path, with both `/` and `\` as separators. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function normalizeParts(path: string, { text: root, separator }: Root): string {
  const separators = separator === '\\' ? /[\\/]/ : /\//;
  const parts: string[] = [];
  for (const part of path.slice(root.length).split(separators)) {
    if (part === '' || part === '.') continue;
    const canGoUp = parts.length > 0 && parts.at(-1) !== '..';
    if (part !== '..') parts.push(part);
    else if (canGoUp) parts.pop();
    else if (root === '') parts.push(part);
  }
  const normalizedRoot = separator === '\\' ? root.replaceAll('/', '\\') : root;
  const needsSeparator = normalizedRoot !== '' && parts.length > 0 && !normalizedRoot.endsWith(separator);
  return normalizedRoot + (needsSeparator ? separator : '') + parts.join(separator) || '.';
}

/** The way from a folder to a path, with `/`; the path itself if they have no folder in common. Both are absolute. */
export function relativePath(folder: string, path: string): string {
  const [from, to] = [folder, path].map((one) => one.split(/[\\/]/).filter((part) => part !== ''));
  if (!from || !to || rootOf(folder).text.toLowerCase() !== rootOf(path).text.toLowerCase()) return path;
  const split = from.findIndex((part, at) => to[at] !== part);
  const common = split < 0 ? from.length : split;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
