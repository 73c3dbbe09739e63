/** What the installer does with a file and the project around it: settings, lock pins, pywrangler's own library. */
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { parseRequirementsTxt } from '../../../../server/src/core/dependencyFiles/requirementsTxt.ts';
import { pylockPins } from '../../../../server/src/core/dependencyFiles/locks/pylockPins.ts';
import type { InstallContext } from '../../../../server/src/core/installers/uv/uvPolicy.ts';
import { installerView, requirementsKey } from '../../../../server/src/core/installers/installerView.ts';
import { pinnedIndexes } from '../../../../server/src/core/installers/uv/sources.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import type { SelectionPolicy } from '../../../../server/src/core/solver/selectionPolicy.ts';
import { targetOf } from '../../../support/recorded.ts';

const worker = targetOf('workers-3.13');
const PROJECT = '[project]\nname = "w"\ndependencies = ["a", "b"]\n';

function projectWith(more: string): ReturnType<typeof parsePyproject> {
  return parsePyproject('/pyproject.toml', `${PROJECT}${more}`);
}

function policyOf(more: string, context?: InstallContext, target = worker): SelectionPolicy | undefined {
  return installerView(projectWith(more), target, context).problem.policy;
}

describe('the problem of a file', () => {
  it('has no policy where nothing is set, so that nothing is looked at twice', () => {
    assert.equal(policyOf('[tool.uv]\nprerelease = "if-necessary"\n'), undefined);
    assert.equal(policyOf('', { today: '2026-11-24', pywrangler: true }), undefined);
  });

  it('counts time spans from the moment of the check', () => {
    const now = Date.UTC(2026, 10, 24, 15, 30);
    const newest = (span: string): unknown => policyOf(`[tool.uv]\nexclude-newer = "${span}"\n`, { now })?.newest;
    assert.equal(newest('1 week'), Date.UTC(2026, 10, 17, 15, 30));
    assert.equal(newest('PT2H'), Date.UTC(2026, 10, 24, 13, 30));
    const policy = policyOf('[tool.uv]\nexclude-newer = "1 week"\n', { today: '2026-11-24' });
    assert.equal(policy?.newest, Date.UTC(2026, 10, 17));
  });

  it('follows no settings of uv where micropip installs', () => {
    assert.equal(policyOf('[tool.uv]\nresolution = "lowest"\n', {}, targetOf('pyodide-314.0.7')), undefined);
  });

  it('lets sources be built where pywrangler is told so, but for what uv may not build', () => {
    assert.equal(policyOf('[tool.pywrangler]\nallow-build = false\n'), undefined);
    const policy = policyOf('[tool.pywrangler]\nallow-build = true\n[tool.uv]\nno-build-package = ["b"]\n');
    assert.deepEqual(policy?.builds, { all: true, names: new Set(['b']) });
  });

  it('takes the options of requirements files', () => {
    const file = parseRequirementsTxt('/requirements.txt', '--no-binary a,c\n--no-binary :none:\n--no-binary b\nb\n');
    assert.deepEqual(installerView(file, worker).problem.policy?.builds, { all: false, names: new Set(['b']) });
  });

  it('prefers the pins of a lock file, unless they are let go', () => {
    const preferences = pylockPins(
      '[[packages]]\nname = "A"\nversion = "1.0"\n[[packages]]\nname = "b"\nversion = "2"\n',
    );
    const kept = policyOf('[tool.uv]\nupgrade-package = ["b>1"]\n', { preferences })?.preferences ?? [];
    assert.deepEqual(
      [...kept].map(([name, versions]) => `${name} ${versions.map(formatVersion).join(' ')}`),
      ['a 1.0'],
    );
    assert.equal(policyOf('[tool.uv]\nupgrade = true\n', { preferences }), undefined);
    const twice = ['1.0', '1.10', '1.9']
      .map((version) => `[[packages]]\nname = "a"\nversion = "${version}"\n`)
      .join('');
    assert.deepEqual(
      [...pylockPins(twice).values()].map((versions) => versions.map(formatVersion)),
      [['1.10', '1.9', '1.0']],
      'of several pins the newest is preferred',
    );
    assert.equal(pylockPins('[[packages]\nname = "a"\nversion = "1.0"\n').size, 0, 'uv refuses a broken lock file');
  });

  it('has the library that pywrangler adds, and nobody is said to have written it', () => {
    const names = (context: InstallContext, file = projectWith(''), target = worker): readonly string[] =>
      installerView(file, target, context).problem.requirements.map(({ name }) => name);
    assert.deepEqual(names({ pywrangler: true }), ['workers-runtime-sdk', 'a', 'b']);
    assert.deepEqual(names({}), ['a', 'b'], 'a target that is merely asked for');
    assert.deepEqual(names({ pywrangler: true }, parseRequirementsTxt('/requirements.txt', 'a\n')), ['a']);
    const { problem, seen } = installerView(projectWith(''), worker, { pywrangler: true });
    assert.deepEqual([...(problem.unwritten ?? [])], ['workers-runtime-sdk']);
    assert.equal(seen.length, 2);
  });

  it('leaves constraints out that uv ignores with the rest of its table', () => {
    const table = '[tool.uv]\nconstraint-dependencies = ["a<2"]\n';
    assert.equal(installerView(projectWith(table), worker).problem.constraints.length, 1);
    assert.equal(installerView(projectWith(`${table}resolution = "newest"\n`), worker).problem.constraints.length, 0);
  });

  it('takes a source as given only where its marker holds, and an index for its project alone', () => {
    const file = projectWith(`[tool.uv.sources]
a = [{ path = "../a", marker = "sys_platform == 'win32'" }, { index = "own" }]
b = { workspace = true }
c = { index = "own" }
[[tool.uv.index]]
name = "own"
url = "https://index.example.invalid/simple"
`);
    assert.deepEqual([...installerView(file, worker).problem.external], ['b']);
    assert.deepEqual(Object.fromEntries(pinnedIndexes(file, worker)), {
      a: { named: 'own', index: { name: 'own', url: 'https://index.example.invalid/simple' } },
    });
  });

  it('takes a project from any index where an override takes the place of what its source is for', () => {
    const file = projectWith(`[tool.uv]
override-dependencies = ["a>=1"]
[tool.uv.sources]
a = { index = "own" }
b = { index = "own" }
[[tool.uv.index]]
name = "own"
url = "https://index.example.invalid/simple"
`);
    assert.deepEqual([...pinnedIndexes(file, worker).keys()], ['b']);
    const ignored = projectWith(`[tool.uv]
override-dependencies = ["a>=1"]
link-mode = "wrong"
[tool.uv.sources]
a = { index = "own" }
`);
    assert.deepEqual([...pinnedIndexes(ignored, worker).keys()], ['a']);
  });

  it('is another question whenever such a setting changes', () => {
    const key = (more: string): string => requirementsKey(projectWith(more), worker);
    const plain = key('');
    for (const more of [
      '[tool.uv]\nresolution = "lowest"\n',
      '[tool.uv.pip]\nprerelease = "allow"\n',
      '[tool.uv]\nexclude-newer = "2026-01-01"\n',
      '[[tool.uv.dependency-metadata]]\nname = "a"\n',
      '[tool.pywrangler]\nallow-build = true\n',
      '[tool.uv]\nconcurrent-builds = 99999999999999999999\n',
    ]) {
      assert.notEqual(key(more), plain, more);
    }
    assert.equal(key('\n# a comment\n'), plain);
  });
});
