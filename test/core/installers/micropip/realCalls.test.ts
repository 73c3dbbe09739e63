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

const SHIPS = `
  six 1.17.0
  numpy 2.4.6
  pandas 3.0.2 -> numpy, six`;

const INDEX = `six 1.19.0
numpy 99.0
thing 1.0
thing 2.0
thing 3.0
thing 4.0b1
needs 1.0 -> thing<2
wants 1.0 -> thing>=2
gone 1.0 -> nowhere
ext 1.0
  [one] -> thing==1.0
  [bad] -> nowhere
mixed 1.0
mixed 2.0rc1
onlypre 2.0a1
needspre 1.0 -> mixed>=2.0a
needsmixed2 1.0 -> mixed>1`;

/** What the wheels that are on servers need; the others need nothing. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'https://e.invalid/own-1.0-py3-none-any.whl': ['thing==1.0'],
  'https://r.invalid/own-1.0-py3-none-any.whl': ['thing @ https://e.invalid/thing-9.0-py3-none-any.whl'],
  'https://b.invalid/thing-9.0-py3-none-any.whl': ['nowhere'],
  'https://e.invalid/ext-1.0-py3-none-any.whl': ['thing==1.0 ; extra == "one"'],
};

/** Every wheel that is asked for is there. */
const STORE = {
  facts: ({ location, wheel }: Reference): ReferenceFacts => {
    const lines = [
      'Metadata-Version: 2.4',
      `Name: ${wheel?.name ?? ''}`,
      `Version: ${wheel?.version.release.join('.') ?? ''}`,
      'Provides-Extra: one',
      ...(NEEDS[location] ?? []).map((needed) => `Requires-Dist: ${needed}`),
    ];
    if (!wheel) return { kind: 'absent' };
    return { kind: 'known', metadata: parseCoreMetadata(lines.join('\n')).value };
  },
};

/** Which call fails first, counted from 1; 0 if none does. */
async function firstFailure(calls: readonly string[], micropip: string): Promise<number> {
  const { problem, catalog } = worldOf({ ships: SHIPS, index: INDEX, requirements: [], micropip });
  const text = ['import micropip', ...calls.map((call) => `await micropip.${call}`)].join('\n');
  const file = parsePythonFile('/w/app.py', text);
  assert.ok(file);
  // What is no requirement fails before anything else.
  if (file.problems.some(({ severity }) => severity === 'error')) return 1;
  const view = await answer(followed(installerView(file, problem.target, { references: STORE })));
  const { failed, fatal } = await answer(firstMatch(view.problem, catalog));
  const numbers = [...failed, ...(fatal ? [fatal] : [])].map(({ reported }) => {
    const own: OwnRequirement = declaredBy(reported).requirement;
    return own.call ?? 0;
  });
  return numbers.length === 0 ? 0 : Math.min(...numbers);
}

interface Recorded {
  readonly calls: readonly string[];
  readonly outcomes: readonly (readonly string[])[];
}

function recorded(): readonly Recorded[] {
  const text = readFileSync(join(process.cwd(), 'test/data/micropip/calls.txt'), 'utf8');
  const blocks = text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => ({
      calls: lines.map((line) => line.slice(10)),
      outcomes: [0, 5].map((column) => lines.map((line) => line.slice(column, column + 4).trim())),
    }));
}

describe('calls of the real micropip', () => {
  for (const { calls, outcomes } of recorded()) {
    for (const [at, micropip] of ['0.11.1', '0.9.0'].entries()) {
      const known = outcomes[at] ?? [];
      if (known.includes('?')) continue;
      it(`${micropip}: ${calls.join(', then ')}`, async () => {
        assert.equal(await firstFailure(calls, micropip), known.indexOf('fail') + 1);
      });
    }
  }
});
