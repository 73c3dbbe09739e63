/** Paths with a colon on lines of requirements, which look like addresses; what uv 0.13.9 takes them for. */
import assert from 'node:assert/strict';
import { check, errorsOf, library, packagesOf, toldOf, type Files } from '../support/referenceChecks.ts';

function checkLines(lines: string, others: Files = {}): ReturnType<typeof check> {
  return check({ 'app/requirements-dev.txt': lines, ...others }, { path: '/w/app/requirements-dev.txt' });
}

describe('A path with a colon', () => {
  const there: Files = { 'app/lib:y/pyproject.toml': library('lib', ['markupsafe']) };

  for (const line of ['-e lib:y', 'lib @ lib:y', '-e ./lib:y']) {
    it(`is a folder, whose project joins the resolution: ${line}`, async () => {
      const read = await checkLines(`${line}\n`, there);
      assert.deepEqual(errorsOf(read), []);
      assert.deepEqual(
        packagesOf(read).map((one) => one.split(' ')[0]),
        ['lib', 'markupsafe'],
      );
    });

    it(`is an error where there is none: ${line}`, async () => {
      assert.match(errorsOf(await checkLines(`${line}\n`)).join('\n'), /there is no such folder/);
    });
  }

  it('is none with the scheme of a repository or a web address', async () => {
    const told = toldOf(await checkLines('git+https://example.invalid/lib\n'));
    assert.doesNotMatch(told.join('\n'), /no such folder/);
  });
});
