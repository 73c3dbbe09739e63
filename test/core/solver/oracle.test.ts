/** The resolver agrees with uv: verdict, versions, wheels, indexes and requirers are equal on every recorded run of uv. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { problemOf } from '../../../server/src/core/solver/problem.ts';
import { solve } from '../../../server/src/core/solver/solve.ts';
import { answer, recordedCatalog, requirementsOf, targetOf } from '../../support/recorded.ts';
import { takenPackages, type TakenPackage } from '../../support/resolveRecorded.ts';

interface OracleRun {
  readonly requirements: readonly string[];
  readonly overrides?: readonly string[];
  readonly resolves: boolean;
  readonly packages?: Readonly<Record<string, TakenPackage>>;
  /** In order, including retracted ones; only their number if there are more than 150. */
  readonly decisions?: readonly string[] | number;
}

interface OracleFile {
  readonly targets: Readonly<Record<string, OracleRun & { readonly variants: Readonly<Record<string, OracleRun>> }>>;
}

const FOLDER = join(process.cwd(), 'test/data/oracle');

function expectedPackages({ packages = {} }: OracleRun): Record<string, TakenPackage> {
  return Object.fromEntries(
    Object.entries(packages).map(([name, entry]) => [name, { ...entry, requiredBy: [...entry.requiredBy].sort() }]),
  );
}

describe("uv's recorded runs", function () {
  this.timeout(120_000);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const { targets } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as OracleFile;
    for (const [name, { variants, ...whole }] of Object.entries(targets)) {
      for (const [title, run] of Object.entries({ 'all requirements': whole, ...variants })) {
        it(`${file.replace('.json', '')} on ${name}: ${title}`, async () => {
          const target = targetOf(name);
          const problem = {
            ...problemOf(target, requirementsOf(run.requirements)),
            overrides: requirementsOf(run.overrides ?? []),
          };
          const decisions: string[] = [];
          const resolution = await answer(
            solve(problem, recordedCatalog(target), (name, version) =>
              decisions.push(`${name}==${formatVersion(version)}`),
            ),
          );
          assert.equal(resolution.kind === 'solved', run.resolves);
          assert.deepEqual(resolution.unavailable, []);
          assert.deepEqual(takenPackages(resolution), expectedPackages(run));
          if (run.decisions !== undefined) {
            assert.deepEqual(typeof run.decisions === 'number' ? decisions.length : decisions, run.decisions);
          }
        });
      }
    }
  }
});
