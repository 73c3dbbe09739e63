/** Whether the tags of a wheel are for some Python from a target's on, all that uv asks of a wheel while it resolves. */
import type { WheelFilename } from '../../packaging/wheels/wheelFilename.ts';
import type { Target } from '../../runtimes/target.ts';

/**
 * Decides as uv does where it knows no upper limit: a tag for one release of Python must not be for an earlier one than the
 * target's, a tag for a major version has to be for Python 3, and platforms do not count. Measured with uv 0.13.9.
 */
export function suitsPythonFrom(
  { pythonTags, abiTags }: Pick<WheelFilename, 'pythonTags' | 'abiTags'>,
  { pythonSeries }: Pick<Target, 'pythonSeries'>,
): boolean {
  const minor = Number(pythonSeries.split('.')[1]);
  return abiTags.some((abi) => {
    if (abi === 'abi3') return true;
    if (abi === 'none') return pythonTags.some((python) => suitsByPython(python, minor));
    return isFrom(RELEASE_OF_ABI.exec(abi), minor);
  });
}

const RELEASE_OF_ABI = /^(?:cp|pypy|graalpy\d+_)(?<major>\d)(?<minor>\d+)/;
const RELEASE = /^(?:cp|pp|graalpy)(?<major>\d)(?<minor>\d+)/;

function suitsByPython(tag: string, minor: number): boolean {
  // A release of Python without an implementation is the lowest one, so that later ones take it.
  return /^py3\d*$/.test(tag) || isFrom(RELEASE.exec(tag), minor);
}

function isFrom(match: RegExpExecArray | null, minor: number): boolean {
  return match?.groups?.['major'] === '3' && Number(match.groups['minor']) >= minor;
}
