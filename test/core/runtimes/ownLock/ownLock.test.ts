/** The text of a lock file of the project, and which Pyodide takes it. The packages are invented. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { releaseOfLock, whyRefused } from '../../../../server/src/core/runtimes/ownLock/lockedTarget.ts';
import { readOwnLock, type LockContent } from '../../../../server/src/core/runtimes/ownLock/ownLock.ts';
import { loadRuntimeData } from '../../../../server/src/data/runtimeData.ts';
import { english } from '../../../support/english.ts';
import { invalidLocks, pyodideLockText } from '../../../support/pyodideLocks.ts';

function contentOf(text: string): LockContent {
  const read = readOwnLock(text);
  assert.ok('hash' in read, 'hash' in read ? '' : english(read));
  return read;
}

describe('a lock file of the project', () => {
  it('is known by its content', () => {
    const [first, same, other] = ['sloth 1.0', 'sloth 1.0', 'sloth 1.1'].map((pin) =>
      contentOf(pyodideLockText([pin])),
    );
    assert.match(first?.hash ?? '', /^[0-9a-f]{12}$/);
    assert.equal(first?.hash, same?.hash);
    assert.notEqual(first?.hash, other?.hash);
  });

  it('may have been made by micropip: addresses instead of file names, and no kinds', () => {
    const files = { sloth: 'https://files.example/packages/sloth-1.0-py3-none-any.whl?download=1' };
    const json = JSON.parse(pyodideLockText(['sloth 1.0'], { files })) as { packages: Record<string, object> };
    const entry: Record<string, unknown> = { ...json.packages['sloth'] };
    delete entry['package_type'];
    const { packages } = contentOf(JSON.stringify({ ...json, packages: { sloth: entry } }));
    const sloth = packages.get(normalizeName('sloth'));
    assert.deepEqual([sloth?.filename, sloth?.installable], ['sloth-1.0-py3-none-any.whl', true]);
  });

  for (const [what, text, why] of invalidLocks()) {
    it(`says nothing if ${what}`, () => {
      const read = readOwnLock(text);
      assert.ok(!('hash' in read));
      assert.match(english(read), why);
    });
  }
});

describe('a Pyodide', () => {
  const TAKEN: readonly (readonly [string, string, object, boolean])[] = [
    ['0.28.3', '2025_0', { abi: '2025_0', version: '0.28.0.dev0' }, true],
    ['0.29.5', '2025_0', { abi: '2025_0' }, true],
    ['314.0.7', '2026_0', { abi: '2025_0' }, false],
    ['314.0.7', '2026_0', { version: '314.0.7' }, false],
    ['0.27.7', '2024_0', { abi: '2024_0', version: '0.27.7' }, true],
    ['0.27.7', '2024_0', { abi: '2024_0', version: '0.27.2' }, false],
    ['0.25.1', '3_1_46', { version: '0.25.1' }, true],
  ];
  for (const [release, abi, info, isTaken] of TAKEN) {
    it(`${release} ${isTaken ? 'takes' : 'refuses'} a lock for ${JSON.stringify(info)}`, () => {
      assert.equal(whyRefused({ release, abi }, info) === undefined, isTaken);
    });
  }

  const MEANT: readonly (readonly [string, Parameters<typeof pyodideLockText>[1], string | undefined, boolean?])[] = [
    ['one release up to 0.27', { info: { abi_version: '2024_0', version: '0.27.2' } }, '0.27.2', true],
    ['the newest with its ABI', { info: { abi_version: '2025_0' } }, '0.29.5', false],
    ['none that is known', { info: { abi_version: '1999_0' } }, undefined],
  ];
  for (const [what, options, release, isOnly] of MEANT) {
    it(`is told by its lock: ${what}`, () => {
      const found = releaseOfLock(contentOf(pyodideLockText(['sloth 1.0'], options)), loadRuntimeData());
      assert.deepEqual([found?.release.release, found?.isOnly], [release, isOnly]);
    });
  }

  it('is one with the micropip that is in the lock', () => {
    const data = loadRuntimeData();
    const micropip = data.lock('0.28.0').packages.get(normalizeName('micropip'))?.version ?? '';
    const found = releaseOfLock(contentOf(pyodideLockText([`micropip ${micropip}`])), data);
    assert.ok(found);
    const other = data.lock(found.release.release).packages.get(normalizeName('micropip'))?.version;
    assert.deepEqual([other, found.release.abi], [micropip, '2025_0']);
  });
});
