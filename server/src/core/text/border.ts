/** What lies inside of some folders, by its path alone: POSIX, Windows (drives and shares), told apart by how they begin. */
import { isWithinFolder, normalizePath } from './path.ts';
import { percentDecoded } from './percentDecoded.ts';
import {
  beginsWithHost,
  foldedForWindows,
  isDeceptiveOnWindows,
  isDeviceNamespace,
  isWindowsPath,
} from './windowsPath.ts';

/**
 * Whether an absolute path is one of some folders or below one of them. On Windows case and the kind of separator make no
 * difference, and a path that leads elsewhere than it says is inside of nothing; nor is an address.
 */
export function isInsideOf(path: string, folders: readonly string[]): boolean {
  if (isAddress(path) || isDeceptiveOnWindows(path)) return false;
  return folders.some((folder) => {
    // Two slashes in front are a host for Windows only, which the folder tells.
    const isOnWindows = isWindowsPath(folder);
    return isWithinFolder(comparable(path, isOnWindows), comparable(folder, isOnWindows));
  });
}

/** Whether even a look at a path may do something: Windows signs in at the host of a share, and a device may block. */
export function isOnAnotherHost(path: string): boolean {
  return isDeviceNamespace(path) || isAddress(path) || beginsWithHost(path);
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(path);
}

function comparable(path: string, isOnWindows: boolean): string {
  if (!isOnWindows && !isWindowsPath(path)) return normalizePath(path);
  return foldedForWindows(normalizePath(path.replaceAll('/', '\\'))).replace(/(?<!:)\\$/, '');
}

/**
 * The path that a `file:` address names, as pip reads it: `file:///a`, `file:/a`, `file://localhost/a`, `file:///C:/a`,
 * `file:///C|/a`, `file:C:/a`; that of another host is a share. Undefined if it is no such address.
 */
export function pathOfFileAddress(address: string): string | undefined {
  const [, host = '', written] = /^file:(?:\/\/([^/\\]*))?([/\\][^]*)$/i.exec(address) ?? [];
  if (written === undefined) return /^file:([a-z]:[\\/][^]*)$/i.exec(address)?.slice(1, 2).map(percentDecoded)[0];
  const path = percentDecoded(written);
  if (host !== '' && host.toLowerCase() !== 'localhost') return `\\\\${host}${path.replaceAll('/', '\\')}`;
  return /^[/\\][a-z][:|]/i.test(path) ? `${path.slice(1, 2)}:${path.slice(3)}` : path;
}
