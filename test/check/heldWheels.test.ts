/** Evidence is read from as many wheels as may be in memory, where a server sends them whole. */
import assert from 'node:assert/strict';
import { WheelReader } from '../../server/src/check/evidence/wheelReader.ts';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import type { ReadablePackage } from '../../server/src/core/toolkit/evidence/evidencePackages.ts';
import type { WheelFiles } from '../../server/src/index/packageIndex.ts';
import { wheelFile } from '../support/testIndex.ts';
import { parseWheelFilename } from '../../server/src/core/packaging/wheels/wheelFilename.ts';

const MEBIBYTE = 1024 * 1024;

/** Opens a hundred wheels that are held with so much each, and reads a file of the first. */
async function readerOf(held: () => number): Promise<{ reader: WheelReader; opened: number }> {
  let opened = 0;
  const wheel: WheelFiles = { paths: ['a.py'], text: () => Promise.resolve('a = 1\n'), held };
  const reader = new WheelReader(() => {
    opened++;
    return Promise.resolve(wheel);
  });
  const wheelName = parseWheelFilename('many-1.0-py3-none-any.whl');
  assert.ok(wheelName);
  const { version } = wheelName;
  const file = wheelFile('https://files.invalid/many-1.0-py3-none-any.whl');
  const distribution = { file, index: 'pypi', version, wheel: wheelName };
  const candidate = { name: normalizeName('many'), version, distribution, wheel: wheelName, priority: 0 };
  const packages = Array.from({ length: 100 }, (_, at): ReadablePackage => {
    return { name: normalizeName(`many-${at}`), version: '1.0', candidate, needs: new Set(), mentions: new Set() };
  });
  await reader.openAll(packages);
  await reader.read(normalizeName('many-0'), 'a.py');
  return { reader, opened };
}

describe('the wheels that are read for evidence', () => {
  it('are all opened as long as little of them is in memory', async () => {
    const { reader, opened } = await readerOf(() => 2 * MEBIBYTE);
    assert.deepEqual([opened, reader.isCut], [100, false]);
    assert.equal(reader.text(normalizeName('many-0'), 'a.py'), 'a = 1\n');
  });

  it('are left alone from where they take too much, and that is noted', async () => {
    const { reader, opened } = await readerOf(() => 50 * MEBIBYTE);
    assert.deepEqual([opened, reader.isCut], [8, true]);
    assert.equal(reader.text(normalizeName('many-0'), 'a.py'), null);
  });

  it('are read no further when what was read of them takes too much', async () => {
    let bytes = MEBIBYTE;
    const { reader } = await readerOf(() => bytes);
    bytes = 3 * MEBIBYTE;
    await reader.read(normalizeName('many-1'), 'a.py');
    assert.deepEqual([reader.text(normalizeName('many-1'), 'a.py'), reader.isCut], [null, true]);
  });
});
