/** Which source of uv counts for what a project requires. Every outcome is one of the real pywrangler. */
import assert from 'node:assert/strict';
import { check, errorsOf, packagesOf, project, wheel } from '../support/referenceChecks.ts';

const LISTS =
  '[project.optional-dependencies]\nx = ["uvloop"]\n[dependency-groups]\ng = ["uvloop"]\n' +
  '[tool.uv.sources]\nuvloop = { path = "uvloop-99.0-py3-none-any.whl", ';

describe('a source of uv for one list of requirements', function () {
  this.timeout(60_000);

  for (const [list, settings, counts] of [
    ['extra = "x"', 'extra = ["X"]', true],
    ['extra = "x"', 'all-extras = true', true],
    ['group = "g"', 'group = ["g"]', true],
    ['extra = "x"', 'group = ["g"]', false],
    ['group = "g"', 'extra = ["x"]', false],
  ] as const) {
    it(`with ${list} ${counts ? 'counts' : 'says nothing'} where ${settings} is installed`, async () => {
      const found = await check({
        'app/pyproject.toml': project(['markupsafe'], `${LISTS}${list} }\n[tool.uv.pip]\n${settings}\n`),
        'app/uvloop-99.0-py3-none-any.whl': wheel('uvloop', '99.0'),
      });
      assert.equal(packagesOf(found).includes('uvloop 99.0'), counts);
      assert.equal(errorsOf(found).length > 0, !counts, errorsOf(found).join());
    });
  }

  it('may take it from an index of its own', async () => {
    const rest =
      '[project.optional-dependencies]\nx = ["uvloop"]\n[tool.uv.pip]\nextra = ["x"]\n' +
      '[tool.uv.sources]\nuvloop = { index = "own", extra = "x" }\n' +
      '[[tool.uv.index]]\nname = "own"\nurl = "wheels"\nformat = "flat"\nexplicit = true\n';
    const found = await check({
      'app/pyproject.toml': project(['markupsafe'], rest),
      'app/wheels/uvloop-99.0-py3-none-any.whl': wheel('uvloop', '99.0'),
    });
    assert.ok(packagesOf(found).includes('uvloop 99.0'), errorsOf(found).join());
  });
});
