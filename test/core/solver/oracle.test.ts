/** The resolver takes what uv takes: on every recorded run of uv, verdict, versions, wheels, indexes and requirers are equal. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVersion } from '../../../server/src/core/packaging/version.ts';
import { problemOf } from '../../../server/src/core/solver/problem.ts';
import type { Resolution } from '../../../server/src/core/solver/resolution.ts';
import { solve } from '../../../server/src/core/solver/solve.ts';
import { answer, recordedCatalog, requirementsOf, targetOf } from '../../support/recorded.ts';

interface OraclePackage {
  readonly version: string;
  readonly wheel: string;
  readonly index: string;
  readonly requiredBy: readonly string[];
}

interface OracleRun {
  readonly requirements: readonly string[];
  readonly overrides?: readonly string[];
  readonly resolves: boolean;
  readonly packages?: Readonly<Record<string, OraclePackage>>;
}

interface OracleFile {
  readonly targets: Readonly<Record<string, OracleRun & { readonly variants: Readonly<Record<string, OracleRun>> }>>;
}

const FOLDER = join(process.cwd(), 'test/data/oracle');

function packagesOf(resolution: Resolution): Record<string, OraclePackage> {
  if (resolution.kind === 'failed') return {};
  return Object.fromEntries(
    [...resolution.packages.values()].map(({ name, version, candidate: { distribution }, requiredBy, declared }) => [
      name,
      {
        version: formatVersion(version),
        wheel: distribution.file.filename,
        index: distribution.index,
        requiredBy: [...(declared ? ['(declared)'] : []), ...requiredBy].sort(),
      },
    ]),
  );
}

function expectedPackages({ packages = {} }: OracleRun): Record<string, OraclePackage> {
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
          const resolution = await answer(solve(problem, recordedCatalog(target)));
          assert.equal(resolution.kind === 'solved', run.resolves);
          assert.deepEqual(resolution.unavailable, []);
          assert.deepEqual(packagesOf(resolution), expectedPackages(run));
        });
      }
    }
  }
});
