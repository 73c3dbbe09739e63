/** What lies inside of some folders, by its path alone: POSIX, Windows (drives and shares), told apart by how they begin. */
import { isWithinFolder, normalizePath } from './path.ts';
import { percentDecoded } from './percentDecoded.ts';

/**
 * Whether an absolute path is one of some folders or below one of them. On Windows case and the kind of separator make no
 * difference. What names a device (`\\.\`) or is an address is inside of nothing.
 */
export function isInsideOf(path: string, folders: readonly string[]): boolean {
  if (isDeviceOrAddress(path)) return false;
  const compared = comparable(path);
  return folders.some((folder) => isWithinFolder(compared, comparable(folder)));
}

/** Whether even a look at a path may do something: Windows signs in at the host of a share, and a device may block. */
export function isOnAnotherHost(path: string): boolean {
  return isDeviceOrAddress(path) || path.startsWith('\\\\') || path.startsWith('//');
}

function isDeviceOrAddress(path: string): boolean {
  return /^[\\/]{2}[.?][\\/]/.test(path) || /^[a-z][a-z\d+.-]+:/i.test(path);
}

function comparable(path: string): string {
  const isWindows = /^[a-z]:/i.test(path) || path.startsWith('\\\\');
  if (!isWindows) return normalizePath(path);
  return normalizePath(path.replaceAll('/', '\\'))
    .toLowerCase()
    .replace(/(?<!:)\\$/, '');
}

/**
 * The path that a `file:` address names, as pip reads it: `file:///a`, `file:/a`, `file://localhost/a`, `file:///C:/a`; that of
 * another host is a share. Undefined if it is no such address.
 */
export function pathOfFileAddress(address: string): string | undefined {
  const [, host = '', written] = /^file:(?:\/\/([^/\\]*))?([/\\][^]*)$/i.exec(address) ?? [];
  if (written === undefined) return undefined;
  const path = percentDecoded(written);
  if (host !== '' && host.toLowerCase() !== 'localhost') return `\\\\${host}${path.replaceAll('/', '\\')}`;
  return /^[/\\][a-z]:/i.test(path) ? path.slice(1) : path;
}
