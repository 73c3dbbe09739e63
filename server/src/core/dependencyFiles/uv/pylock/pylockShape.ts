/**
 * Whether uv can read a `pylock.toml` at all: it reads the whole file into types, also where it only looks for the versions to
 * keep, and one wrong value is enough. Keys that it does not know it passes over. Measured with uv 0.13.9.
 * @see https://packaging.python.org/en/latest/specifications/pylock-toml/
 */
import { say } from '../../../messages/message.ts';
import { parseVersion } from '../../../packaging/versions/version.ts';
import { parseWheelFilename } from '../../../packaging/wheels/wheelFilename.ts';
import type { TomlTable } from '../../../config/tomlNode.ts';
import { fits, listOf, oneOf, tableWith, textThat, type Misfit, type SettingType } from '../_settingType.ts';
import { boolean, marker, name, names, specifiers, text, version } from '../_valueTypes.ts';

const NEEDED = ['lock-version', 'created-by', 'packages'] as const;

/** The first key that the file has to have and lacks. */
export function lackOfPylock(root: TomlTable): string | undefined {
  return NEEDED.find((key) => !root.entries.has(key));
}

/** The first value that uv does not understand, with the keys that lead there from the top of the file. */
export function misfitOfPylock(root: TomlTable): Misfit | undefined {
  return FILE(root);
}

/** Whether uv knows a version of the format: it must be the first. */
export function isFirstFormat(text: string): boolean {
  return parseVersion(text)?.release[0] === 1;
}

const open = true;

const place = textThat((one) => /^[a-z][a-z\d+.-]*:/i.test(one) && !/^https?:\/*$/i.test(one), say('uvTakesUrl'));

const moment = fits((value) => value.kind === 'datetime' && /^\d{4}-/.test(String(value.value)), say('uvTakesMoment'));

const size = fits((value) => value.kind === 'integer' && Number(value.value) >= 0, say('uvTakesSize'));

const markers = listOf(marker, say('uvTakesMarker'));

function digest(digits: number): SettingType {
  return textThat((one) => one.length === digits && /^[\da-f]*$/i.test(one), say('uvTakesDigest', { digits }));
}

const hashes = tableWith(
  {
    known: { md5: digest(32), sha256: digest(64), sha384: digest(96), sha512: digest(128), blake2b: digest(64) },
    open,
  },
  say('uvTakesHashes'),
);

const file = { url: place, path: text, size, 'upload-time': moment, hashes } as const;
const needed = ['hashes'] as const;

const wheel = tableWith(
  {
    known: { ...file, name: textThat((one) => parseWheelFilename(one) !== undefined, say('uvTakesWheelName')) },
    needed,
    open,
  },
  say('uvTakesLockedFiles'),
);

const repository = tableWith(
  {
    known: {
      type: oneOf(['git', 'hg', 'bzr', 'svn']),
      url: place,
      path: text,
      'requested-revision': text,
      'commit-id': digest(40),
      subdirectory: text,
    },
    needed: ['type', 'commit-id'],
    open,
  },
  say('uvTakesLockedRepository'),
);

const locked = tableWith(
  {
    known: {
      name,
      version,
      marker,
      'requires-python': specifiers,
      dependencies: listOf(tableWith({ known: {}, open }, say('uvTakesTable')), say('uvTakesArrayOfTables')),
      index: place,
      vcs: repository,
      directory: tableWith(
        { known: { path: text, editable: boolean, subdirectory: text }, needed: ['path'], open },
        say('uvTakesLockedFolder'),
      ),
      archive: tableWith({ known: { ...file, subdirectory: text }, needed, open }, say('uvTakesLockedFiles')),
      sdist: tableWith({ known: { ...file, name: text }, needed, open }, say('uvTakesLockedFiles')),
      wheels: listOf(wheel, say('uvTakesArrayOfTables')),
    },
    needed: ['name'],
    open,
  },
  say('uvTakesTablesWithName'),
);

const FILE = tableWith(
  {
    known: {
      'lock-version': textThat(isFirstFormat, say('uvTakesFirstFormat')),
      'created-by': text,
      'requires-python': specifiers,
      environments: markers,
      extras: names,
      'dependency-groups': names,
      'default-groups': names,
      packages: listOf(locked, say('uvTakesArrayOfTables')),
    },
    open,
  },
  say('uvTakesTable'),
);
