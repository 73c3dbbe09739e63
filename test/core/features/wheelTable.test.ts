/** Which versions the table of a hover shows, and how it judges them. */
import assert from 'node:assert/strict';
import { wheelTable, type Interest } from '../../../server/src/core/features/wheelTable.ts';
import { parseSpecifierSet } from '../../../server/src/core/packaging/versions/specifier.ts';
import { formatVersion, parseVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { VersionRange } from '../../../server/src/core/packaging/versions/versionRange.ts';
import { testTarget } from '../../support/fakeChecker.ts';
import { projectOf, type InventedFile } from '../../support/snapshots.ts';

const GENERATIONS = ['workers-3.12', 'workers-3.13', 'workers-3.14'].map(testTarget);
const PRESENT: Interest = { target: testTarget('workers-3.13') };

/** Rows as lines: the version or the oldest and newest, and what each generation has. */
function rows(name: string, files: readonly InventedFile[], interest: Interest = PRESENT): readonly string[] {
  return wheelTable(projectOf(name, files), GENERATIONS, interest).rows.map(({ version, oldest, cells }) => {
    const shown = cells.map(({ kind, yanked, requiresPython }) =>
      [kind, ...(yanked ? ['yanked'] : []), ...(requiresPython === undefined ? [] : [requiresPython])].join(' '),
    );
    const from = oldest ? `${formatVersion(oldest.version)} – ` : '';
    return `${from}${formatVersion(version)}: ${shown.join(', ')}`;
  });
}

describe('table of wheels', () => {
  it('tells sources, native wheels, wheels of another ABI and fitting ones apart', () => {
    assert.deepEqual(rows('own', ['own-1.0.tar.gz']), ['1.0: source, source, source']);
    assert.deepEqual(rows('own', ['own-1.0-cp313-cp313-win_amd64.whl', 'own-1.0.tar.gz']), [
      '1.0: native, native, native',
    ]);
    assert.deepEqual(rows('own', ['own-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl']), ['1.0: none, none, wasm']);
    assert.deepEqual(rows('own', ['own-1.0-py3-none-any.whl']), ['1.0: pure, pure, pure']);
  });

  it('knows what each Pyodide release ships, also what the index does not have', () => {
    const table = rows('pydantic-core', ['pydantic_core-2.27.2.tar.gz']);
    assert.equal(table.at(-1)?.startsWith('2.27.2: shipped, shipped, '), true, table.join('; '));
  });

  it('names what keeps a version out: Requires-Python, and that it is yanked', () => {
    const file = { filename: 'own-1.0-py3-none-any.whl', requiresPython: '>=3.14', yanked: 'broken' };
    assert.deepEqual(rows('own', [file]), ['1.0: pure yanked >=3.14, pure yanked >=3.14, pure yanked']);
  });

  it('shows at most eight telling versions: newest, edges of what fits, the resolved one, the floor', () => {
    // Every other release up to 1.20 has wheels, so that none is like its neighbours.
    const files = Array.from({ length: 60 }, (_, minor) => {
      const tags = minor <= 20 && minor % 2 === 0 ? 'cp313-cp313-pyodide_2025_0_wasm32' : 'cp313-cp313-win_amd64';
      return `own-1.${minor}-${tags}.whl`;
    });
    const range = VersionRange.fromSpecifierSet(parseSpecifierSet('>=1.5').value);
    const resolved = parseVersion('1.18');
    assert.ok(resolved);
    const shown = rows('own', files, { ...PRESENT, resolved, range }).map((row) => row.split(':')[0]);
    assert.deepEqual(shown, ['1.21 – 1.59', '1.20', '1.18', '1.5']);
  });

  it('shows as one row what is the same from one release to another, and only if nothing between them differs', () => {
    const wheels = (minor: number): string =>
      `own-1.${minor}-cp313-cp313-${minor > 6 ? 'win_amd64' : 'pyodide_2025_0_wasm32'}.whl`;
    const files = Array.from({ length: 10 }, (_, minor) => wheels(minor));
    const range = VersionRange.fromSpecifierSet(parseSpecifierSet('>=1.2').value);
    const present = { ...PRESENT, range };
    assert.deepEqual(rows('own', files, present), ['1.7 – 1.9: native, native, native', '1.2 – 1.6: none, wasm, none']);
    const sourcesBetween = [...files.filter((file) => file !== wheels(4)), 'own-1.4.tar.gz'];
    assert.deepEqual(rows('own', sourcesBetween, present).slice(1), ['1.6: none, wasm, none', '1.2: none, wasm, none']);
    const yankedBetween = files.map((file) => (file === wheels(4) ? { filename: file, yanked: 'broken' } : file));
    assert.deepEqual(rows('own', yankedBetween, present).slice(1), ['1.2 – 1.6: none, wasm, none']);
  });

  it('passes pre-releases over, unless there is nothing else', () => {
    const files = ['own-2.0a1-py3-none-any.whl', 'own-1.0-py3-none-any.whl'];
    assert.deepEqual(rows('own', files), ['1.0: pure, pure, pure']);
    assert.deepEqual(rows('own', files.slice(0, 1)), ['2.0a1: pure, pure, pure']);
  });
});
