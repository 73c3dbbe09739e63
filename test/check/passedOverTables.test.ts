/** Tables of settings that uv passes over for a wrong value, with a warning; every outcome is one of uv 0.13.9. */
import assert from 'node:assert/strict';
import { check, project, toldOf, type Files } from '../support/referenceChecks.ts';

const NEEDS_SIX = project(['six']);

/** Of each kind one that uv reads both as a setting and as a part of the project. */
const WRONG: readonly (readonly [string, RegExp])[] = [
  ['constraint-dependencies = "text"', /`constraint-dependencies` takes an array of requirements/],
  ['override-dependencies = [3]', /`override-dependencies` takes requirements/],
  ['exclude-dependencies = 1', /`exclude-dependencies` takes/],
  ['build-constraint-dependencies = ["x y"]', /`build-constraint-dependencies` takes/],
  ['index = "x"', /`index` takes tables/],
  ['environments = 3', /`environments` takes markers/],
  ['link-mode = "x"', /`link-mode` takes one of/],
];

describe('a table that uv passes over', () => {
  for (const [setting, told] of WRONG) {
    const table = `[tool.uv]\n${setting}\n`;

    /** The one thing that is said of a file. */
    async function saidOf(files: Files, path: string): Promise<string> {
      const [first = '', ...others] = toldOf(await check(files, { path: `/w/${path}` }));
      assert.deepEqual(others, []);
      assert.match(first, told);
      return first;
    }

    it(`is told beside a requirements file and above one: ${setting}`, async () => {
      const files = { 'app/pyproject.toml': table, 'app/requirements.in': 'six\n', 'app/x/requirements.in': 'six\n' };
      for (const path of ['app/requirements.in', 'app/x/requirements.in'])
        assert.match(await saidOf(files, path), /^warning.*ignores the whole `\[tool\.uv\]` table$/);
    });

    it(`is told above the project next above: ${setting}`, async () => {
      const files = { 'pyproject.toml': table, 'app/pyproject.toml': project([]), 'app/x/pyproject.toml': NEEDS_SIX };
      assert.match(await saidOf(files, 'app/x/pyproject.toml'), /^warning.*`\.\.\/\.\.\/pyproject\.toml`: .*ignores/);
    });
  }

  it('is an error in the project next above, in which uv looks for a workspace, and in the project itself', async () => {
    const table = '[tool.uv]\nconstraint-dependencies = "text"\n';
    const above = await check({ 'pyproject.toml': table, 'app/pyproject.toml': NEEDS_SIX });
    assert.deepEqual(toldOf(above), [
      'error[invalid-file] uv looks for a workspace in `../pyproject.toml`, cannot read it, and refuses to run',
    ]);
    assert.match(
      toldOf(await check({ 'app/pyproject.toml': NEEDS_SIX + table })).join(),
      /^error\[invalid-file\][^,]*$/,
    );
  });

  it('stops a sync where the line that uv shows has a ==', async () => {
    const table = '[tool.uv]\noverride-dependencies = ["six==1.16", 3]\n';
    const files = { 'pyproject.toml': table, 'app/pyproject.toml': project([]), 'app/x/pyproject.toml': NEEDS_SIX };
    assert.match(
      toldOf(await check(files, { path: '/w/app/x/pyproject.toml' })).join(),
      /^error.*`pywrangler sync` stops: it takes the `==` in uv's warning for an installed version$/,
    );
  });

  const saidWith = async (setting: string): Promise<string> =>
    toldOf(await check({ 'app/pyproject.toml': NEEDS_SIX + setting })).join();

  it('stops a sync where uv asks whether a == is meant', async () => {
    const setting = '[[tool.uv.dependency-metadata]]\nname = "six"\nrequires-python = "3.12"\n';
    assert.match(await saidWith(setting), /^error.*`pywrangler sync` stops/);
  });

  for (const setting of ['concurrent-builds = "4"', 'link-mode = "1"', 'cache-dir = 3', 'add-bounds = "1.0"']) {
    it(`stops no sync for another value that looks like a version: ${setting}`, async () => {
      assert.match(await saidWith(`[tool.uv]\n${setting}\n`), /^warning.*ignores the whole `\[tool\.uv\]` table$/);
    });
  }
});
