/** Whether packages of a project need a culprit, read from wheels and sources on this machine. */
import assert from 'node:assert/strict';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { shownEvidence } from '../support/installedPackages.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';
import { library, project, SOURCE, type Files } from '../support/referenceChecks.ts';
import { wheelWith } from '../support/wheelArchive.ts';

const CULPRIT = wheelWith('culprit', { 'culprit/__init__.py': '' });

/** What is found out about `/w/app/pyproject.toml` among these files. */
async function evidenceOf(files: Files, parent = 'lib', target = 'host-3.13', border = '/w'): Promise<string> {
  const all = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/w/${name}`, content]));
  const path = '/w/app/pyproject.toml';
  const text = all[path];
  const opened = await recordedChecker.open({
    path,
    text: typeof text === 'string' ? text : '',
    settings: { ...DEFAULT_SETTINGS, target, recordedIndex: RECORDED_INDEX },
    documents: memoryDocuments(all),
    around: { folders: () => Promise.resolve([border]), isWorkspace: true },
  });
  const [answer] = opened?.targets.answers ?? [];
  assert.ok(opened && answer);
  const [found] = await opened.evidence({
    context: opened.contextOf(answer),
    culprit: normalizeName('culprit'),
    parents: [{ name: normalizeName(parent) }],
  });
  assert.ok(found);
  return shownEvidence(found);
}

describe('evidence on what lies on this machine', function () {
  this.timeout(60_000);

  const links = '[tool.uv]\nfind-links = ["wheels"]\n';
  const withLib = (files: Readonly<Record<string, string>>): Files => ({
    'app/pyproject.toml': project(['lib'], links),
    'app/wheels/lib-1.0-py3-none-any.whl': wheelWith('lib', files, 'culprit'),
    'app/wheels/culprit-1.0-py3-none-any.whl': CULPRIT,
  });

  it('reads the wheels of a folder', async () => {
    assert.equal(await evidenceOf(withLib({ 'lib.py': '\nimport culprit\n' })), 'needed lib.py:2');
    assert.equal(await evidenceOf(withLib({ 'lib.py': 'def f():\n  import culprit\n' })), 'not-needed');
  });

  it('judges for the target, whatever the wheels are for', async () => {
    const files = withLib({ 'lib.py': "import sys\nif sys.platform != 'emscripten':\n  import culprit\n" });
    assert.equal(await evidenceOf(files), 'needed lib.py:3');
    assert.equal(await evidenceOf(files, 'lib', 'workers-3.13'), 'not-needed');
  });

  it('reads a wheel that the file points to, and the sources of a project beside it', async () => {
    const files = {
      'app/pyproject.toml': project(
        ['lib', 'culprit'],
        SOURCE('path = "../lib"') + 'culprit = { path = "culprit-1.0-py3-none-any.whl" }\n',
      ),
      'app/culprit-1.0-py3-none-any.whl': CULPRIT,
      'lib/pyproject.toml': library('lib', ['culprit']),
      'lib/setup.py': 'import culprit\n',
      'lib/src/lib/__init__.py': 'from .core import run\n',
      'lib/src/lib/core.py': '\n\nimport culprit\n',
    };
    assert.equal(await evidenceOf(files), 'needed lib/core.py:3');
    assert.match(
      await evidenceOf(files, 'lib', 'host-3.13', '/w/app'),
      /^unknown for /,
      'sources outside are not read',
    );
  });

  it('judges no other release of the parent than the file admits, whatever hinders that', async () => {
    const wheels = {
      'app/wheels/lib-1.0-py3-none-any.whl': wheelWith('lib', { 'lib.py': 'import culprit\n' }, 'culprit'),
      'app/wheels/lib-2.0-py3-none-any.whl': wheelWith('lib 2.0', { 'lib.py': '' }),
      'app/wheels/culprit-1.0-cp313-cp313-win_amd64.whl': CULPRIT,
    };
    const declares = (...names: readonly string[]): Files => ({
      ...wheels,
      'app/pyproject.toml': project(names, links),
    });
    assert.equal(await evidenceOf(declares('lib==1.0')), 'needed lib.py:1');
    assert.equal(await evidenceOf(declares('lib==1.0', 'lib-that-nobody-has')), 'needed lib.py:1');
    assert.match(await evidenceOf(declares('lib==1.5')), /^unknown for /);
    assert.equal(await evidenceOf(declares('lib')), 'not-needed');
  });

  it('does not know what a damaged wheel holds', async () => {
    const damaged = CULPRIT.slice(0, -30);
    const files = { ...withLib({ 'lib.py': 'import culprit\n' }), 'app/wheels/culprit-1.0-py3-none-any.whl': damaged };
    assert.match(await evidenceOf(files), /^unknown for /);
  });
});
