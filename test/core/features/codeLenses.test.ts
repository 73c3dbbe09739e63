/** What stands above and behind dependencies while one looks at them: how much installs, in which version, and what fails. */
import assert from 'node:assert/strict';
import { en } from '../../../server/src/core/messages/en/en.ts';
import { analysisOf, type InventedProject } from '../../support/inventedProject.ts';
import { codeLensesIn } from '../../../server/src/core/features/codeLenses.ts';
import { inlayHintsIn } from '../../../server/src/core/features/inlayHints.ts';
import { parsePyproject } from '../../../server/src/core/dependencyFiles/pyproject.ts';
import type { Snapshot } from '../../../server/src/core/analysis/snapshot.ts';
import { PATH, snapshotOf } from '../../support/snapshots.ts';
import { findingOn } from '../../support/fakeChecker.ts';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import { uriOf } from '../../support/editor.ts';

const TEXT = '# what the Worker needs\nhttpx\nlitellm\nnumpy==2.0\n';

function failing(text: string): Snapshot['findings'] {
  const litellm = {
    name: normalizeName('litellm'),
    culprits: ['litellm', 'fastuuid', 'tokenizers'].map(normalizeName),
  };
  return [findingOn('litellm', PATH, text, litellm)];
}

function packages(...entries: readonly string[]): NonNullable<Snapshot['resolution']>['packages'] {
  return snapshotOf('', { resolved: entries }).resolution?.packages ?? [];
}

const FAILS = snapshotOf(TEXT, {
  findings: failing(TEXT),
  resolution: { resolves: false, packages: [], rest: packages('httpx 0.28.1', 'numpy 2.0') },
});

function lensesOf(snapshot: Snapshot): readonly string[] {
  return codeLensesIn(PATH, snapshot, { messages: en, uriOf, chooseTarget: 'choose' }).map(
    ({ range, command: { title } }) => `${range.start.line}: ${title}`,
  );
}

describe('the line above the dependencies', () => {
  it('says how much of them installs, and what stands in the way', () => {
    assert.deepEqual(lensesOf(FAILS), [
      '1: Python Workers 3.13: 2 of 3 install; fastuuid and tokenizers stand in the way',
    ]);
  });

  it('says so where all install, where that is not known, and while it is being found out', () => {
    const all = snapshotOf(TEXT, { resolved: ['httpx 0.28.1', 'litellm 1.0', 'numpy 2.0'] });
    assert.deepEqual(lensesOf(all), ['1: Python Workers 3.13: all 3 install']);
    const unknown = snapshotOf(TEXT, { resolution: { resolves: null, packages: [] } });
    assert.deepEqual(lensesOf(unknown), ['1: Python Workers 3.13: not known whether it installs']);
    assert.deepEqual(lensesOf(snapshotOf(TEXT, { complete: false })), ['1: Python Workers 3.13: being resolved']);
    const stopped = snapshotOf(TEXT, { resolution: { resolves: false, packages: [] } });
    assert.deepEqual(lensesOf(stopped), ['1: Python Workers 3.13: does not install']);
  });

  it('has one for each target', () => {
    const [other] = [snapshotOf(TEXT, { resolved: ['httpx 0.28.1'] })].map(({ choice, resolution }) => ({
      choice: { ...choice, target: { ...choice.target, name: 'workers-3.14', label: 'Python Workers 3.14' } },
      ...(resolution && { resolution }),
    }));
    const findings = FAILS.findings.map((one) => ({ ...one, targets: ['workers-3.13'] }));
    assert.deepEqual(lensesOf({ ...FAILS, findings, others: other ? [other] : [] }), [
      '1: Python Workers 3.13: 2 of 3 install; fastuuid and tokenizers stand in the way',
      '1: Python Workers 3.14: all 3 install',
    ]);
  });

  it('leads to the comparison of Python versions where the editor has a command for it, once for all targets', () => {
    const lenses = codeLensesIn(PATH, FAILS, { messages: en, uriOf, compare: 'compare' });
    assert.deepEqual(
      lenses.map(({ command }) => command),
      [
        { title: 'Python Workers 3.13: 2 of 3 install; fastuuid and tokenizers stand in the way', command: '' },
        { title: 'compare Python versions', command: 'compare', arguments: [uriOf(PATH)] },
      ],
    );
  });

  it('stands above the key of a list in brackets, and nowhere in a file that is not for Pyodide', () => {
    const text = '[project]\nname = "app"\ndependencies = [\n  "httpx",\n]\n';
    const file = parsePyproject(PATH, text);
    const snapshot = { ...snapshotOf('', { resolved: ['httpx 0.28.1'] }), file, texts: new Map([[PATH, text]]) };
    assert.deepEqual(lensesOf(snapshot), ['2: Python Workers 3.13: installs']);
    assert.deepEqual(lensesOf({ ...snapshot, quiet: true }), []);
  });
});

describe('hints behind dependencies of which one fails', () => {
  const hints = (snapshot: Snapshot): readonly string[] =>
    inlayHintsIn(PATH, { start: 0, end: TEXT.length }, snapshot, en).map(
      ({ label, position }) => `${position.line}: ${label}`,
    );

  it('show what the others get, and the culprit of the one that fails', () => {
    assert.deepEqual(hints(FAILS), ['1: 0.28.1', '2: ✗ fastuuid and tokenizers']);
  });

  it('show the mark alone where the package itself is what is missing, also behind a pin', () => {
    const numpy = findingOn('numpy==2.0', PATH, TEXT, {
      name: normalizeName('numpy'),
      culprits: [normalizeName('numpy')],
    });
    assert.deepEqual(hints({ ...FAILS, findings: [numpy] }), ['1: 0.28.1', '3: ✗']);
  });
});

describe('what is known of a project that does not install', () => {
  it('has the versions that the rest of it would get', () => {
    const project: InventedProject = {
      universe: 'web 2.0 -> native\nnative 1.0 {wheel cp313-cp313-manylinux_2_17_x86_64}\nhttpx 0.28.1',
      text: '[project]\nname = "app"\nversion = "1"\ndependencies = ["web", "httpx"]\n',
    };
    const { summary } = analysisOf(project);
    assert.equal(summary.resolves, false);
    assert.deepEqual(
      summary.rest?.map(({ name, version }) => `${name} ${version}`),
      ['httpx 0.28.1'],
    );
  });
});
