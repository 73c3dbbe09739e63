/** Fixes with which everything installs, and the Worker then does not start any more. All packages are invented. */
import assert from 'node:assert/strict';
import type { EntryImport } from '../../../../server/src/core/evidence/entryImports.ts';
import { moduleImports } from '../../../../server/src/core/evidence/needs/startImports.ts';
import { readStartUpTable } from '../../../../server/src/core/runtimes/startUp/startUpTable.ts';
import { readKnownFailure } from '../../../../server/src/core/runtimes/knownFailures.ts';
import { titleWithCost } from '../../../../server/src/core/remedies/remedy.ts';
import { english } from '../../../support/english.ts';
import { analysisOf } from '../../../support/inventedProject.ts';

const UNIVERSE = `
web 2.0 -> dice
  [fast] -> native
native 1.0 {wheel cp314-cp314-manylinux_2_17_x86_64}
dice 1.0
`;

/** The fixes for what a Worker with `web[fast]` lacks, the preferred one marked. */
function fixesFor(entry: string, dependencies = ['web[fast]']): readonly string[] {
  const failures = [{ why: 'randomness', culprit: 'dice' }];
  const startUp = readStartUpTable(
    {
      source: 'invented',
      measured: '2026-11-28',
      sdk: '2.0',
      entries: ['web', 'dice'].map((one) => ({
        project: one,
        module: one,
        none: failures,
        bundled: [],
        sdk: failures,
      })),
    },
    [],
    {},
  );
  assert.ok(startUp);
  const imports = moduleImports(entry).map((one): EntryImport => ({ ...one, path: '/project/entry.py' }));
  const { findings } = analysisOf({
    universe: UNIVERSE,
    text: `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`,
    target: 'workers-3.14',
    known: { startUp, entryImports: { imports, texts: new Map(), looked: new Set() } },
  });
  return findings
    .flatMap(({ remedies }) => remedies)
    .filter(({ kind }) => kind === 'drop-extra')
    .map((remedy) => `${remedy.preferred ? 'preferred: ' : ''}${english(titleWithCost(remedy))}`);
}

describe('a fix with which the Worker does not start', () => {
  it('says so, and is not applied by itself', () => {
    assert.deepEqual(fixesFor('import web\n'), [
      'Drop the extra fast from web; the Worker then fails to start because of dice 1.0',
    ]);
  });

  it('is an ordinary one where nothing is imported at the start', () => {
    assert.deepEqual(fixesFor('def handler():\n    import web\n'), ['preferred: Drop the extra fast from web']);
  });

  it('is an ordinary one where the Worker does not start without it either', () => {
    assert.deepEqual(fixesFor('import web, dice\n', ['web[fast]', 'dice']), [
      'preferred: Drop the extra fast from web',
    ]);
  });
});

describe('a fix with which a package cannot be imported', () => {
  const fixesWith = (needed: readonly string[]): readonly string[] => {
    const known = readKnownFailure({
      project: 'web',
      on: 'pyodide',
      unless: ['native'],
      fails: 'import',
      because: 'it needs native',
      sources: ['https://host.example/'],
      date: '2026-11-28',
    });
    assert.ok(known);
    const { findings } = analysisOf({
      universe: UNIVERSE,
      text: `[project]\nname = "app"\nversion = "1"\ndependencies = ${JSON.stringify(needed)}\n`,
      target: 'workers-3.14',
      known: { knownFailures: [known] },
    });
    const dropped = findings.flatMap(({ remedies }) => remedies).filter(({ kind }) => kind === 'drop-extra');
    return dropped.map((remedy) => `${remedy.preferred ? 'preferred: ' : ''}${english(titleWithCost(remedy))}`);
  };

  it('says so, and is not applied by itself', () => {
    assert.deepEqual(fixesWith(['web[fast]']), ['Drop the extra fast from web; importing web 2.0 then fails']);
  });
});
