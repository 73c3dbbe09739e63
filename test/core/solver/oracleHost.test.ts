/**
 * Like oracle.test.ts, for the other recorded worlds: the one without gaps (`ideal`) and a Linux host. Here every decision
 * is compared too. `WHOLE_INDEX` may name the folder of the recording that the examples' index was cut from.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVersion } from '../../../server/src/core/packaging/versions/version.ts';
import { problemOf } from '../../../server/src/core/solver/problem.ts';
import { solve } from '../../../server/src/core/solver/solve.ts';
import { hostTarget } from '../../../server/src/core/runtimes/hostTarget.ts';
import { idealTarget } from '../../../server/src/core/runtimes/idealTarget.ts';
import type { Target } from '../../../server/src/core/runtimes/target.ts';
import { answer, RECORDED_INDEX, recordedCatalog, requirementsOf, targetOf } from '../../support/recorded.ts';
import { takenPackages, type TakenPackage } from '../../support/resolveRecorded.ts';

interface OracleRun {
  readonly requirements: readonly string[];
  readonly resolves: boolean;
  readonly packages?: Readonly<Record<string, TakenPackage>>;
  readonly decisions: readonly string[] | number;
}

type OracleFile = Readonly<Record<'ideal' | 'host', Readonly<Record<string, OracleRun>>>>;

const INDEX = process.env['WHOLE_INDEX'] ?? RECORDED_INDEX;
const FOLDER = join(process.cwd(), 'test/data/oracle');
const WORLDS = {
  ideal: idealTarget,
  host: ({ python }) => hostTarget(formatVersion(python)),
} as const satisfies Record<string, (target: Target) => Target>;

describe("uv's recorded runs without gaps", function () {
  this.timeout(120_000);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const runs = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as OracleFile;
    for (const [world, targetIn] of Object.entries(WORLDS)) {
      for (const [python, run] of Object.entries(runs[world as keyof OracleFile])) {
        it(`${file.replace('.json', '')} on Python ${python}: ${world}`, async () => {
          const target = targetIn(targetOf(`workers-${python}`));
          const decisions: string[] = [];
          const resolution = await answer(
            solve(
              problemOf(target, requirementsOf(run.requirements)),
              recordedCatalog(target, INDEX, false),
              (name, version) => decisions.push(`${name}==${formatVersion(version)}`),
            ),
          );
          assert.equal(resolution.kind === 'solved', run.resolves);
          assert.deepEqual(resolution.unavailable, []);
          assert.deepEqual(takenPackages(resolution), expectedPackages(run));
          assert.deepEqual(typeof run.decisions === 'number' ? decisions.length : decisions, run.decisions);
        });
      }
    }
  }
});

function expectedPackages({ packages = {} }: OracleRun): Record<string, TakenPackage> {
  return Object.fromEntries(
    Object.entries(packages).map(([name, entry]) => [name, { ...entry, requiredBy: [...entry.requiredBy].sort() }]),
  );
}
