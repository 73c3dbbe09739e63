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
  pylockVersionUnknown: ({ version }) => `version ${code(version)} of the lock format is not known here`,
  pylockVersionNewer: ({ version }) =>
    `version ${code(version)} of the lock format is read as 1.0: what it adds is ignored`,
  poetryLockWithoutMetadata: () => 'the table `metadata` is missing, so Poetry rejects the lock file',
  poetryLockVersionUnknown: ({ version }) => `version ${code(version)} of Poetry's lock format is not known here`,
  pyodideLockWithoutPackages: () => 'the lock file has no `packages` table',
  pyodideLockEntryIncomplete: ({ key }) => `the entry ${code(key)} lacks its name, version, file name or kind`,
};
