/** Findings for packages that install: they are known to fail, or together they are too large for a Worker. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import type { UploadedFolder, Uploads } from '../../../../server/src/core/evidence/uploads.ts';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { knownFailureFinding, metFailures } from '../../../../server/src/core/findings/worker/failsAtImport.ts';
import {
  misplacedModulesFindings,
  strayUploadFindings,
} from '../../../../server/src/core/findings/worker/strayUploads.ts';
import { vendoredSizeFindings } from '../../../../server/src/core/findings/worker/vendoredSize.ts';
import { readKnownFailure, type WrittenFailure } from '../../../../server/src/core/runtimes/knownFailures.ts';
import { parseWrangler, type WranglerConfig } from '../../../../server/src/core/runtimes/wranglerConfig.ts';
import { readUniverse } from '../../../support/memoryIndex.ts';
import { targetOf } from '../../../support/recorded.ts';
import { solved } from '../../../support/solved.ts';

const UNIVERSE = `
app 1.0 -> middle
middle 1.0 -> bad
bad 2.0 -> worse
bad 1.0
worse 1.0
`;

const BAD: WrittenFailure = {
  project: 'Bad',
  on: 'pyodide',
  fails: 'import',
  because: 'it wants a thread',
  sources: ['https://example.invalid/1'],
  date: '2026-09-22',
};

function failures(requirements: string, table: readonly WrittenFailure[], target = 'workers-3.13'): readonly Finding[] {
  const { whole, seen } = solved(requirements, readUniverse(UNIVERSE), target);
  const read = table.flatMap((entry) => readKnownFailure(entry) ?? []);
  return metFailures(whole, seen, targetOf(target), read).map((met) => knownFailureFinding(met, targetOf(target)));
}

describe('a package that is known to fail', () => {
  it('is a warning on the dependency itself, with its source in the explanation', () => {
    const [finding, ...others] = failures('bad==1.0\n', [{ ...BAD, instead: 'take another' }]);
    assert.deepEqual(others, []);
    assert.equal(
      english(finding?.message),
      '`bad` 1.0 installs, but importing it fails on Python Workers 3.13: it wants a thread; take another (as of 2026-09)',
    );
    assert.equal(finding?.severity, 'warning');
    assert.ok(finding.explanation.map(english).includes('Source: https://example.invalid/1'));
  });

  it('is told on the dependency that brings it, with the way there', () => {
    const [finding] = failures('app\n', [BAD]);
    assert.match(english(finding?.message), /^`app` pulls in `bad` 2\.0, which installs, but importing it fails/);
    assert.deepEqual(finding?.chains, [['app', 'middle', 'bad']]);
    assert.deepEqual(finding.culprits, ['bad']);
    assert.equal(finding.name, 'app');
  });

  it('hides what stands behind it, which nobody gets to', () => {
    const worse = { ...BAD, project: 'worse' };
    assert.deepEqual(
      failures('bad\n', [BAD, worse]).map(({ culprits }) => culprits),
      [['bad']],
    );
    assert.equal(failures('bad\n', [{ ...BAD, fails: 'part' }, worse]).length, 2);
  });

  it('is an error where its installation fails, which is so where micropip loads its libraries, also behind what fails', () => {
    const worse = { ...BAD, project: 'worse', fails: 'install' };
    const [finding, ...others] = failures('worse\n', [worse], 'pyodide-314.0.7');
    assert.deepEqual(others, []);
    assert.equal(finding?.severity, 'error');
    assert.match(
      english(finding.message),
      /^`worse` 1\.0 has a wheel, but does not install on Pyodide 314\.0\.7: it wants/,
    );
    assert.equal(failures('bad\n', [BAD, worse], 'pyodide-314.0.7').length, 2);
    assert.deepEqual(failures('worse\n', [worse], 'workers-3.13'), []);
  });

  it('is an information where only a part of it fails', () => {
    const [finding] = failures('bad\n', [{ ...BAD, fails: 'part' }]);
    assert.equal(finding?.severity, 'information');
    assert.match(english(finding.message), /a part of it fails/);
  });

  it('is none where something installed beside it helps', () => {
    const unless = { ...BAD, unless: ['Worse'] };
    assert.equal(failures('bad==1.0\n', [unless]).length, 1);
    assert.deepEqual(failures('bad==2.0\n', [unless]), []);
  });

  it('that cannot be imported has no part that is worth a word', () => {
    const part = { ...BAD, fails: 'part' };
    assert.deepEqual(
      failures('bad==1.0\n', [part, BAD]).map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('is told of the affected versions, runtimes and Pythons only', () => {
    const codes = (entry: Partial<WrittenFailure>, target?: string): number =>
      failures('bad\n', [{ ...BAD, ...entry }], target).length;
    assert.equal(codes({ versions: '<2' }), 0);
    assert.equal(codes({ versions: '>=2' }), 1);
    assert.equal(codes({ python: '<3.13' }), 0);
    assert.equal(codes({ python: '<3.13' }, 'workers-3.12'), 1);
    assert.equal(codes({ on: 'workers' }), 1);
    assert.equal(codes({ on: 'workers' }, 'pyodide-314.0.7'), 0);
    assert.equal(codes({ on: 'pyodide' }, 'pyodide-314.0.7'), 1);
  });
});

interface Worker {
  readonly wrangler?: WranglerConfig;
  readonly uploads?: Uploads;
}

describe('the size of what is installed', () => {
  const MEBIBYTE = 1024 * 1024;

  /** The findings if the wheels of `app`, `middle` and `bad` have these sizes, in MiB. */
  function sizes(...mebibytes: (number | undefined)[]): readonly Finding[] {
    return sizesIn({}, ...mebibytes);
  }

  /** The same in a Worker. */
  function sizesIn(worker: Worker, ...mebibytes: (number | undefined)[]): readonly Finding[] {
    const universe = readUniverse(UNIVERSE).map((invented) => {
      const size = mebibytes[['app', 'middle', 'bad', 'worse'].indexOf(invented.project)];
      return { ...invented, file: { ...invented.file, ...(size !== undefined && { size: size * MEBIBYTE }) } };
    });
    const { whole, seen } = solved('app\n', universe, 'workers-3.13');
    return vendoredSizeFindings(whole, seen, worker);
  }

  const folder = (sizesOf: Readonly<Record<string, number>>): UploadedFolder => ({
    entries: Object.entries(sizesOf).map(([name, size]) => ({ name, files: 1, bytes: size * MEBIBYTE })),
    isCut: false,
  });
  const installed = (sizesOf: Readonly<Record<string, number>>, strays = {}): Worker => ({
    uploads: { vendored: folder(sizesOf), strays: folder(strays) },
  });
  const LISTED = {
    'app-1.0.dist-info': 0,
    'middle-1.0.dist-info': 0,
    'bad-2.0.dist-info': 0,
    'worse-1.0.dist-info': 0,
  };

  it('is a warning where the wheels alone have more than a Worker may have', () => {
    const [finding] = sizes(1, 40, 24, 0.5);
    assert.equal(finding?.severity, 'warning');
    assert.match(english(finding.message), /at least 65\.5 MiB packed \(`middle` 40\.0, `bad` 24\.0, `app` 1\.0\)/);
    assert.deepEqual(finding.chains, [['app', 'middle']]);
  });

  it('is an information where it is likely, and says whose size is not known', () => {
    const [finding] = sizes(undefined, 22, undefined, 0.1);
    assert.equal(finding?.severity, 'information');
    assert.match(english(finding.message), /size of `app` and `bad` unknown/);
  });

  it('does not name what takes next to nothing', () => {
    assert.match(english(sizes(0.01, 40, 26, 0.01)[0]?.message), /packed \(`middle` 40\.0, `bad` 26\.0\)/);
    const modules = installed({ ...LISTED, pandas: 70, tiny: 0.01 });
    assert.match(english(sizesIn(modules, 1)[0]?.message), /\(`pandas` 70\.0\)/);
  });

  it('names the globs that leave files out among the ways out', () => {
    assert.match(english(sizes(1, 64, 24)[0]?.message), /`python_modules\.exclude`/);
    assert.match(english(sizes(1, 22, 0)[0]?.message), /`python_modules\.exclude`/);
  });

  it('is no lower bound with such globs, so that it is an information', () => {
    const wrangler = parseWrangler('/w/wrangler.toml', '[python_modules]\nexclude = ["**/tests/**"]\n').value;
    const [finding] = sizesIn({ wrangler }, 1, 64, 24);
    assert.equal(finding?.severity, 'information');
    assert.match(english(finding.message), /less what `python_modules\.exclude` leaves out/);
    const none = parseWrangler('/w/wrangler.toml', '[python_modules]\nexclude = []\n').value;
    assert.equal(sizesIn({ wrangler: none }, 1, 64, 24)[0]?.severity, 'warning', 'an empty list leaves nothing out');
  });

  it('is that of what is installed, where it is', () => {
    assert.deepEqual(sizesIn(installed({ middle: 40, bad: 5, ...LISTED }), 1, 64, 24), []);
    const [finding] = sizesIn(installed({ middle: 60, bad: 5, ...LISTED }), 1, 1, 1);
    assert.equal(finding?.severity, 'warning');
    assert.match(english(finding.message), /^`python_modules` takes 65\.0 MiB \(`middle` 60\.0, `bad` 5\.0/);
    assert.deepEqual(finding.chains, [['app', 'middle']]);
    assert.deepEqual(sizesIn(installed({ middle: 40 }), 1, 64, 24), []);
  });

  it('is told on `main` where the project declares nothing', () => {
    const wrangler = parseWrangler('/w/wrangler.toml', 'main = "src/entry.py"\n').value;
    const { whole } = solved('app\n', readUniverse('app 1.0'), 'workers-3.13');
    const [finding] = vendoredSizeFindings(whole, [], { wrangler, ...installed({ own: 70 }) });
    assert.deepEqual([finding?.severity, finding?.path, finding?.span.start], ['warning', '/w/wrangler.toml', 7]);
    assert.deepEqual(vendoredSizeFindings(whole, [], { wrangler, ...installed({ own: 60 }) }), []);
  });

  it('counts what is uploaded by mistake with it', () => {
    assert.equal(sizesIn(installed({ middle: 60, ...LISTED }, { '.venv': 5 }), 1, 1, 1).length, 1);
  });

  it('is that of the wheels where other releases are installed than those that will be', () => {
    const old = { ...LISTED, 'bad-1.0.dist-info': 0, 'bad-2.0.dist-info': 0 };
    const [finding] = sizesIn(installed({ middle: 40, ...old, 'middle-0.9.dist-info': 0 }), 1, 64, 24);
    assert.match(english(finding?.message), /^The wheels/);
  });

  it('is told of folders beside the entry file that are no part of the Worker', () => {
    const wrangler = parseWrangler('/w/wrangler.toml', 'main = "src/entry.py"\n').value;
    const told = (vendored: number): readonly string[] =>
      strayUploadFindings(wrangler, {
        vendored: folder({ a: vendored }),
        strays: folder({ '.venv': 2, tests: 1 }),
      }).map(({ severity, path, span, message }) => `${severity} ${path} ${span.start} ${english(message)}`);
    assert.match(
      told(1).join(),
      /^information \/w\/wrangler\.toml 7 `\.venv` and `tests` are uploaded with the Worker \(2 files, 3\.0 MiB\): .* below `src`/,
    );
    assert.match(told(62).join(), /^warning/);
    assert.match(told(70).join(), /^information/, 'it would be too large without them, too');
    assert.deepEqual(strayUploadFindings(wrangler, { strays: folder({}) }), []);
  });

  it('is no matter where wrangler refuses the folder beside the entry file', () => {
    const wrangler = parseWrangler('/w/wrangler.toml', 'main = "src/entry.py"\n').value;
    const [refused] = misplacedModulesFindings(wrangler, { strays: folder({}), misplaced: true });
    assert.equal(refused?.severity, 'error');
    assert.match(english(refused.message), /`python_modules` must not be in `src`/);
    assert.deepEqual(misplacedModulesFindings(wrangler, { strays: folder({}) }), []);
  });

  it('is not worth a word below, nor where nothing is known', () => {
    assert.deepEqual(sizes(1, 10, 10, 0.3), []);
    assert.deepEqual(sizes(undefined, undefined, undefined), []);
  });
});
