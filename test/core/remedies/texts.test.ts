/** Texts for when no edit helps: a message to the maintainers, building your own wheel. */
import assert from 'node:assert/strict';
import { errorOf, remedyOf, type InventedProject } from '../../support/inventedProject.ts';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { tellSnippet } from '../../../server/src/core/remedies/snippet.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';

function project(universe: string, more: Partial<InventedProject> = {}): InventedProject {
  return { universe, text: '[project]\nname = "x"\ndependencies = ["app"]\n', ...more };
}

function languageOf(invented: InventedProject): string | undefined {
  return remedyOf(invented, 'own-wheel')?.snippet?.language;
}

function snippetOf(invented: InventedProject, kind: 'ask-upstream' | 'own-wheel'): string {
  const remedy = remedyOf(invented, kind);
  assert.deepEqual([remedy?.edits, remedy?.preferred], [[], false]);
  return remedy?.snippet ? tellSnippet(remedy.snippet, en) : '';
}

describe('asking upstream', () => {
  const app = project(`app 1.0 -> fast-id>=2\nfast-id 2.1 {${NATIVE}}\nfast-id 1.0 {${NATIVE}}\n`);

  it('names project, release, runtime and file, and how to build it', () => {
    const text = snippetOf(app, 'ask-upstream');
    assert.match(
      text,
      /^Title: A wheel for Pyodide \(pyemscripten_2025_0_wasm32\)\n\nHello, and thank you for fast-id!\n/,
    );
    assert.match(text, /\napp needs fast-id, and fast-id 2\.1 cannot be installed in Pyodide/);
    assert.match(text, /\n {4}fast_id-2\.1-cp313-cp313-pyemscripten_2025_0_wasm32\.whl\n/);
    assert.match(text, /PEP 783/);
    assert.match(text, /\n {4}CIBW_PLATFORM=pyodide CIBW_BUILD='cp313-\*' cibuildwheel\n/);
  });

  it('asks for the stable ABI where that is what the project builds', () => {
    const abi3 = project('app 1.0 -> fast\nfast 2.1 {wheel cp39-abi3-macosx_11_0_arm64}\n');
    assert.match(snippetOf(abi3, 'ask-upstream'), /fast-2\.1-cp39-abi3-pyemscripten_2025_0_wasm32\.whl/);
  });

  it('says so where there are wheels for an older ABI, and is silent where they are for a newer one', () => {
    const wheelFor = (abi: string): InventedProject =>
      project(`app 1.0 -> fast\nfast 2.1 {wheel cp313-cp313-pyemscripten_${abi}_wasm32}\n`, { target: 'workers-3.13' });
    assert.match(snippetOf(wheelFor('2024_0'), 'ask-upstream'), /its Pyodide wheels are for the older ABI 2024_0/);
    const old = project('app 1.0 -> fast\nfast 2.1 {wheel cp311-cp311-emscripten_3_1_46_wasm32}\n');
    assert.match(snippetOf(old, 'ask-upstream'), /its Pyodide wheels are for the older ABI 3_1_46/);
    assert.equal(remedyOf(wheelFor('2026_0'), 'ask-upstream'), undefined);
    assert.equal(remedyOf(wheelFor('2026_0'), 'own-wheel'), undefined);
  });

  it('goes to two projects at most, and to none where dropping an extra is enough', () => {
    const three = project(`app 1.0 -> a, b, c\na 1 {${NATIVE}}\nb 1 {${NATIVE}}\nc 1 {${NATIVE}}\n`);
    assert.equal(errorOf(three).remedies.filter(({ kind }) => kind === 'ask-upstream').length, 2);
    const extra = project(`app 1.0\n  [all] -> a\na 1 {${NATIVE}}\n`, {
      text: '[project]\nname = "x"\ndependencies = ["app[all]"]\n',
    });
    assert.deepEqual(
      errorOf(extra).remedies.map(({ kind }) => kind),
      ['drop-extra', 'leave-out', 'marker'],
    );
  });

  it('is not offered for a runtime whose wheels PyPI does not take', () => {
    const old = { ...app, target: 'pyodide-0.27.7' };
    assert.equal(remedyOf(old, 'ask-upstream'), undefined);
    assert.ok(remedyOf(old, 'own-wheel'));
  });
});

describe('a wheel of one’s own', () => {
  it('says what to build and what to write into pyproject.toml', () => {
    const text = snippetOf(project(`app 1.0 -> a, b\na 1.5 {${NATIVE}}\nb 2 {${NATIVE}}\n`), 'own-wheel');
    assert.match(text, /^# 1\. In the source tree of a 1\.5 and b 2, with cibuildwheel 4\.0 or newer on Linux:\n/);
    assert.match(text, /\n# {6}b-2-cp313-cp313-pyemscripten_2025_0_wasm32\.whl\n/);
    assert.match(text, /\n\[tool\.uv\]\nfind-links = \["wheels"\]\n$/);
  });

  it('has the source of what is declared, besides', () => {
    const text = snippetOf(project(`app 1.0 {${NATIVE}}\n`), 'own-wheel');
    assert.match(
      text,
      /\n\[tool\.uv\.sources\]\napp = \{ path = "wheels\/app-1\.0-cp313-cp313-pyemscripten_2025_0_wasm32\.whl", marker = "sys_platform == 'emscripten'" \}\n$/,
    );
  });

  it('is kept to Pyodide where the machine can have nothing in its place, declared or not', () => {
    const wrangler =
      'main = "src/entry.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n';
    const foreign = 'wheel cp313-cp313-win_amd64';
    const kept =
      /nothing is published of fast 2\n# for Linux with Python 3\.13[^]*\noverride-dependencies = \["fast==2 ; sys_platform == 'emscripten'"\]\n$/;
    assert.match(snippetOf(project(`app 1.0 -> fast\nfast 2 {${foreign}}\n`, { wrangler }), 'own-wheel'), kept);
    const declared = { wrangler, text: '[project]\nname = "x"\ndependencies = ["fast"]\n' };
    assert.match(snippetOf(project(`fast 2 {${foreign}}\n`, declared), 'own-wheel'), kept);
    for (const there of [NATIVE, 'sdist']) {
      const text = snippetOf(project(`fast 2 {${foreign}; ${there}}\n`, declared), 'own-wheel');
      assert.doesNotMatch(text, /override-dependencies/);
      assert.match(text, /\nfast = \{ path = /);
    }
  });

  it('is installed by micropip from beside the page', () => {
    const page = project(`app 1.0 {${NATIVE}}\n`, { target: 'pyodide-0.28.3' });
    assert.deepEqual([languageOf(page), languageOf(project(`app 1.0 {${NATIVE}}\n`))], ['python', 'toml']);
    const text = snippetOf(page, 'own-wheel');
    assert.match(text, /\nawait micropip\.install\("\.\/wheels\/app-1\.0-cp313-cp313-pyodide_2025_0_wasm32\.whl"\)\n$/);
  });
});
