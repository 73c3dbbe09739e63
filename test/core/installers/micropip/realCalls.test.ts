/** Calls of micropip in a row, by name and by place, with what they say about how they install, beside the real micropip. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reference } from '../../../../server/src/core/candidates/references/reference.ts';
import type { ReferenceFacts } from '../../../../server/src/core/candidates/references/referenceFacts.ts';
import { parsePythonFile } from '../../../../server/src/core/dependencyFiles/pythonFile.ts';
import { followed, installerView } from '../../../../server/src/core/installers/installerView.ts';
import { firstMatch } from '../../../../server/src/core/installers/micropip/firstMatch.ts';
import { declaredBy } from '../../../../server/src/core/installers/micropip/transaction.ts';
import { parseCoreMetadata } from '../../../../server/src/core/packaging/metadata/coreMetadata.ts';
import type { OwnRequirement } from '../../../../server/src/core/solver/problem.ts';
import { worldOf } from '../../../support/micropipWorld.ts';
import { answer } from '../../../support/recorded.ts';

const FOLDER = join(process.cwd(), 'test/data/micropip');

/** What the release ships, what the index has, and what wheels on servers need: others need nothing. */
interface World {
  readonly ships: readonly string[];
  readonly index: readonly string[];
  readonly wheels: Readonly<Record<string, readonly string[]>>;
}

function isWorld(value: unknown): value is World {
  return typeof value === 'object' && value !== null && 'ships' in value && 'index' in value && 'wheels' in value;
}

function worldOfCalls(): World {
  const value: unknown = JSON.parse(readFileSync(join(FOLDER, 'world.json'), 'utf8'));
  assert.ok(isWorld(value));
  return value;
}

const WORLD = worldOfCalls();
const [SHIPS, INDEX] = [WORLD.ships.join('\n'), WORLD.index.join('\n')];

/** Every wheel that is asked for is there. */
const STORE = {
  facts: ({ location, wheel }: Reference): ReferenceFacts => {
    const lines = [
      'Metadata-Version: 2.4',
      `Name: ${wheel?.name ?? ''}`,
      `Version: ${wheel?.version.release.join('.') ?? ''}`,
      'Provides-Extra: one',
      ...(WORLD.wheels[location] ?? []).map((needed) => `Requires-Dist: ${needed}`),
    ];
    if (!wheel) return { kind: 'absent' };
    return { kind: 'known', metadata: parseCoreMetadata(lines.join('\n')).value };
  },
};

/** For calls that are not judged. */
const UNKNOWN = -1;

/** Which call fails first, counted from 1; 0 if none does. */
async function firstFailure(calls: readonly string[], micropip: string): Promise<number> {
  const { problem, catalog } = worldOf({ ships: SHIPS, index: INDEX, requirements: [], micropip });
  const text = [
    'import micropip',
    ...calls.map((call) => `${call.startsWith('install(') ? 'await ' : ''}micropip.${call}`),
  ].join('\n');
  const file = parsePythonFile('/w/app.py', text);
  assert.ok(file);
  // What is no requirement fails before anything else.
  if (file.problems.some(({ severity }) => severity === 'error')) return 1;
  if (file.problems.some(({ about }) => about === 'unchecked')) return UNKNOWN;
  const view = await answer(followed(installerView(file, problem.target, { references: STORE })));
  const { failed, fatal } = await answer(firstMatch(view.problem, catalog));
  const numbers = [...failed, ...(fatal ? [fatal] : [])].map(({ reported }) => {
    const own: OwnRequirement = declaredBy(reported).requirement;
    return own.call ?? 0;
  });
  if (numbers.length === 0) return 0;
  // Only calls of `install` are counted.
  const installs = calls.flatMap((call, at) => (call.startsWith('install(') ? at + 1 : []));
  return installs[Math.min(...numbers) - 1] ?? 0;
}

interface Recorded {
  readonly calls: readonly string[];
  readonly outcomes: readonly (readonly string[])[];
}

function recorded(): { readonly versions: readonly string[]; readonly rows: readonly Recorded[] } {
  const text = readFileSync(join(FOLDER, 'calls.txt'), 'utf8');
  const blocks = text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
  const versions = [...text.matchAll(/micropip (\S+) \(/g)].map(([, version = '']) => version);
  const rows = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      calls: lines.map((line) => line.slice(10)),
      outcomes: [0, 5].map((column) => lines.map((line) => line.slice(column, column + 4).trim())),
    }));
  return { versions, rows };
}

/** Where a stand-in is found by its exact name only or goes again. */
const NOT_FOLLOWED = /remove_mock_package|add_mock_package\('[A-Z]/;

describe('calls of the real micropip', () => {
  const { versions, rows } = recorded();
  for (const { calls, outcomes } of rows) {
    for (const [at, micropip] of versions.entries()) {
      const known = outcomes[at] ?? [];
      if (known.includes('?')) continue;
      it(`${micropip}: ${calls.join(', then ')}`, async () => {
        const failure = await firstFailure(calls, micropip);
        assert.equal(failure, calls.some((call) => NOT_FOLLOWED.test(call)) ? UNKNOWN : known.indexOf('fail') + 1);
      });
    }
  }
});
