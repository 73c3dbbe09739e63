/** A source-only release may be built if it is pure Python: verified in the sources, or guessed and marked as a guess. */
import assert from 'node:assert/strict';
import { analysisOf, remedyOf, textAfter, type InventedProject } from '../../../support/inventedProject.ts';
import { english } from '../../../support/english.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';
import { en } from '../../../../server/src/core/messages/en/en.ts';
import { tellSnippet } from '../../../../server/src/core/remedies/snippet.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';

function project(universe: string, more: Partial<InventedProject> = {}): InventedProject {
  return { universe, text: '[project]\nname = "x"\ndependencies = ["app"]\n', ...more };
}

describe('allowing a build', () => {
  const neighbours = 'app 1.0 -> calc>=2.1\ncalc 2.2 {no wheel; sdist}\ncalc 2.0 {sdist}\ncalc 1.9 {sdist}\n';

  const pure = { paths: ['calc.py', 'setup.py'], setup: 'setup()' };

  it('is written into pyproject.toml where the sources are pure Python', () => {
    const read = { ...project(neighbours), sources: { 'calc-2.2.tar.gz': pure } };
    const remedy = remedyOf(read, 'allow-build');
    assert.ok(remedy);
    assert.equal(english(remedy.title), 'Let pywrangler build calc 2.2 from source');
    assert.equal(
      remedy.cost && english(remedy.cost),
      'its dependencies are known only after the build, and this allows building every dependency',
    );
    assert.equal(textAfter(read, 'allow-build'), `${read.text}\n[tool.pywrangler]\nallow-build = true\n`);
  });

  it('looks at what the sources say that they need', () => {
    const needing = (requirement: string): InventedProject => {
      const metadata = `Metadata-Version: 2.4\nName: calc\nVersion: 2.2\nRequires-Dist: ${requirement}\n`;
      return { ...project(neighbours), sources: { 'calc-2.2.tar.gz': { ...pure, metadata } } };
    };
    const { cost } = remedyOf(needing('app'), 'allow-build') ?? {};
    assert.equal(cost && english(cost), 'this allows building every dependency');
    assert.equal(remedyOf(needing('nobody-has-this'), 'allow-build'), undefined);
  });

  it('is not offered where the sources have to be compiled, whatever the releases beside it are', () => {
    const paths = [...pure.paths, 'src/fast.c'];
    const compiled = { ...project(neighbours), sources: { 'calc-2.2.tar.gz': { ...pure, paths } } };
    assert.equal(remedyOf(compiled, 'allow-build'), undefined);
  });

  it('holds to its wheel what would be built as well, since uv prefers newer sources to it', () => {
    const universe = [
      'app 1.0 -> calc>=2.1, web',
      'calc 2.2 {no wheel; sdist}',
      'calc 2.0',
      'web 1.0 -> core',
      `core 2.1 {${NATIVE}; sdist}`,
      'pyodide: core 1.4 {wheel cp313-cp313-pyodide_2025_0_wasm32}',
      'other 3.0 {sdist}',
    ].join('\n');
    const read = { ...project(universe), sources: { 'calc-2.2.tar.gz': pure } };
    const remedy = remedyOf(read, 'allow-build');
    assert.equal(
      remedy && english(remedy.title),
      'Let pywrangler build calc 2.2 from source, but not core (no-build-package)',
    );
    assert.match(textAfter(read, 'allow-build'), /^no-build-package = \["core"\]$/m);
    const text = remedyOf(project(universe), 'allow-build');
    assert.match(text?.snippet ? tellSnippet(text.snippet, en) : '', /no-build-package = \["core"\]/);
  });

  it('keeps what fails for another reason from being built: it fails as before, and says so', () => {
    const universe = `app 1.0 -> calc>=2.1\ncalc 2.2 {no wheel; sdist}\ncalc 2.0\nother 1.0 -> fast\nfast 1.0 {${NATIVE}; sdist}\n`;
    const text = '[project]\nname = "x"\ndependencies = ["app", "other"]\n';
    const read = { ...project(universe, { text }), sources: { 'calc-2.2.tar.gz': pure } };
    const remedies = analysisOf(read).findings.flatMap((one) => one.remedies);
    const edits = remedies.find(({ kind }) => kind === 'allow-build')?.edits ?? [];
    assert.match(edits.map(({ edit }) => edit.newText).join(''), /^no-build-package = \["fast"\]$/m);
  });

  it('is not offered where that leaves something without a wheel', () => {
    const universe = [
      'app 1.0 -> calc>=2.1, core>=2',
      'calc 2.2 {no wheel; sdist}',
      'calc 2.0',
      `core 2.1 {${NATIVE}; sdist}`,
    ].join('\n');
    assert.equal(remedyOf({ ...project(universe), sources: { 'calc-2.2.tar.gz': pure } }, 'allow-build'), undefined);
  });

  /** A Worker, for which pywrangler installs on the machine as well. */
  const synced = (universe: string): InventedProject => ({
    ...project(universe),
    ...{ wrangler: wranglerToml('2026-02-01'), sources: { 'calc-2.2.tar.gz': pure } },
  });
  const held = [
    'app 1.0 -> calc>=2.1, core',
    'calc 2.2 {no wheel; sdist}',
    'calc 2.0',
    `core 2.1 {${NATIVE}; sdist}`,
    'pyodide: core 1.4 {wheel cp313-cp313-pyodide_2025_0_wasm32}',
  ].join('\n');

  it('is not offered where the machine then lacks what is held to its wheel', () => {
    assert.equal(remedyOf(synced(held), 'allow-build'), undefined);
    assert.equal(remedyOf(synced(`${held}\ncore 1.4 {no wheel; sdist}`), 'allow-build'), undefined);
  });

  it('is offered where the machine has the same wheel, and builds the same sources', () => {
    assert.match(textAfter(synced(`${held}\ncore 1.4 {${NATIVE}}`), 'allow-build'), /^no-build-package = \["core"\]$/m);
  });

  it('is not offered where what the machine needs for the sources cannot be had there', () => {
    const needs = (requirement: string): InventedProject => {
      const metadata = `Metadata-Version: 2.4\nName: calc\nVersion: 2.2\nRequires-Dist: ${requirement}\n`;
      return { ...synced(neighbours), sources: { 'calc-2.2.tar.gz': { ...pure, metadata } } };
    };
    assert.ok(remedyOf(needs("absent ; sys_platform == 'emscripten' and python_version < '3'"), 'allow-build'));
    assert.equal(remedyOf(needs("absent ; sys_platform == 'linux'"), 'allow-build'), undefined);
  });

  it('says which other packages then get another release', () => {
    const universe = [
      'app 1.0 -> calc>=2.1, shared<2',
      'calc 2.2 {no wheel; sdist}',
      'calc 2.0',
      ...['shared 2.0', 'shared 1.0', 'user 1.0 -> shared'],
    ].join('\n');
    const text = '[project]\nname = "x"\ndependencies = ["app", "user"]\n';
    const { cost } =
      remedyOf({ ...project(universe, { text }), sources: { 'calc-2.2.tar.gz': pure } }, 'allow-build') ?? {};
    assert.match(cost ? english(cost) : '', /every dependency, and it also takes shared 1\.0$/);
  });

  it('is a text where the sources cannot be had and the releases beside it are pure, and says how little that proves', () => {
    const remedy = remedyOf(project(neighbours), 'allow-build');
    assert.ok(remedy);
    assert.equal(english(remedy.title), 'Let pywrangler build calc 2.2 from source');
    assert.match(
      remedy.cost ? english(remedy.cost) : '',
      /only its other releases are .* allows building every dependency/,
    );
    assert.deepEqual(remedy.edits, []);
    assert.match(
      remedy.snippet ? tellSnippet(remedy.snippet, en) : '',
      /\n\[tool\.pywrangler\]\nallow-build = true\n$/,
    );
  });

  const others: readonly (readonly [why: string, InventedProject])[] = [
    ['has never had a wheel', project('app 1.0 -> calc\ncalc 2.2 {no wheel; sdist}\ncalc 2.1 {no wheel; sdist}\n')],
    ['has had a wheel for a platform once', project(`${neighbours}calc 0.1 {${NATIVE}}\n`)],
    ['has wheels, but for other platforms', project(`app 1.0 -> calc>=2\ncalc 2.2 {sdist; ${NATIVE}}\ncalc 1.9\n`)],
    ['is for a browser, where nothing builds', project(neighbours, { target: 'pyodide-0.28.3' })],
  ];
  for (const [why, invented] of others) {
    it(`is not offered where the culprit ${why}`, () => {
      assert.equal(remedyOf(invented, 'allow-build'), undefined);
    });
  }
});
