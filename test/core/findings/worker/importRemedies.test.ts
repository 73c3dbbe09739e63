/** Fixes for what installs and then fails: each is applied, and the finding is gone. All packages are invented. */
import assert from 'node:assert/strict';
import type { EntryImport } from '../../../../server/src/core/evidence/entryImports.ts';
import { moduleImports } from '../../../../server/src/core/evidence/needs/startImports.ts';
import type { Finding } from '../../../../server/src/core/findings/finding.ts';
import { readKnownFailure } from '../../../../server/src/core/runtimes/knownFailures.ts';
import { readStartUpTable, type WrittenStartEntry } from '../../../../server/src/core/runtimes/startUp/startUpTable.ts';
import { english } from '../../../support/english.ts';
import { afterRemedy, analysisOf, type InventedProject } from '../../../support/inventedProject.ts';

const UNIVERSE = `
workers-runtime-sdk 2.0
workers-runtime-sdk 1.0
driver 3.0
  [binary] -> driver-binary
pyodide: driver-binary 3.0 {wheel cp314-cp314-pyemscripten_2026_0_wasm32}
dice 2.1
dice 2.0
dice 1.9 {no wheel; sdist}
dice 1.8
patched 1.0
parent 1.0 -> dice>=2
`;

const failing = (project: string): WrittenStartEntry['sdk'] => [{ why: 'randomness', culprit: project }];
const ENTRIES: readonly WrittenStartEntry[] = [
  { project: 'dice', module: 'dice', versions: '>=2', startsBefore: '2', none: [], bundled: [], sdk: failing('dice') },
  { project: 'patched', module: 'patched', sdkFrom: '1.5', none: failing('patched'), bundled: [], sdk: [] },
  { project: 'parent', module: 'parent', none: [], bundled: [], sdk: failing('dice') },
];

function worker(dependencies: readonly string[], entry: string, target = 'workers-3.14'): InventedProject {
  const startUp = readStartUpTable(
    { source: 'invented', measured: '2026-11-28', sdk: '2.0', entries: ENTRIES },
    [],
    {},
  );
  const driver = readKnownFailure({
    project: 'driver',
    on: 'workers',
    fails: 'import',
    unless: ['driver-binary'],
    extra: 'binary',
    because: 'it has no library',
    instead: 'take another',
    sources: ['https://example.invalid/1'],
    date: '2026-11-28',
  });
  assert.ok(startUp && driver);
  const imports = moduleImports(entry).map((one): EntryImport => ({ ...one, path: '/project/entry.py' }));
  return {
    universe: UNIVERSE,
    text: `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`,
    target,
    known: { startUp, knownFailures: [driver], entryImports: { imports, texts: new Map(), looked: new Set() } },
  };
}

function findingsOf(project: InventedProject): readonly Finding[] {
  return analysisOf(project).findings.filter(({ code }) => code === 'fails-at-import');
}

/** The only finding, whose only fix makes it go away. */
function fixed(project: InventedProject): { readonly title: string; readonly text: string; readonly message: string } {
  const [finding, ...others] = findingsOf(project);
  const [remedy, ...more] = finding?.remedies ?? [];
  assert.ok(finding && remedy && others.length + more.length === 0, english(finding?.message));
  const after = afterRemedy(project, remedy);
  assert.deepEqual(findingsOf(after), []);
  return { title: english(remedy.title), text: after.text, message: english(finding.message) };
}

function unfixed(project: InventedProject): string {
  const [finding] = findingsOf(project);
  assert.deepEqual(finding?.remedies, []);
  return english(finding.message);
}

describe('a package that lacks what one of its extras brings', () => {
  it('gets the extra where that resolves', () => {
    const { title, text, message } = fixed(worker(['driver>=1'], ''));
    assert.equal(title, 'Require driver[binary]');
    assert.match(text, /"driver\[binary\]>=1"/);
    assert.match(message, /it has no library; require `driver\[binary\]`/);
  });

  it('is told what else there is where it does not', () => {
    assert.match(unfixed(worker(['driver'], '', 'workers-3.13')), /it has no library; take another/);
  });

  it('is no matter with the extra', () => {
    assert.deepEqual(findingsOf(worker(['driver[binary]'], '')), []);
  });
});

describe('an import that is refused while the Worker starts', () => {
  it('is let through by a newer SDK, where the project holds it back', () => {
    const { title, text } = fixed(worker(['patched', 'workers-runtime-sdk==1.0'], 'import patched'));
    assert.equal(title, 'Require workers-runtime-sdk>=1.5');
    assert.match(text, /"workers-runtime-sdk>=1.5"/);
  });

  it('can be avoided by the newest release before, which is for people to choose', () => {
    const project = worker(['dice', 'workers-runtime-sdk'], 'import dice');
    const { title, text } = fixed(project);
    assert.equal(title, 'Pin dice to 1.8');
    assert.match(text, /"dice==1\.8"/);
    assert.equal(findingsOf(project)[0]?.remedies[0]?.preferred, false);
  });

  it('has no such fix where somebody else wants the newer release, or the package is not declared', () => {
    assert.match(unfixed(worker(['parent', 'dice'], 'import dice')), /Import it inside the handler/);
    assert.match(unfixed(worker(['parent'], 'import parent')), /`parent` pulls in `dice` 2\.1/);
  });
});
