/** What is wrong with the pins of a lock file. In English. */
import type { LockMessages, ShippedRelease, ShownPin } from '../groups/locks.ts';
import { code, listOf } from '../words.ts';

export const lockMessages: LockMessages = {
  pinDoesNotInstall: ({ pin, target, reason, advice }) => {
    const sentence = `${pinText(pin)} in this lock file cannot be installed on ${target}: ${reason}`;
    return advice === undefined ? sentence : `${sentence}. ${advice}`;
  },
  pinBuiltFromArchive: ({ pin }) => takenAsGiven(pin, 'its source archive'),
  pinBuiltFrom: ({ pin, location }) => takenAsGiven(pin, code(location)),

  lockedAsRepository: () => 'it is locked as a repository to build, and the installer accepts only wheels',
  lockedAsSources: () => 'it is locked with only a source distribution, and the installer accepts only wheels',
  lockedWithoutFiles: () => 'the lock file lists no files for it',
  lockedTwice: ({ other }) => `${pinText(other)} is also locked for this runtime`,

  pyodideShips: (release) => shipsText(release),
  pyodideDoesNotShip: ({ pyodide }) => `Pyodide ${pyodide} does not ship it`,
  shippedBySync: (release) =>
    `${shipsText(release)}: run \`pywrangler sync --force\` to resolve again with the Pyodide index`,
  shippedByLocking: (release) => `${shipsText(release)}: lock again with the Pyodide index`,
  shippedByMicropip: (release) => `${shipsText(release)}, which micropip installs`,

  lockForOtherWheels: ({ file, synced, target, python, abi, pins, more }) => {
    const origin = python === undefined ? abi : `Python ${python} (${abi})`;
    const names = pins.map(pinText);
    const all = listOf(more > 0 ? [...names, `${more} more`] : names);
    const detail =
      pins.length === 1 && more === 0
        ? `the wheel of ${all} does not load there`
        : `the wheels of ${all} do not load there`;
    return `${madeFor(file, synced, origin)}, not for ${target}: ${detail}; ${makeAgain(synced)}`;
  },
  lockForOtherPython: ({ file, synced, target, requiresPython, python }) =>
    `${madeFor(file, synced, `Python ${code(requiresPython)}`)}, not for ${target} (Python ${python}); ${makeAgain(synced)}`,
  lockForOtherEnvironments: ({ file, synced, target }) =>
    `${madeFor(file, synced, 'other environments')}, not for ${target}; ${makeAgain(synced)}`,
  pinHasWheelOfSameAbi: ({ pin }) => `${pinText(pin)} has a wheel of the same ABI`,

  lockAccount: ({ entries, installed, target, fitting }) =>
    `Of the ${entries} entries in the lock file, ${installed} are installed on ${target}, ${fitting} of them with a compatible wheel`,
  lockAccountPin: ({ pin, reason }) => `${pinText(pin)}: ${reason}`,
  lockAccountMore: ({ more }) => `and ${more} more`,
  lockNotReadByPywrangler: ({ file }) =>
    `pywrangler does not install from ${code(file)}: it resolves pyproject.toml itself and writes the result to pylock.toml`,
  lockNotReadByMicropip: ({ file, target }) =>
    `micropip does not read ${code(file)}; any other installer that uses it on ${target} would fail here`,

  wheelIsForAbi: ({ wheel, abi }) => `${wheel} is for ${abi}`,
  wheelIsForOtherPython: ({ wheel }) => `${wheel} is for another Python`,
  wheelIsForOtherPlatform: ({ wheel }) => `${wheel} is for another platform`,

  pinKeepsOlder: ({ name, broughtBy, version, newer, more }) => {
    const brought = broughtBy === undefined ? '' : ` (required by ${code(broughtBy)})`;
    const others = more > 0 ? `, and update ${more} more of its dependencies` : '';
    return `\`pylock.toml\` keeps ${code(name)}${brought} at ${version}; \`pywrangler sync --upgrade\` would install ${newer}${others}`;
  },
  pinKeeps: ({ name, version, newer }) => `${code(name)} is pinned to ${version}; without the pin it would be ${newer}`,
};

function pinText({ name, version }: ShownPin): string {
  return version === undefined ? code(name) : `${code(name)} ${version}`;
}

function takenAsGiven(pin: ShownPin, place: string): string {
  return `${pinText(pin)} is not checked: it is built from ${place}, which is not read`;
}

function shipsText({ pyodide, version }: ShippedRelease): string {
  return `Pyodide ${pyodide} ships ${version ?? 'this version'}`;
}

function madeFor(file: string, synced: boolean, origin: string): string {
  return `${code(file)} was ${synced ? 'synced' : 'created'} for ${origin}`;
}

function makeAgain(synced: boolean): string {
  return synced ? 'run `pywrangler sync --force`' : 'lock again for this runtime';
}
