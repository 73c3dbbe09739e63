/** What paths mean on Windows and nowhere else: drives, shares, devices and streams. Told apart by how they are written. */
import { withoutEnding } from './ending.ts';

/** Whether a path begins as only Windows has them: with a drive, or with two backslashes. */
export function isWindowsPath(path: string): boolean {
  return /^[a-z]:/i.test(path) || path.startsWith('\\\\');
}

/** Whether a path begins with two separators, in any mixture: the name of a host follows. */
export function beginsWithHost(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/**
 * Whether a path on Windows leads elsewhere than its words say: to a device, to a second stream of a file, to the current folder
 * of a drive, or to a file whose name lacks the dots and blanks at its end. False for every other system's path.
 * See "Naming Files, Paths, and Namespaces" in the documentation of Windows.
 */
export function isDeceptiveOnWindows(path: string): boolean {
  if (isDeviceNamespace(path)) return true;
  if (!isWindowsPath(path)) return false;
  const below = path.replace(/^[a-z]:(?=[\\/]|$)/i, '');
  return below.split(/[\\/]/).some((part) => part !== '.' && part !== '..' && isDeceptivePart(part));
}

/** `\\.\`, `\\?\` and `\??\`: what follows is handed to the system as it is. */
export function isDeviceNamespace(path: string): boolean {
  return /^(?:[\\/]{2}[.?]|[\\/]\?\?)(?:[\\/]|$)/.test(path);
}

/** Whether a file or folder of this name is a device on Windows, with any ending: `nul`, `CON.txt`, `com1 .log`. */
export function isDeviceName(name: string): boolean {
  const stem = withoutEnding(name.split(/[.:]/, 1)[0] ?? '', / /);
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i.test(stem);
}

function isDeceptivePart(part: string): boolean {
  return part.includes(':') || /[. ]$/.test(part) || isDeviceName(part);
}

/**
 * A path that stands in a file on Windows, resolved against the folder of that file as far as it is not absolute: what begins with
 * one separator is on the same drive. What begins with a drive and no separator stays as it is: tools disagree about it.
 * @param root the drive or share of the folder
 */
export function beyondWindowsFolder(root: string, path: string): string | undefined {
  if (/^[a-z]:/i.test(path)) return path;
  if (beginsWithHost(path)) return `\\\\${path.slice(2)}`;
  return /^[\\/]/.test(path) ? `${root}${path.slice(1)}` : undefined;
}

/** The same text for all that Windows holds to be the same path: separators are `\`, and case makes no difference. */
export function foldedForWindows(path: string): string {
  return path.replaceAll('/', '\\').replace(/\p{Ll}/gu, (small) => {
    const capital = small.toUpperCase();
    // The file system folds single letters both ways, unlike Unicode: `ß` and `ı` stand for themselves.
    return capital.toLowerCase() === small ? capital : small;
  });
}
