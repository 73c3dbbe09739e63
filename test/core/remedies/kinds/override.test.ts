/** What other projects ask for can be overridden in `[tool.uv]`, as long as an older release makes sense. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import {
  afterRemedy,
  analysisOf,
  errorOf,
  remedyOf,
  titleOf,
  textAfter,
  type InventedProject,
} from '../../../support/inventedProject.ts';
import { wranglerToml } from '../../../support/workerFolder.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_28_x86_64';
const WASM = 'wheel cp313-cp313-pyodide_2025_0_wasm32';

/** The Pyodide index gives no dates; those of the same release on PyPI count. */
function project(
  needed: string,
  older: string,
  { wheel = WASM, uploaded = '; uploaded 2026-01-01' } = {},
): InventedProject {
  return {
    universe: `
bot 2.0 {uploaded 2026-08-01} -> ${needed}
crypt 50.1 {${NATIVE}; uploaded 2026-07-01}
crypt 50.0 {${NATIVE}; uploaded 2026-06-01}
crypt ${older} {${NATIVE}${uploaded}}
pyodide: crypt ${older} {${wheel}}
`,
    text: '[project]\nname = "x"\ndependencies = ["bot"]\n',
  };
}

describe('overriding with an older release', () => {
  it('takes it on Pyodide only, and keeps the floor elsewhere', () => {
    const { text, ...rest } = project('crypt>=50', '50.0rc1');
    assert.equal(remedyOf({ ...rest, text }, 'override'), undefined, 'a pre-release is none');
    const usual = project('crypt>=50.1', '50.0.1');
    assert.equal(
      textAfter(usual, 'override'),
      `${usual.text}\n[tool.uv]\noverride-dependencies = ["crypt==50.0.1 ; sys_platform == 'emscripten'", "crypt>=50.1 ; sys_platform != 'emscripten'"]\n`,
    );
  });

  it('says who may not work with it, and is not applied without asking', () => {
    const remedy = remedyOf(project('crypt>=50.1', '50.0.1'), 'override');
    assert.ok(remedy);
    assert.equal(english(remedy.title), 'Override with crypt 50.0.1 (2026-01-01) on Pyodide');
    assert.equal(remedy.cost && english(remedy.cost), 'bot requires a newer version and may not work with this one');
    assert.equal(remedy.preferred, false);
  });

  it('takes it on the machine as well where pywrangler installs the same version there', () => {
    const synced = { ...project('crypt>=50.1', '50.0.1'), wrangler: wranglerToml('2026-02-01') };
    assert.equal(
      textAfter(synced, 'override'),
      `${synced.text}\n[tool.uv]\noverride-dependencies = ["crypt==50.0.1"]\n`,
    );
    assert.equal(titleOf(synced, 'override'), 'Override with crypt 50.0.1 (2026-01-01)');
    const remedy = remedyOf(synced, 'override');
    assert.ok(remedy);
    const after = analysisOf(afterRemedy(synced, remedy));
    assert.equal(after.summary.resolves, true);
    assert.deepEqual(
      after.findings.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('is told in the message, so that nobody reads that nothing helps', () => {
    assert.match(
      english(errorOf(project('crypt>=50.1', '50.0.1')).message),
      /An override in `\[tool\.uv\]` makes it resolve$/,
    );
  });

  const nonsense: readonly (readonly [why: string, project: InventedProject])[] = [
    ['one of another major version', project('crypt>=50', '47.0')],
    ['one that is years older', project('crypt>=50.1', '50.0.1', { uploaded: '; uploaded 2023-01-01' })],
    ['one of unknown age', project('crypt>=50.1', '50.0.1', { uploaded: '' })],
    [
      'one that does not load here either',
      project('crypt>=50.1', '50.0.1', { wheel: 'wheel cp312-cp312-pyodide_2024_0_wasm32' }),
    ],
    ['one where exactly one version is asked for', project('crypt==50.1', '50.0.1')],
  ];
  for (const [why, nonsensical] of nonsense) {
    it(`is not offered with ${why}`, () => {
      assert.equal(remedyOf(nonsensical, 'override'), undefined);
    });
  }
});

describe('keeping out a release at which uv gives up', () => {
  const universe = `
app 1.0 -> tool
tool 3.0 {uploaded 2026-06-01} -> lib @ https://example.invalid/lib.zip
tool 2.0 {uploaded 2026-01-01}
`;
  const gives = { universe, text: '[project]\nname = "x"\ndependencies = ["app"]\n' };

  it('is a constraint on it', () => {
    assert.equal(textAfter(gives, 'constrain'), `${gives.text}\n[tool.uv]\nconstraint-dependencies = ["tool<=2.0"]\n`);
    assert.equal(titleOf(gives, 'constrain'), 'Keep tool at 2.0 (2026-01-01) or older (constraint-dependencies)');
  });

  it('is told as what the dependency needs', () => {
    const error = errorOf(gives);
    assert.deepEqual(error.chains, [['app', 'tool']]);
    assert.equal(error.code, 'blocked-dependency');
  });

  it('is not offered where every release is such a one', () => {
    const all = { ...gives, universe: universe.replace('tool 2.0 {uploaded 2026-01-01}', '') };
    assert.equal(remedyOf(all, 'constrain'), undefined);
  });
});
