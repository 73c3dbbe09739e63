/** What is wrong with the pins of a lock file. In English. */
import type { LockMessages, ShippedRelease, ShownPin } from '../groups/locks.ts';
import { code, listOf } from '../words.ts';

export const lockMessages: LockMessages = {
  pinDoesNotInstall: ({ pin, target, reason, advice }) => {
    const sentence = `${pinText(pin)} of this lock cannot be installed on ${target}: ${reason}`;
    return advice === undefined ? sentence : `${sentence}. ${advice}`;
  },
  pinBuiltFromArchive: ({ pin }) => takenAsGiven(pin, 'its source archive'),
  pinBuiltFrom: ({ pin, location }) => takenAsGiven(pin, code(location)),

  lockedForOtherAbi: ({ abis, abi }) => `its locked Pyodide wheels are for ${listOf(abis)}, not for ${abi}`,
  lockedForOtherPython: ({ pythons, series }) =>
    `its locked wheels are for ${listOf(pythons)}, not for Python ${series}`,
  lockedForOtherSystems: ({ systems }) =>
    `its locked wheels are for ${systems.length > 0 ? listOf(systems) : 'other platforms'} only`,
  lockedAsRepository: () =>
    'it is locked as a repository, which would have to be built, and the installer takes wheels only',
  lockedAsSources: () => 'only its sources are locked, and the installer takes wheels only',
  lockedWithoutFiles: () => 'the lock names no file of it',
  lockedButAsksForPython: ({ requiresPython }) => `it asks for Python ${code(requiresPython)}`,
  lockedTwice: ({ other }) => `${pinText(other)} is locked for the same runtime`,

  pyodideShips: (release) => shipsText(release),
  pyodideDoesNotShip: ({ pyodide }) => `Pyodide ${pyodide} does not ship it`,
  shippedBySync: (release) => `${shipsText(release)}: \`pywrangler sync --force\` resolves again with its index`,
  shippedByLocking: (release) => `${shipsText(release)}: lock again with its index`,
  shippedByMicropip: (release) => `${shipsText(release)}: micropip takes that`,

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
    `Of the ${entries} entries of the lock ${installed} are installed on ${target}, ${fitting} of them with a wheel that fits`,
  lockAccountPin: ({ pin, reason }) => `${pinText(pin)}: ${reason}`,
  lockAccountMore: ({ more }) => `and ${more} more`,
  lockNotReadByPywrangler: ({ file }) =>
    `pywrangler does not install from ${code(file)}: it resolves pyproject.toml itself and keeps the result in pylock.toml`,
  lockNotReadByMicropip: ({ file, target }) =>
    `micropip does not read ${code(file)}; another installer that installs from it on ${target} would fail here`,

  wheelIsForAbi: ({ wheel, abi }) => `${wheel} is for ${abi}`,
  wheelIsForOtherPython: ({ wheel }) => `${wheel} is for another Python`,
  wheelIsForOtherPlatform: ({ wheel }) => `${wheel} is for another platform`,

  pinKeepsOlder: ({ name, broughtBy, version, newer, more }) => {
    const brought = broughtBy === undefined ? '' : `, which ${code(broughtBy)} brings,`;
    const others = more > 0 ? `, and ${more} more of what it brings` : '';
    return `\`pylock.toml\` keeps ${code(name)}${brought} at ${version} here; \`pywrangler sync --upgrade\` would take ${newer}${others}`;
  },
  pinKeeps: ({ name, version, newer }) => `${code(name)} is pinned to ${version}; without the pin it would be ${newer}`,
};

function pinText({ name, version }: ShownPin): string {
  return version === undefined ? code(name) : `${code(name)} ${version}`;
}

function takenAsGiven(pin: ShownPin, place: string): string {
  return `${pinText(pin)} is taken as given: what is built from ${place} is not looked at`;
}

function shipsText({ pyodide, version }: ShippedRelease): string {
  return `Pyodide ${pyodide} ships ${version ?? 'this version'}`;
}

function madeFor(file: string, synced: boolean, origin: string): string {
  return `${code(file)} was ${synced ? 'synced' : 'made'} for ${origin}`;
}

function makeAgain(synced: boolean): string {
  return synced ? 'run `pywrangler sync --force`' : 'lock again for this runtime';
}
