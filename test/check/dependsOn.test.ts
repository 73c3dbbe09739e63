/** Which changes to other files make the editor check again. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dependsOn } from '../../server/src/check/dependsOn.ts';
import { firstSnapshot, wranglerToml } from '../support/workerFolder.ts';

const PATHS = {
  ...path.posix,
  toUri: (file: string) => pathToFileURL(file).href,
  toPath: (uri: string) => new URL(uri).pathname,
};

describe('a check of a Worker', () => {
  it('depends on its entry file, on what that imports, and on modules that are not there yet', async () => {
    const snapshot = await firstSnapshot({
      'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = []\n',
      'wrangler.toml': wranglerToml(),
      'src/entry.py': 'import helper\nimport missing\n',
      'src/helper.py': '',
      'src/other.py': '',
    });
    const depends = (name: string): boolean => dependsOn(snapshot, `/w/src/${name}`, PATHS);
    assert.ok(depends('entry.py'));
    assert.ok(depends('helper.py'));
    assert.ok(depends('missing.py'));
    assert.ok(!depends('other.py'));
  });

  it('depends on the redirect of a build tool in its folder or above, also if there was none', async () => {
    const snapshot = await firstSnapshot({
      'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = []\n',
      'wrangler.toml': wranglerToml(),
    });
    assert.ok(dependsOn(snapshot, '/w/.wrangler/deploy/config.json', PATHS));
    assert.ok(dependsOn(snapshot, '/.wrangler/deploy/config.json', PATHS));
    assert.ok(!dependsOn(snapshot, '/w/other/.wrangler/deploy/config.json', PATHS));
  });
});
