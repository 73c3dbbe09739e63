/** A `pylock.toml` beside a Worker that uv cannot read: pywrangler hands it over, and the sync stops. */
import assert from 'node:assert/strict';
import { english } from '../../../support/english.ts';
import { firstSnapshot, wranglerToml } from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\nrequires-python = ">=3.13"\ndependencies = ["six"]\n';
const LOCK = 'lock-version = "1.0"\ncreated-by = "uv"\n';

describe('a lock that uv cannot read', () => {
  const mistakes = async (lock: string, wrangler?: string): Promise<readonly string[]> => {
    const folder = {
      'pyproject.toml': PROJECT,
      'pylock.toml': lock,
      ...(wrangler !== undefined && { 'wrangler.toml': wrangler }),
    };
    const { findings } = await firstSnapshot(folder);
    return findings
      .filter(({ path, severity }) => path.endsWith('/pylock.toml') && severity === 'error')
      .map(({ code, message }) => `${code}: ${english(message)}`);
  };
  const WORKER = wranglerToml('2026-02-01');

  it('is an error of the project beside it, in the lock', async () => {
    assert.deepEqual(await mistakes(`${LOCK}[[packages]]\nname = "six"\nversion = "x"\n`, WORKER), [
      'invalid-file: `x` is not a version',
    ]);
    assert.equal((await mistakes('lock-version = \n', WORKER)).length, 1);
    assert.equal((await mistakes(LOCK, WORKER)).length, 1);
    assert.equal((await mistakes('lock-version = "2.0"\ncreated-by = "uv"\n', WORKER)).length, 1);
  });

  it('is none for a wheel of another project: only the versions are looked at, and the lock is written anew', async () => {
    const wheels = 'wheels = [{ url = "https://files.example.invalid/other-1.0-py3-none-any.whl", hashes = {} }]';
    const lock = `${LOCK}[[packages]]\nname = "six"\nversion = "1.17.0"\n${wheels}\n`;
    assert.deepEqual(await mistakes(lock, WORKER), []);
    assert.match((await mistakes(lock.replace('{}', '{ sha256 = "00" }'), WORKER)).join(), /64 hexadecimal digits/);
  });

  it('is no concern of a project that pywrangler does not install, nor is one that it can read', async () => {
    assert.deepEqual(await mistakes('lock-version = \n'), []);
    assert.deepEqual(await mistakes(`${LOCK}packages = []\n`, WORKER), []);
  });
});
