/**
 * Which wheel an installer reads in an address: uv and the releases of micropip differ in what they decode, and in what they
 * take for the same. Measured with uv 0.13.9 and micropip 0.5.0 to 0.11.1.
 */
import type { TagParts } from '../../packaging/wheels/tag.ts';
import { parseWheelFilename, type WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import { decodesAddresses, readsNamedAddresses } from '../../runtimes/bundledInstaller.ts';
import type { Target } from '../../runtimes/target.ts';
import { percentDecoded } from '../../text/percentDecoded.ts';
import { suitsPythonFrom } from './pythonOfWheel.ts';
import type { Reference } from './reference.ts';

/** `misnamed`: what the installer reads is no wheel's name; `named-address`: it reads no address behind a name. */
export type ReadWheel = { readonly wheel: WheelFilename } | { readonly refused: 'misnamed' | 'named-address' };

/** Reads the file name of a reference to a wheel as the installer of a target does. */
export function readWheel(reference: Reference, target: Target): ReadWheel {
  if (target.installer.wheelNames === 'exact') return exactWheel(reference, target);
  if (reference.isLocal) return read(reference.filename);
  const decodes = decodesAddresses(target.shipped);
  if (reference.isNamed && !readsNamedAddresses(target.shipped)) return { refused: 'named-address' };
  const path = pathOf(reference.location).replace(/;[^/]*$/, '');
  if (!path.endsWith('.whl') && !(reference.isNamed && decodes)) return MISNAMED;
  return read(lastPart(decodes ? percentDecoded(path) : path));
}

const MISNAMED = { refused: 'misnamed' } as const;

/** uv decodes the last part of the path, which has to end as a wheel does before that; a slash behind it leaves no name. */
function exactWheel(reference: Reference, target: Target): ReadWheel {
  const end = reference.isLocal
    ? reference.filename
    : pathOf(reference.location).replaceAll('\\', '/').split('/').at(-1);
  if (end?.endsWith('.whl') !== true) return MISNAMED;
  const filename = reference.isLocal ? end : percentDecoded(end);
  const result = read(filename);
  return 'wheel' in result && isSpeltExactly(filename, result.wheel, target) ? result : MISNAMED;
}

const BUILD = /^\d[A-Za-z\d_.]*$/;
const LARGEST_BUILD = 2n ** 64n - 1n;

/** Whether uv takes it as it is spelt: it compares tags with their case, and a build tag is short and plain. */
function isSpeltExactly(filename: string, wheel: WheelFilename, target: Target): boolean {
  const parts = filename.slice(0, -'.whl'.length).split('-');
  if (wheel.build && (!BUILD.test(parts[2] ?? '') || BigInt(wheel.build.number) > LARGEST_BUILD)) return false;
  const [pythonTags = [], abiTags = [], platformTags = []] = parts.slice(-3).map((part) => part.split('.'));
  const written = { pythonTags, abiTags, platformTags };
  return (
    fits(written, target) === fits(wheel, target) && suitsPythonFrom(written, target) === suitsPythonFrom(wheel, target)
  );
}

function fits(parts: TagParts, { tags }: Target): boolean {
  return tags.bestPriority(parts) !== undefined;
}

function read(filename: string): ReadWheel {
  const wheel = parseWheelFilename(filename);
  return wheel ? { wheel } : MISNAMED;
}

/** The path of a URL, as it is written. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
}

/** The last part of a path, slashes behind it left out. */
function lastPart(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? '';
}
