/** The catalogue: what there is of a project for which runtime, on an invented index. */
import assert from 'node:assert/strict';
import { TargetCatalog } from '../../../server/src/catalogs/targetCatalog.ts';
import { askCatalogue, type CatalogueQuestion } from '../../../server/src/core/toolkit/wheels/askCatalogue.ts';
import { readName } from '../../../server/src/core/toolkit/wheels/asked.ts';
import {
  isAnswered,
  type CatalogueCell,
  type ProjectCatalogue,
} from '../../../server/src/core/toolkit/wheels/catalogue.ts';
import { reasonLines } from '../../../server/src/core/toolkit/wheels/reasonLines.ts';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { english } from '../../support/english.ts';
import { memoryIndexes, readUniverse } from '../../support/memoryIndex.ts';
import { answer, targetOf } from '../../support/recorded.ts';

const NAMES = ['workers-3.12', 'workers-3.13', 'workers-3.14'];

type Asked = Partial<Pick<CatalogueQuestion, 'isDeep' | 'withPrereleases'>>;

interface Said {
  readonly catalogue: ProjectCatalogue;
  /** `1.0 to 1.9 (10): pure | pure | native`. */
  readonly rows: readonly string[];
  readonly reasons: readonly string[];
}

async function catalogueOf(universe: string, name: string, options: Asked = {}, names = NAMES): Promise<Said> {
  const lines = universe.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  const invented = readUniverse(lines.map((line) => line.slice(margin)).join('\n'));
  const columns = names.map((target) => ({
    target: targetOf(target),
    isOfProject: false,
    catalog: new TargetCatalog(targetOf(target), memoryIndexes(invented)),
  }));
  const asked = readName(name);
  if ('problem' in asked) throw new Error(english(asked.problem));
  const question = { columns, isDeep: false, withPrereleases: false, knownNames: {}, ...options };
  const catalogue = await answer(askCatalogue(asked, question));
  const rows = catalogue.rows.map(({ versions, cells }) => {
    const [newest, oldest] = [versions[0], versions.at(-1)].map((version) => version && formatVersion(version));
    const range = versions.length === 1 ? newest : `${oldest} to ${newest} (${versions.length})`;
    return `${range}: ${cells.map(wordsOf).join(' | ')}`;
  });
  return { catalogue, rows, reasons: reasonLines(catalogue, columns).map(english) };
}

function wordsOf({ kind, requiresPython, yanked, blockedBy, isOpen }: CatalogueCell): string {
  return [
    kind,
    ...(requiresPython === undefined ? [] : [requiresPython]),
    ...(yanked ? ['yanked'] : []),
    ...(blockedBy ? [`without ${blockedBy.map(({ name }) => name).join(' and ')}`] : []),
    ...(isOpen === true ? ['open'] : []),
  ].join(' ');
}

const NATIVE = '{wheel cp312-abi3-manylinux_2_28_x86_64}';

describe('the catalogue', () => {
  it('says what each runtime has of a release', async () => {
    const universe = `
      own 1.0 {no wheel; sdist}
      own 1.1 ${NATIVE}
      own 1.2 {wheel cp313-cp313-pyodide_2025_0_wasm32}
      own 1.3
      own 1.4 {python >=3.14}
      own 1.5 {yanked}
      own 1.6 {wheel py313-none-any}`;
    const { rows, reasons } = await catalogueOf(universe, 'own');
    assert.deepEqual(rows, [
      '1.6: other-python | pure | pure',
      '1.5: pure yanked | pure yanked | pure yanked',
      '1.4: pure >=3.14 | pure >=3.14 | pure',
      '1.3: pure | pure | pure',
      '1.2: other-abi | wasm | other-abi',
      '1.1: native | native | native',
      '1.0: source | source | source',
    ]);
    assert.deepEqual(reasons, [
      '`other Python`, 1.6 on workers-3.12: has wheels only for py313, not for Python 3.12',
      '`yanked`, 1.5: was yanked (withdrawn)',
      '`other ABI`, 1.2 on workers-3.12: has Pyodide wheels only for ABI 2025_0, not for 2024_0',
      '`other ABI`, 1.2 on workers-3.14: has Pyodide wheels only for ABI 2025_0, not for 2026_0',
      '`native`, 1.1: has wheels only for Linux',
      '`sources`, 1.0: has only source distributions',
    ]);
  });

  it('knows what the Pyodide of each runtime ships, also what no other index has', async () => {
    const universe = `
      pyodide: own 1.1 {wheel cp313-cp313-pyodide_2025_0_wasm32}
      own 1.1 ${NATIVE}
      own 1.0 ${NATIVE}`;
    assert.deepEqual((await catalogueOf(universe, 'own', {}, ['workers-3.13', 'pyodide-0.28'])).rows, [
      '1.1: shipped | shipped',
      '1.0: native | native',
    ]);
  });

  it('folds neighbouring releases that have the same everywhere, whatever systems their other wheels are for', async () => {
    const universe = `
      own 1.3
      own 1.2 {wheel cp312-cp312-win_amd64}
      own 1.1 ${NATIVE}
      own 1.0 ${NATIVE}
      own 0.9`;
    const { rows, reasons } = await catalogueOf(universe, 'own');
    assert.deepEqual(rows, [
      '1.3: pure | pure | pure',
      '1.0 to 1.2 (3): native | native | native',
      '0.9: pure | pure | pure',
    ]);
    assert.deepEqual(reasons, ['`native`, 1.0 to 1.2: has wheels only for Linux and Windows']);
  });

  it('takes a range for the releases of interest, and leaves pre-releases out unless they are meant', async () => {
    const universe = 'own 2.0rc1\nown 1.2\nown 1.1\nown 1.1rc1\nown 1.0';
    const versions = async (name: string, options?: Asked): Promise<readonly string[]> =>
      (await catalogueOf(universe, name, options)).catalogue.rows.flatMap((row) => row.versions.map(formatVersion));
    assert.deepEqual(await versions('own'), ['1.2', '1.1', '1.0']);
    assert.deepEqual(await versions('Own[fast]>=1.1'), ['1.2', '1.1']);
    assert.deepEqual(await versions('own>=1.1rc1'), ['2.0rc1', '1.2', '1.1', '1.1rc1']);
    assert.deepEqual(await versions('own', { withPrereleases: true }), ['2.0rc1', '1.2', '1.1', '1.1rc1', '1.0']);
    assert.deepEqual((await catalogueOf('own 1.0a1', 'own')).rows, ['1.0a1: pure | pure | pure']);
  });

  it('tells a name that no index has, with those that may have been meant', async () => {
    const { catalogue } = await catalogueOf('own 1.0', 'numpi');
    assert.deepEqual(
      [catalogue.status, catalogue.suggestions, isAnswered(catalogue)],
      ['unknown-name', ['numpy'], false],
    );
  });

  it('has no release of a project whose files cannot be read', async () => {
    const { catalogue } = await catalogueOf('own 1.0 {no wheel; file own-1.0\u001b[2J.whl}', 'own');
    assert.deepEqual([catalogue.status, catalogue.releases, catalogue.rows], ['known', 0, []]);
  });

  it('reads thousands of releases in one pass', async () => {
    const universe = Array.from({ length: 3000 }, (_, at) => `own ${at + 1}`).join('\n');
    assert.deepEqual((await catalogueOf(universe, 'own')).rows, ['1 to 3000 (3000): pure | pure | pure']);
  });
});

describe('the catalogue, looking at what releases need', () => {
  const UNIVERSE = `
    own 1.4 -> string, lamp>=2
    own 1.3 -> string, kite
    own 1.2 -> kite
      [fast] -> string
    own 1.1 -> kite
    string 1.0 ${NATIVE}
    kite 1.0 -> reel>=1
    reel 1.0 {wheel cp313-cp313-pyodide_2025_0_wasm32}
    lamp 1.0`;

  it('names everything that stands in the way, and the newest release that installs', async () => {
    const { rows, reasons } = await catalogueOf(UNIVERSE, 'own', { isDeep: true });
    assert.deepEqual(rows, [
      '1.3 to 1.4 (2): pure without string and lamp and reel | pure without string and lamp | pure without string and lamp and reel',
      '1.1 to 1.2 (2): pure without reel | pure | pure without reel',
    ]);
    assert.deepEqual(reasons, [
      '`own` 1.1 to 1.3 is blocked on workers-3.12: `reel` (through `kite`) has Pyodide wheels only for ABI 2025_0, not for 2024_0',
      '`own` 1.1 to 1.3 is blocked on workers-3.14: `reel` (through `kite`) has Pyodide wheels only for ABI 2025_0, not for 2026_0',
      '`own` 1.3 to 1.4 is blocked: `string` has wheels only for Linux',
      '`own` 1.4 is blocked: `lamp` has no release that matches',
      'No release of `own` installs with all that it needs on workers-3.12 and workers-3.14',
      '`own` 1.2 is the newest that installs with all that it needs on workers-3.13; older ones were not looked at',
    ]);
  });

  it('counts what an extra brings', async () => {
    const { reasons } = await catalogueOf(UNIVERSE, 'own[fast]==1.2', { isDeep: true }, ['workers-3.13']);
    assert.deepEqual(reasons, [
      '`own` 1.2 is blocked: `string` has wheels only for Linux',
      'No release of `own` installs with all that it needs',
    ]);
  });

  it('finds requirements that exclude each other only together', async () => {
    const universe = `
      own 1.1 -> kite, reel
      own 1.0 -> kite
      kite 1.0 -> lamp>=2
      reel 1.0 -> lamp<2
      lamp 2.0
      lamp 1.0`;
    const { rows } = await catalogueOf(universe, 'own', { isDeep: true }, ['workers-3.13']);
    assert.match(rows[0] ?? '', /^1\.1: pure without /);
    assert.equal(rows[1], '1.0: pure');
  });

  it('looks at nothing that cannot be had itself', async () => {
    const { reasons } = await catalogueOf(`own 1.0 ${NATIVE} -> nowhere`, 'own', { isDeep: true });
    assert.deepEqual(reasons, ['`native`, 1.0: has wheels only for Linux']);
  });
});

describe('a name on the command line', () => {
  const problemOf = (written: string): string => {
    const read = readName(written);
    return 'problem' in read ? english(read.problem) : '';
  };

  it('may have extras and a range, but no address, no marker and no path', () => {
    assert.deepEqual(['own', 'own[a]>=2', 'own>=1,<2'].map(problemOf), ['', '', '']);
    assert.match(
      problemOf('own @ https://user:secret@host.example/own.whl'),
      /^`own @ https:\/\/\*{4}@.* without its address$/,
    );
    assert.match(problemOf("own; python_version > '3'"), /without a marker/);
    assert.match(problemOf('../own'), /is no name of a project/);
    assert.match(problemOf(''), /is no name of a project/);
  });
});
