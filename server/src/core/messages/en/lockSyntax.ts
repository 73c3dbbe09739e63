/** What is wrong with the text of a lock file. In English. */
import type { LockSyntaxMessages } from '../groups/lockSyntax.ts';
import { code } from '../words.ts';

export const lockSyntaxMessages: LockSyntaxMessages = {
  lockedNameMissing: () => 'a locked package has no name',
  lockedNameInvalid: ({ name }) => `${code(name)} is not a valid project name`,
  lockMarkerUnreadable: ({ problem }) => `a marker cannot be read: ${problem}`,
  lockPythonUnreadable: ({ text, problem }) => `${code(text)} is not a Python version: ${problem}`,
  lockedWheelNameless: ({ name }) => `a wheel of ${code(name)} has no valid wheel file name`,
  lockedWheelForeign: ({ filename, pin }) => `${code(filename)} is not a wheel of ${code(pin)}`,

  uvLockWithoutVersion: () => '`version` is missing, so uv rejects the lock file',
  uvLockVersionUnknown: ({ version }) => `version ${code(version)} of uv's lock format is not known here`,
  pylockWithoutVersion: () => '`lock-version` is missing, so installers reject the lock file',
  pylockLacks: ({ key }) => `${code(key)} is missing, so uv rejects the lock file`,
  pylockVersionUnknown: ({ version }) => `version ${code(version)} of the lock format is not known here`,
  pylockVersionNewer: ({ version }) =>
    `version ${code(version)} of the lock format is read as 1.0: what it adds is ignored`,
  poetryLockWithoutMetadata: () => 'the table `metadata` is missing, so Poetry rejects the lock file',
  poetryLockVersionUnknown: ({ version }) => `version ${code(version)} of Poetry's lock format is not known here`,
  ownLockUnknown: ({ lock, reason }) => `what ${code(lock)} ships is not known: ${reason}`,
  ownLockNotTaken: ({ because }) => `packages may or may not install: ${because}`,
  ownLockKnownWhenRun: () => 'which file it is, only running the code tells',
  ownLockBelowRoot: () => 'it lies below the root of the site, which is not known here',
  ownLockOutside: () => 'it lies outside of the project',
  ownLockNotJson: () => 'it is not JSON',
  ownLockOfOtherArchitecture: ({ arch }) => `it is for ${code(arch)}, and Pyodide is \`wasm32\``,
  ownLockForNothing: () => 'it does not say which Pyodide it is for (`info`), and Pyodide refuses such a file',
  ownLockOfOtherRelease: ({ of, release }) =>
    `it is for Pyodide ${code(of)}, and Pyodide ${release} takes the lock file of its own release only`,
  ownLockOfOtherAbi: ({ of, abi, release }) =>
    `it is for ABI ${code(of)}, and Pyodide ${release} takes ${code(abi)} only`,
  ownLockBesidePyscript: () => 'the page also runs PyScript, which takes the lock file of its release',
  pyodideLockWithoutPackages: () => 'the lock file has no `packages` table',
  pyodideLockEntryIncomplete: ({ key }) => `the entry ${code(key)} lacks its name, version, file name or kind`,
};
