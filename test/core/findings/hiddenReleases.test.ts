/** `exclude-newer` and releases that came later: the date is told as what hides them, not that there are none. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { english } from '../../support/english.ts';
import { analysisOf } from '../../support/inventedProject.ts';

const UNIVERSE = `
late 2.0 {uploaded 2026-05-10}
late 1.0 {uploaded 2024-01-10}
after 1.0 {uploaded 2026-05-10} -> late>=2
needs 1.0 {uploaded 2024-01-10} -> late>=2
pyodide: built 1.0 {wheel cp313-cp313-pyodide_2025_0_wasm32}
both 1.0 {uploaded 2024-01-10} -> built, late>=2
linux 1.0 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2024-01-10}
linux 0.9 {wheel cp313-cp313-manylinux_2_17_x86_64; uploaded 2024-01-10}
`;

const DATE = 'exclude-newer = "2026-01-01"\n';

function project(dependency: string, settings: string): string {
  return `[project]\nname = "app"\nversion = "1"\ndependencies = ["${dependency}"]\n\n[tool.uv]\n${settings}`;
}

function check(dependency: string, settings = DATE): readonly Finding[] {
  return analysisOf({ universe: UNIVERSE, text: project(dependency, settings) }).findings;
}

/** The project after the first fix, which exempts what is hidden. */
function exempted(dependency: string, { remedies: [remedy] }: Finding, settings = DATE): string {
  assert.equal(remedy?.kind, 'exempt');
  return applyEdits(
    project(dependency, settings),
    remedy.edits.map(({ edit }) => edit),
  );
}

describe('exclude-newer that hides a release', () => {
  /** A dependency, what blocks it, what is said to be hidden, and who is exempted. */
  const rows: readonly (readonly [string, readonly string[], string, string])[] = [
    ['late==2.0', ['late'], '`late` 2.0 (2026-05-10), so `late==2.0`', 'late = false'],
    ['needs', ['late'], '`late` 2.0 (2026-05-10), so `needs`', 'late = false'],
    [
      'after',
      ['after', 'late'],
      '`after` 1.0 (2026-05-10) and `late` 2.0 (2026-05-10), so `after`',
      'after = false, late = false',
    ],
    ['both', ['built', 'late'], '`built` 1.0 and `late` 2.0 (2026-05-10), so `both`', 'built = false, late = false'],
  ];
  for (const [dependency, culprits, hidden, exemption] of rows)
    it(`is the cause that is told, and the exemption the first fix: ${dependency}`, () => {
      const [error, ...others] = check(dependency);
      assert.ok(error && others.length === 0);
      assert.deepEqual([error.code, error.severity], ['uv-setting', 'error']);
      assert.deepEqual([...error.culprits].sort(), culprits);
      assert.ok(
        english(error.message).startsWith(`\`exclude-newer\` hides ${hidden} cannot be installed`),
        english(error.message),
      );
      assert.match(exempted(dependency, error), new RegExp(`^exclude-newer-package = \\{ ${exemption} \\}$`, 'm'));
    });

  it('is named by the setting that has the date, which gives way', () => {
    const settings = 'exclude-newer-package = { late = "2025-01-01" }\n';
    const [error] = check('late>=2', settings);
    assert.ok(error);
    assert.match(english(error.message), /^`exclude-newer-package` hides `late` 2\.0/);
    assert.match(exempted('late>=2', error, settings), /late = false/);
  });

  it('lets a pin below what the project asks for be chosen, not preferred', () => {
    const [error] = check('late>=2');
    const pins = error?.remedies.filter(({ kind }) => kind === 'pin');
    assert.deepEqual(
      pins?.map(({ preferred }) => preferred),
      [false],
    );
  });

  it('leaves the other ways out to somebody who keeps the date', () => {
    const kinds = check('late==2.0')[0]?.remedies.map(({ kind }) => kind);
    assert.deepEqual(kinds?.slice(0, 2), ['exempt', 'pin']);
  });

  it('is no cause where the release does not exist, but the newest is the newest that it lets in', () => {
    const [missing] = check('late==3');
    assert.equal(missing?.code, 'no-matching-version');
    assert.match(english(missing.message), /the newest that `exclude-newer` lets in is 1\.0/);
    const [none] = check('late==3', 'exclude-newer = "2020-01-01"\n');
    assert.match(english(none?.message), /`exclude-newer` hides every release of it/);
    assert.equal(check('linux')[0]?.code, 'no-compatible-wheel');
  });
});
