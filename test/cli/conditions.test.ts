/** What `compare` and `strategy` say has to come about, `watch` waits for, word for word. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from '../../server/src/check/engine.ts';
import { runCommandLine, type RunResult } from '../support/commandLine.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const EXAMPLES = path.resolve('examples');
const PROJECTS = readdirSync(EXAMPLES).filter((name) => name !== 'recorded-index' && !name.includes('.'));
const PAPERS = ['compare workers-3.12 workers-3.13 workers-3.14 pyodide-0.28 pyodide-0.29', 'strategy'];

const engine: Workbench = {
  check: (request) => recordedChecker.check(request),
  open: (request) => recordedChecker.open(request),
  facts: (settings, onWait) => recordedChecker.facts(settings, onWait),
  forget: () => undefined,
  close: () => Promise.resolve(),
};

function ran(words: readonly string[]): Promise<RunResult> {
  return runCommandLine(EXAMPLES, [...words, '--recorded-index', RECORDED_INDEX], { engine, isDry: true });
}

/** The texts of all conditions in some JSON, whatever they are about. */
function conditionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'conditions' in value && Array.isArray(value.conditions) ? (value.conditions as readonly unknown[]) : [];
  const texts = own.flatMap((one) =>
    typeof one === 'object' && one !== null && 'text' in one ? String(one.text) : [],
  );
  return [...texts, ...Object.values(value).flatMap(conditionsIn)];
}

describe('the conditions that papers name', function () {
  this.timeout(120_000);

  for (const project of PROJECTS)
    it(`of ${project} are waited for as they are written, and none is met`, async () => {
      const texts = new Set<string>();
      for (const paper of PAPERS) {
        const { output } = await ran([...paper.split(' '), '--project', project, '--format', 'json']);
        for (const text of conditionsIn(JSON.parse(output))) texts.add(text);
      }
      const waits = [...texts].flatMap((text) => ['--condition', text]);
      const { exitCode, output, errors } = await ran(['watch', project, '--state', 's', ...waits]);
      assert.deepEqual([exitCode, errors], [0, '']);
      assert.doesNotMatch(output, /met already/);
      assert.ok(texts.size > 0);
      assert.match(output, /: not met\n$/);
    });
});

it('a wheel of what no index has is not waited for', async () => {
  const { exitCode, errors } = await ran(['watch', '--condition', 'pydantc for workers-3.14', '--state', 'typo.json']);
  assert.deepEqual(
    [exitCode, errors],
    [2, 'pyodide-preflight: No index has a project `pydantc`; did you mean `pydantic`?\n'],
  );
});
