/** What is wrong with the text of a lock file. In English. */
import type { LockSyntaxMessages } from '../groups/lockSyntax.ts';
import { code } from '../words.ts';

export const lockSyntaxMessages: LockSyntaxMessages = {
  lockedNameMissing: () => 'a locked package has no name',
  lockedNameInvalid: ({ name }) => `${code(name)} is not the name of a project`,
  lockMarkerUnreadable: ({ problem }) => `a marker cannot be read: ${problem}`,
  lockPythonUnreadable: ({ text, problem }) => `${code(text)} does not say a Python version: ${problem}`,
  lockedWheelNameless: ({ name }) => `a wheel of ${code(name)} has no name that is one of a wheel`,
  lockedWheelForeign: ({ filename, pin }) => `${code(filename)} is no wheel of ${code(pin)}`,

  uvLockWithoutVersion: () => '`version` is missing, so uv does not take the lock',
  uvLockVersionUnknown: ({ version }) => `version ${code(version)} of uv's lock format is not known here`,
  pylockWithoutVersion: () => '`lock-version` is missing, so no installer takes the lock',
  pylockVersionUnknown: ({ version }) => `version ${code(version)} of the lock format is not known here`,
  pylockVersionNewer: ({ version }) =>
    `version ${code(version)} of the lock format is read as 1.0: what it adds is passed over`,
  poetryLockWithoutMetadata: () => 'the table `metadata` is missing, so Poetry does not take the lock',
  poetryLockVersionUnknown: ({ version }) => `version ${code(version)} of Poetry's lock format is not known here`,
  pyodideLockWithoutPackages: () => 'the lock has no table `packages`',
  pyodideLockEntryIncomplete: ({ key }) => `the entry ${code(key)} lacks its name, version, file name or kind`,
};
