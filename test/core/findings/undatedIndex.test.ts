/** `exclude-newer` and the index of a Pyodide release, which gives no dates. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { english } from '../../support/english.ts';
import { analysisOf, type InventedProject } from '../../support/inventedProject.ts';

const HERE = '{wheel cp313-cp313-pyodide_2025_0_wasm32}';
const NATIVE = 'wheel cp313-cp313-manylinux_2_17_x86_64';

/** `quick` has a wheel on the Pyodide index; `site` needs it; `either` went without it before. */
const UNIVERSE = [
  `pyodide: quick 3.0 ${HERE}`,
  `quick 3.0 {${NATIVE}; uploaded 2024-01-10}`,
  'site 1.0 {uploaded 2024-01-10} -> quick',
  'plain 1.0 {uploaded 2024-01-10}',
  'pyodide: both 1.0',
  'both 1.0 {uploaded 2024-01-10}',
  'pair 1.0 {uploaded 2024-01-10} -> quick, both',
  'either 1.0 {uploaded 2023-01-10}',
  'either 1.1 {uploaded 2024-01-10} -> quick',
].join('\n');

const PROJECT = (dependencies: readonly string[], settings: string): InventedProject => ({
  universe: UNIVERSE,
  text: `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n\n[tool.uv]\nexclude-newer = "2026-01-01"\n${settings}`,
});

function check(dependencies: readonly string[], settings = ''): readonly Finding[] {
  return analysisOf(PROJECT(dependencies, settings)).findings;
}

function afterFix({ remedies: [remedy] }: Finding, dependencies: readonly string[], settings = ''): string {
  const { text } = PROJECT(dependencies, settings);
  const edits = remedy?.edits.map(({ edit }) => edit) ?? [];
  return applyEdits(text, edits);
}

describe('exclude-newer', () => {
  it('that hides the only wheel is the cause that is told, and an exemption the only fix', () => {
    for (const dependency of ['quick', 'site']) {
      const [error, ...others] = check([dependency]);
      assert.ok(error && others.length === 0);
      assert.deepEqual([error.code, error.severity, error.culprits], ['uv-setting', 'error', ['quick']]);
      assert.match(english(error.message), /^`exclude-newer` hides `quick` on the index of Pyodide 0\.28\.3, so/);
      assert.deepEqual(
        error.remedies.map(({ kind }) => kind),
        ['exempt'],
      );
      assert.match(afterFix(error, [dependency]), /^exclude-newer-package = \{ quick = false \}$/m);
    }
  });

  it('is not said to hide what is elsewhere with a date that suits', () => {
    const [error] = check(['pair']);
    assert.deepEqual([error?.code, error?.culprits, error?.chains], ['uv-setting', ['quick'], [['pair', 'quick']]]);
    assert.match(error ? afterFix(error, ['pair']) : '', /^exclude-newer-package = \{ quick = false \}$/m);
  });

  it('that leads to another release is a warning where it stands, with the exemption', () => {
    const [warning, ...others] = check(['either']);
    assert.ok(warning && others.length === 0);
    assert.deepEqual([warning.code, warning.severity], ['uv-setting', 'warning']);
    assert.match(afterFix(warning, ['either']), /quick = false/);
  });

  it('is not spoken of where it changes nothing', () => {
    assert.deepEqual(check(['plain']), []);
    assert.deepEqual(check(['site'], 'exclude-newer-package = { quick = false }\n'), []);
  });

  it('with a date for the project itself hides it all the same, and the entry is changed', () => {
    const settings = 'exclude-newer-package = { quick = "2026-02-01", plain = false }\n';
    const [error] = check(['quick'], settings);
    assert.equal(error?.code, 'uv-setting');
    const [remedy] = error.remedies;
    assert.deepEqual([remedy?.kind, remedy?.preferred], ['exempt', false]);
    assert.equal(
      english(remedy?.title),
      'Exempt quick from exclude-newer, in place of the date for quick (exclude-newer-package)',
    );
    const after = /^exclude-newer-package = \{ quick = false, plain = false \}$/m;
    assert.match(afterFix(error, ['quick'], settings), after);
  });

  it('has the entry changed under the name that it was written with', () => {
    const settings = 'exclude-newer-package = { Quick = "2026-02-01" }\n';
    const [error] = check(['quick'], settings);
    assert.ok(error);
    assert.match(afterFix(error, ['quick'], settings), /^exclude-newer-package = \{ Quick = false \}$/m);
  });

  it('that leads to many other releases names a few, and all in the explanation', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `native-${letter}`);
    const universe = names.map((name) => `pyodide: ${name} 3.0 ${HERE}\n${name} 2.0 {uploaded 2024-01-10}`).join('\n');
    const [warning] = analysisOf({ ...PROJECT(names, ''), universe }).findings;
    assert.match(english(warning?.message), /gives you `native-a`, `native-b`, `native-c` and 3 more packages: that/);
    assert.match(english(warning?.explanation[1]), /: `native-a`, .*`native-e` and `native-f`$/);
    assert.match(english(warning?.remedies[0]?.title), /^Exempt native-a, native-b, native-c and 3 more packages from/);
  });

  it('gets a further entry where there are some', () => {
    const settings = 'exclude-newer-package = { plain = false }\n';
    const [error] = check(['quick'], settings);
    assert.ok(error);
    assert.match(afterFix(error, ['quick'], settings), /^exclude-newer-package = \{ plain = false, quick = false \}$/m);
  });

  it('that leads to an old release is the reason why it is held back, and the exemption brings the newer one', () => {
    const universe = `${UNIVERSE}\npyodide: far 3.0 ${HERE}\nfar 3.0 {${NATIVE}; uploaded 2025-06-01}\nfar 1.0 {uploaded 2021-01-10}`;
    const over = (dependency: string): string =>
      `${universe}\nover 3.0 {uploaded 2025-06-01} -> ${dependency}>=3\nover 1.0 {uploaded 2021-01-10}`;
    const cases: readonly [dependency: string, universe: string, hidden: string][] = [
      ['far', universe, 'far'],
      ['over', over('far'), 'far'],
      ['over', over('quick'), 'quick'],
    ];
    for (const [dependency, world, hidden] of cases) {
      const project = { ...PROJECT([dependency], ''), universe: world, comparesWithHost: true };
      const held = analysisOf(project).findings.find(({ code }) => code === 'held-back');
      assert.ok(held, dependency);
      const because = `: \`exclude-newer\` hides \`${hidden}\` on the index of Pyodide 0.28.3, which gives no dates,`;
      assert.ok(english(held.message).includes(because), english(held.message));
      assert.deepEqual([held.severity, held.culprits], ['warning', [hidden]]);
      const [first] = held.remedies;
      assert.equal(first?.kind, 'exempt');
      const text = afterFix(held, [dependency]);
      assert.ok(text.includes(`exclude-newer-package = { ${hidden} = false }`), text);
      assert.deepEqual(analysisOf({ ...project, text }).findings, []);
    }
  });

  it('for the project itself is told as what holds it back, and gives way by a fix that says so', () => {
    const universe = `pyodide: far 3.0 ${HERE}\nfar 3.0 {${NATIVE}; uploaded 2025-06-01}\nfar 1.0 {uploaded 2021-01-10}`;
    const text =
      '[project]\nname = "app"\ndependencies = ["far"]\n\n[tool.uv]\nexclude-newer-package = { far = "2026-01-01" }\n';
    const [held] = analysisOf({ universe, text, comparesWithHost: true }).findings;
    assert.match(english(held?.message), /: `exclude-newer-package` hides `far` on the index/);
    const exemption = held?.remedies.find(({ kind }) => kind === 'exempt');
    assert.match(english(exemption?.title), /in place of the date for far/);
    assert.ok(exemption?.preferred === false);
  });

  it('is not blamed for what fails without it', () => {
    const [error] = analysisOf({
      ...PROJECT(['other'], ''),
      universe: `other 1.0 {${NATIVE}; uploaded 2024-01-10}`,
    }).findings;
    assert.equal(error?.code, 'no-compatible-wheel');
  });
});
