/** A requirement that points to a local project: what that brings, and where it is not followed. */
import assert from 'node:assert/strict';
import { SOURCE, check, errorsOf, library, packagesOf, project, toldOf } from '../support/referenceChecks.ts';
import { wranglerToml } from '../support/workerFolder.ts';

const WORKER = wranglerToml('2026-02-01');

describe('a local project', function () {
  this.timeout(60_000);

  it('brings what it declares, its extras and what its own sources lead to', async () => {
    const read = await check({
      'app/pyproject.toml': project(['lib[more]'], SOURCE('path = "../lib"')),
      'lib/pyproject.toml': library(
        'lib',
        ['deep'],
        '[project.optional-dependencies]\nmore = ["markupsafe"]\n[tool.uv.sources]\ndeep = { path = "../deep" }\n',
      ),
      'deep/pyproject.toml': library('deep', ['uvloop']),
    });
    const [error = ''] = errorsOf(read);
    assert.match(error, /`uvloop` .*so `lib\[more\]` cannot be installed/);
    const { findings } = read;
    assert.deepEqual(findings.find(({ code }) => code === 'blocked-dependency')?.chains, [['lib', 'deep', 'uvloop']]);
  });

  it('that a build would have to describe is refused as long as nothing may be built', async () => {
    const told = async (text: string): Promise<string> =>
      errorsOf(
        await check({
          'app/pyproject.toml': project(['lib'], SOURCE('path = "lib"')),
          'app/lib/pyproject.toml': text,
        }),
      ).join('\n');
    for (const field of ['version', 'dependencies', 'requires-python', 'optional-dependencies']) {
      const version = field === 'version' ? '' : 'version = "1"\n';
      const text = `[project]\nname = "lib"\n${version}dynamic = ["${field}"]\n`;
      assert.match(await told(text), new RegExp(`has a dynamic \`${field}\``));
    }
    assert.match(await told('[tool.poetry]\nname = "lib"\n'), /no `\[project\]` table/);
    assert.equal(await told('[project]\nname = "lib"\nversion = "1"\ndynamic = ["readme", "scripts"]\n'), '');
    assert.match(await told(library('other', [])), /leads to `other`, another project/);
  });

  it('that settings forbid to build stops the host step, unless it is installed to be edited', async () => {
    const told = async (settings: string, source = 'path = "lib"'): Promise<string> =>
      errorsOf(
        await check(
          {
            'app/pyproject.toml': project(['lib'], `${settings}\n${SOURCE(source)}`),
            'app/wrangler.toml': WORKER,
            'app/lib/pyproject.toml': library('lib', []),
          },
          { target: 'auto' },
        ),
      ).join('\n');
    const MEMBERS = '[tool.uv.workspace]\nmembers = ["lib"]\n';
    const stops =
      /^error\[host-step\] `lib` 0\.5 stops .*: it has to be built, and `([\w-]+)` in `pyproject\.toml` forbids/;
    const refused: readonly [settings: string, setting: string, source?: string][] = [
      ['[tool.uv]\nno-build = true', 'no-build'],
      ['[tool.uv]\nno-build-package = ["other", "lib"]', 'no-build-package'],
      ['[tool.uv]\nno-build-package = ["lib"]\nno-binary-package = ["lib"]', 'no-build-package'],
      ['[tool.uv.pip]\nno-build = true', 'no-build'],
      ['[tool.uv]\nno-build = true\n[tool.uv.pip]\nno-build = false', 'no-build'],
      ['[tool.uv.pip]\nonly-binary = [":all:"]', 'only-binary'],
      ['[tool.uv.pip]\nonly-binary = ["lib"]', 'only-binary'],
      [`${MEMBERS}[tool.uv]\nno-build = true`, 'no-build', 'workspace = true, editable = false'],
    ];
    for (const [settings, setting, source] of refused) {
      assert.equal(stops.exec(await told(settings, source))?.[1], setting, settings);
    }
    const taken: readonly [settings: string, source?: string][] = [
      ['[tool.uv]\nno-build = true\nno-binary-package = ["lib"]'],
      ['[tool.uv]\nno-build = true\n[tool.uv.pip]\nno-binary = ["lib"]'],
      ['[tool.uv]\nno-build-package = ["other"]'],
      ['[tool.uv.pip]\nonly-binary = ["other"]'],
      ['[tool.uv]\nno-build = true', 'path = "lib", editable = true'],
      [`${MEMBERS}[tool.uv]\nno-build = true`, 'workspace = true'],
    ];
    for (const [settings, source] of taken) assert.equal(await told(settings, source), '', settings);
  });

  it('may be a member of the workspace, by a source of the root', async () => {
    const files = {
      'pyproject.toml':
        '[project]\nname = "top"\nversion = "1"\n[tool.uv.workspace]\nmembers = ["app", "libs/*"]\n' +
        '[tool.uv.sources]\nlib = { workspace = true }\n',
      'app/pyproject.toml': project(['lib']),
      'libs/lib/pyproject.toml': library('lib', ['markupsafe']),
    };
    const read = await check(files);
    assert.deepEqual([errorsOf(read), read.resolution?.resolves], [[], true]);
    assert.ok(packagesOf(read).includes('lib 0.5'));
    const blocked = { ...files, 'libs/lib/pyproject.toml': library('lib', ['uvloop']) };
    assert.match(errorsOf(await check(blocked)).join('\n'), /`uvloop` .*so `lib` cannot be installed/);
  });

  it('outside of an untrusted folder is not looked at, nor is any address', async () => {
    const outside = await check(
      {
        'app/pyproject.toml': project(['lib'], SOURCE('path = "../lib"')),
        'lib/pyproject.toml': library('lib', ['uvloop']),
      },
      { trusted: false },
    );
    assert.deepEqual([errorsOf(outside), outside.resolution?.resolves], [[], null]);
    assert.match(toldOf(outside).join('\n'), /lies outside of the folder, and the workspace is not trusted/);
    const address = await check(
      { 'app/pyproject.toml': project(['lib @ https://example.invalid/lib-1.0-py3-none-any.whl']) },
      { trusted: false },
    );
    assert.match(toldOf(address).join('\n'), /addresses are not followed, because the workspace is not trusted/);
  });
});
