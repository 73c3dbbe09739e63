/** Which lock files uv reads at all: its recorded answers (`tools/recordPylockForms.mjs`). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePylock } from '../../../../server/src/core/dependencyFiles/locks/_pylock.ts';
import { english } from '../../../support/english.ts';

interface Recorded {
  readonly answer: string;
  readonly lock: string;
}

const LOCKS = readFileSync(join(process.cwd(), 'test/data/pylockForms.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

const WHEEL = 'url = "https://files.example.invalid/six-1.17.0-py3-none-any.whl"';

function wheelWith(fields: string): string {
  const head = 'lock-version = "1.0"\ncreated-by = "uv"\n';
  return `${head}[[packages]]\nname = "six"\nversion = "1.17.0"\nwheels = [{ ${WHEEL}${fields} }]\n`;
}

describe('a lock file', () => {
  it('is read or refused as it is by uv', () => {
    const differing = LOCKS.filter(({ answer, lock }) => {
      const { refused } = parsePylock('/w/pylock.toml', lock);
      return (refused ? 'refuses' : 'takes') !== answer;
    });
    assert.deepEqual(differing, []);
    assert.ok(LOCKS.length > 150);
  });

  it('that is refused says where and why, once', () => {
    const said = (lock: string): readonly string[] =>
      parsePylock('/w/pylock.toml', lock).problems.map(({ problem }) => english(problem));
    assert.deepEqual(said(wheelWith(', hashes = { sha256 = "00" }')), [
      '`packages.wheels.hashes.sha256` takes 64 hexadecimal digits: because of this value uv refuses `pylock.toml`',
    ]);
    assert.deepEqual(said(wheelWith('')), [
      '`packages.wheels` takes a table with `hashes` for each file: because of this value uv refuses `pylock.toml`',
    ]);
    assert.deepEqual(said('lock-version = "1.0"\npackages = []\n'), [
      '`created-by` is missing, so uv rejects the lock file',
    ]);
    assert.equal(said(wheelWith(', hashes = {}').replace('"1.17.0"', '"x"')).length, 1);
  });
});
