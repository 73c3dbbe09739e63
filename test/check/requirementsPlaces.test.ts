/** Places in requirements files that include each other. Every outcome is one of the real uv, run in the folder of the outermost. */
import assert from 'node:assert/strict';
import { check, errorsOf, library, packagesOf, wheel, type Files } from '../support/referenceChecks.ts';

const LIB = wheel('lib', '1.0');
const FILE = 'lib-1.0-py3-none-any.whl';
const page = `<a href="${FILE}">x</a>`;
const path = '/w/app/requirements.txt';

/** A line of an included file, the files around, and whether it is found. */
const LINES: readonly (readonly [string, string, Files, boolean])[] = [
  ['a path from where uv runs', `./${FILE}`, { [`app/${FILE}`]: LIB }, true],
  ['a path from the included file', `./${FILE}`, { [`app/sub/${FILE}`]: LIB }, false],
  ['a path behind a name', `lib @ ./${FILE}`, { [`app/${FILE}`]: LIB }, true],
  ['a relative URL behind a name', `lib @ file:${FILE}`, { [`app/${FILE}`]: LIB }, true],
  ['a folder', '-e ./lib', { 'app/lib/pyproject.toml': library('lib', []) }, true],
  ['a folder from the included file', '-e ./lib', { 'app/sub/lib/pyproject.toml': library('lib', []) }, false],
  ['find-links from the included file', '--find-links w\nlib', { [`app/sub/w/${FILE}`]: LIB }, true],
  ['find-links from where uv runs', '--find-links w\nlib', { [`app/w/${FILE}`]: LIB }, false],
  ['a page of links', '-f links.html\nlib', { 'app/sub/links.html': page, [`app/sub/${FILE}`]: LIB }, true],
  [
    'an index from where uv runs',
    '--extra-index-url s\nlib',
    { 'app/s/lib/index.html': page, [`app/s/lib/${FILE}`]: LIB },
    true,
  ],
  [
    'an index from the included file',
    '--extra-index-url ./s\nlib',
    { 'app/sub/s/lib/index.html': page, [`app/sub/s/lib/${FILE}`]: LIB },
    false,
  ],
];

describe('a requirements file in another folder', function () {
  this.timeout(60_000);

  for (const [what, line, files, isFound] of LINES) {
    it(`${isFound ? 'takes' : 'lacks'} ${what}`, async () => {
      const all = { 'app/requirements.txt': '-r sub/more.txt\n', 'app/sub/more.txt': `${line}\n`, ...files };
      const read = await check(all, { path });
      assert.equal(errorsOf(read).length === 0, isFound, errorsOf(read).join());
      if (isFound) assert.ok(packagesOf(read).some((one) => one.startsWith('lib ')));
    });
  }

  it('of constraints has paths from where uv runs, too', async () => {
    const lines = { 'app/requirements.txt': '-c sub/c.txt\nlib\n', 'app/sub/c.txt': `lib @ ./${FILE}\n` };
    assert.deepEqual(packagesOf(await check({ ...lines, [`app/${FILE}`]: LIB }, { path })), ['lib 1.0']);
    assert.ok(errorsOf(await check({ ...lines, [`app/sub/${FILE}`]: LIB }, { path })).length > 0);
    const options = { 'app/requirements.txt': '-c c.txt\nlib\n', 'app/c.txt': '--find-links w\n' };
    assert.ok(errorsOf(await check({ ...options, [`app/w/${FILE}`]: LIB }, { path })).length > 0);
  });

  it('may name no folder as an index that is not there', async () => {
    const read = await check({ 'app/requirements.txt': '--extra-index-url nowhere\nmarkupsafe\n' }, { path });
    assert.match(errorsOf(read).join(), /`nowhere` is neither an address nor a folder that is there/i);
  });
});
