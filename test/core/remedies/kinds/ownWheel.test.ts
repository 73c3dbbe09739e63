/** How to build a wheel oneself: commands that can be followed for each runtime, and pure Python, which needs one wheel only. */
import assert from 'node:assert/strict';
import type { RemedyKind } from '../../../../server/src/core/remedies/kinds.ts';
import { tellSnippet } from '../../../../server/src/core/remedies/snippet.ts';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { english } from '../../../support/english.ts';
import { onlyErrorOf, type InventedProject } from '../../../support/inventedProject.ts';

const NATIVE = ['3.11', '3.12', '3.13', '3.14']
  .map((python) => `cp${python.replace('.', '')}`)
  .map((tag) => `wheel ${tag}-${tag}-manylinux_2_17_x86_64`)
  .join('; ');

/** The text of the remedy of a kind for a target. */
function textFor(kind: RemedyKind, project: Partial<InventedProject>, target: string): string {
  const path = target.startsWith('workers') ? '/project/pyproject.toml' : '/project/requirements.txt';
  const text = target.startsWith('workers') ? '[project]\nname = "x"\ndependencies = ["app"]\n' : 'app\n';
  const { remedies } = onlyErrorOf({ universe: '', path, text, target, ...project });
  const snippet = remedies.find((remedy) => remedy.kind === kind)?.snippet;
  return snippet ? tellSnippet(snippet, en) : '';
}

describe('the text about building a wheel of native code', () => {
  const universe = `app 1.0 -> fast\nfast 2.0 {${NATIVE}}`;
  const cases: readonly (readonly [target: string, says: RegExp, saysNot: RegExp])[] = [
    ['pyodide-0.25.1', /pip install pyodide-build==0\.25\.1 && pyodide build/, /CIBW_BUILD/],
    [
      'pyodide-0.27.8',
      /CIBW_BUILD='cp312-\*' CIBW_ENABLE=pyodide-eol USE_LEGACY_PLATFORM=1 cibuildwheel/,
      /newer takes/,
    ],
    ['workers-3.12', /CIBW_BUILD='cp312-\*' CIBW_ENABLE=pyodide-eol cibuildwheel/, /USE_LEGACY_PLATFORM/],
    [
      'pyodide-0.28.3',
      /Pyodide 0\.29\.4 or newer takes .*\n[^]*cp313-\*' USE_LEGACY_PLATFORM=1 cib[^]*pyodide_2025_0/,
      /eol/,
    ],
    ['pyodide-0.29.5', /CIBW_BUILD='cp313-\*' cibuildwheel/, /eol|LEGACY/],
    ['workers-3.13', /CIBW_BUILD='cp313-\*' cibuildwheel/, /eol|LEGACY/],
    ['pyodide-314.0.7', /CIBW_BUILD='cp314-\*' cibuildwheel/, /eol|LEGACY/],
  ];
  for (const [target, says, saysNot] of cases) {
    it(`can be followed for ${target}`, () => {
      const text = textFor('own-wheel', { universe }, target);
      assert.match(text, says);
      assert.doesNotMatch(text, saysNot);
    });
  }
});

describe('pure Python that has wheels for another Python only', () => {
  const sources = { 'app-1.9.tar.gz': { paths: ['app.py', 'setup.py'], setup: 'setup()' } };

  it('is said to be pure, and can be built, like one that has only sources', () => {
    for (const wheel of ['py2-none-any', 'cp27-none-any', 'py2.py27-none-any']) {
      const universe = `app 1.9 {wheel ${wheel}; sdist}`;
      assert.match(textFor('own-wheel', { universe, sources }, 'workers-3.13'), /app-1\.9-py3-none-any\.whl/);
      assert.match(textFor('ask-upstream', { universe, sources }, 'workers-3.13'), /one wheel serves all platforms/);
      const text = '[project]\nname = "x"\ndependencies = ["app"]\n';
      const { message, remedies } = onlyErrorOf({ universe, sources, text });
      assert.match(english(message), /only for .*, not for Python 3\.13\. Building from source may help$/);
      assert.ok(remedies.some(({ kind }) => kind === 'allow-build'));
    }
  });

  it('is not where sources are missing, or where a wheel is for one platform', () => {
    for (const universe of ['app 1.9 {wheel py2-none-any}', 'app 1.9 {wheel py2-none-win32; sdist}'])
      assert.equal(textFor('own-wheel', { universe, sources }, 'workers-3.13').includes('py3-none-any'), false);
  });
});

describe('pure Python that is published as sources only', () => {
  const pure: Partial<InventedProject> = {
    universe: 'app 1.9 {no wheel; sdist}',
    sources: { 'app-1.9.tar.gz': { paths: ['app.py', 'setup.py'], setup: 'setup()' } },
  };

  for (const target of ['pyodide-314.0.7', 'pyodide-0.28.3', 'workers-3.13']) {
    it(`is said to be pure on ${target}, with one wheel for all platforms, and without cibuildwheel`, () => {
      const own = textFor('own-wheel', pure, target);
      assert.match(own, /pip wheel --no-deps app==1\.9/);
      assert.match(own, /app-1\.9-py3-none-any\.whl/);
      const asked = textFor('ask-upstream', pure, target);
      assert.match(asked, /python -m build/);
      assert.doesNotMatch(own + asked, /cibuildwheel/i);
    });
  }

  it('is found by its folder, whatever the build calls the file', () => {
    const text = textFor('own-wheel', pure, 'workers-3.13');
    assert.match(text, /py2\.py3 in place of py3[^]*\nfind-links = \["wheels"\]\n$/);
  });

  it('is told in the message where nothing else helps', () => {
    const error = onlyErrorOf({
      universe: '',
      path: '/project/requirements.txt',
      text: 'app\n',
      target: 'pyodide-314.0.7',
      ...pure,
    });
    assert.match(english(error.message), /\. `app` is pure Python: a wheel that you build yourself works$/);
  });

  it('is not claimed of what nobody has looked into, nor of what compiles', () => {
    assert.equal(textFor('ask-upstream', { universe: pure.universe ?? '' }, 'pyodide-314.0.7'), '');
    const sources = { 'app-1.9.tar.gz': { paths: ['app.c', 'setup.py'], setup: 'setup()' } };
    assert.equal(textFor('own-wheel', { ...pure, sources }, 'pyodide-314.0.7'), '');
  });
});
