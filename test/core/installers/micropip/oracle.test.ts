/** micropip's recorded runs: what it takes from the index and from the lock, what loads with it, and what is not available. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRequirement } from '../../../../server/src/core/packaging/requirements/requirement.ts';
import { formatVersion } from '../../../../server/src/core/packaging/versions/version.ts';
import { firstMatch, lateAnswersOf } from '../../../../server/src/core/installers/micropip/firstMatch.ts';
import { problemOf } from '../../../../server/src/core/solver/problem.ts';
import type { Transaction } from '../../../../server/src/core/installers/micropip/transaction.ts';
import type { Target } from '../../../../server/src/core/runtimes/target.ts';
import { normalizeName } from '../../../../server/src/core/packaging/name.ts';
import { answer, recordedCatalog, requirementsOf, targetOf } from '../../../support/recorded.ts';

interface MicropipRun {
  readonly wheels: Readonly<Record<string, { readonly version: string; readonly wheel: string }>>;
  readonly fromLock: Readonly<Record<string, string>>;
  readonly loadedWithThem: Readonly<Record<string, string>>;
  readonly failed: readonly string[];
}

interface OracleFile {
  readonly requirements: readonly string[];
  readonly micropip: Readonly<Record<string, MicropipRun>>;
}

function asRecorded({ taken, fromLock, loadedWithThem, failed }: Transaction, { shipped }: Target): MicropipRun {
  return {
    wheels: Object.fromEntries(
      taken.map(({ name, candidate: { version, distribution } }) => [
        name,
        { version: formatVersion(version), wheel: distribution.file.filename },
      ]),
    ),
    fromLock: Object.fromEntries([...fromLock.keys()].map((name) => [name, shipped.packages.get(name)?.version ?? ''])),
    loadedWithThem: Object.fromEntries([...loadedWithThem].map(([name, { version }]) => [name, version])),
    failed: failed
      .map(({ reported: { requirement } }) => formatRequirement({ ...requirement, name: requirement.normalized }))
      .sort(),
  };
}

/**
 * Runs in which two branches want the same project and the recorded outcome does not correspond to answers in the order of
 * the requests, but to this project's long page arriving last.
 */
const RACES: Readonly<Record<string, string>> = {
  'pydantic-ceiling on Pyodide 0.27.7': 'pydantic',
  'pydantic-ceiling on Pyodide 0.28.3': 'pydantic',
  'langchain-worker on Pyodide 314.0.7': 'uuid-utils',
};

const FOLDER = join(process.cwd(), 'test/data/oracle');

describe("micropip's recorded runs", function () {
  this.timeout(120_000);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const { requirements, micropip } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as OracleFile;
    for (const [release, { wheels, fromLock, loadedWithThem, failed }] of Object.entries(micropip)) {
      const title = `${file.replace('.json', '')} on Pyodide ${release}`;
      const late = RACES[title] === undefined ? undefined : normalizeName(RACES[title]);
      it(`${title}${late === undefined ? '' : `: a race for ${late}`}`, async () => {
        const target = targetOf(`pyodide-${release}`);
        const problem = problemOf(target, requirementsOf(requirements));
        const order = late === undefined ? undefined : lateAnswersOf(late);
        const transaction = await answer(firstMatch(problem, recordedCatalog(target), order));
        assert.deepEqual(transaction.unavailable, []);
        assert.deepEqual(asRecorded(transaction, target), { wheels, fromLock, loadedWithThem, failed });
        if (late !== undefined)
          assert(branchesFor(late, transaction) > 1, 'only one branch wants it, so nothing races');
      });
    }
  }
});

/** How many different packages require a project. */
function branchesFor(project: string, { met }: Transaction): number {
  return new Set(met.filter(({ requirement }) => requirement.normalized === project).map(({ by }) => by?.name)).size;
}
