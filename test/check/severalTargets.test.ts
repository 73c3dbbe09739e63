/** Whole checks of files whose target follows from nothing, or from several Workers. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { english } from '../support/english.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

async function check(path: string, files: Readonly<Record<string, string>>, target = 'auto'): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX, target };
  let last: Snapshot | undefined;
  const documents = memoryDocuments(files);
  for await (const snapshot of recordedChecker.check({ path, text: files[path] ?? '', settings, documents }))
    last = snapshot;
  assert.ok(last?.complete);
  return last;
}

describe('a file that nothing says to be for any Pyodide', function () {
  this.timeout(60_000);

  const isPreferred = ({ findings }: Snapshot): boolean =>
    findings.some(({ remedies }) => remedies.some(({ preferred, safe }) => preferred || safe === true));

  for (const [name, text] of [
    ['requirements.txt', 'six\nssl\n'],
    ['pyproject.toml', '[project]\nname = "a"\nversion = "1"\ndependencies = ["six", "ssl"]\n'],
    ['deps.py', '# /// script\n# dependencies = ["six", "ssl"]\n# ///\n'],
  ] as const) {
    it(`is judged for the newest one, which is a guess, so that no fix is preferred: ${name}`, async () => {
      const path = `/w/${name}`;
      const [guessed, named] = [
        await check(path, { [path]: text }),
        await check(path, { [path]: text }, 'pyodide-314.0.7'),
      ];
      assert.deepEqual([guessed.choice.target.name, guessed.choice.guess], ['pyodide-314.0.7', true]);
      assert.match(english(guessed.choice.reason), /^a guess: the newest stable Pyodide/);
      assert.deepEqual([guessed.resolution?.resolves, isPreferred(guessed)], [false, false]);
      assert.deepEqual([named.choice.guess, isPreferred(named)], [undefined, true]);
    });
  }
});

describe('a library that several Workers take', function () {
  this.timeout(60_000);

  const LIBRARY = '[project]\nname = "lib"\nversion = "1"\ndependencies = ["pydantic>=2.12"]\n';
  const worker = (name: string, date: string, needs = '["lib"]'): Readonly<Record<string, string>> => ({
    [`/w/${name}/pyproject.toml`]: `[project]\nname = "${name}"\nversion = "1"\ndependencies = ${needs}\n[tool.uv.sources]\nlib = { workspace = true }\n`,
    [`/w/${name}/wrangler.toml`]: `main = "a.py"\ncompatibility_date = "${date}"\ncompatibility_flags = ["python_workers"]\n`,
  });
  const root = (tools = ''): Readonly<Record<string, string>> => ({
    '/w/pyproject.toml': `[tool.uv.workspace]\nmembers = ["*"]\n${tools}`,
    '/w/lib/pyproject.toml': LIBRARY,
  });
  const TOOLS = '[dependency-groups]\ndev = ["workers-py"]\n';

  const ROWS: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[], readonly string[]])[] = [
    [
      'each runtime of theirs, so that what fails on one is told',
      { ...root(), ...worker('a', '2026-10-01'), ...worker('b', '2026-02-01') },
      ['workers-3.14', 'workers-3.13'],
      ['workers-3.13'],
    ],
    [
      'three, where the root has their tools',
      { ...root(TOOLS), ...worker('a', '2025-01-01'), ...worker('b', '2026-02-01'), ...worker('c', '2026-10-01') },
      ['workers-3.12', 'workers-3.13', 'workers-3.14'],
      ['workers-3.12', 'workers-3.13'],
    ],
    [
      'one that they share once',
      { ...root(), ...worker('a', '2026-10-01'), ...worker('b', '2026-11-01') },
      ['workers-3.14'],
      [],
    ],
    [
      'none of a Worker that does not take it',
      { ...root(), ...worker('a', '2026-10-01'), ...worker('b', '2026-02-01', '["six"]') },
      ['workers-3.14'],
      [],
    ],
  ];
  for (const [what, files, targets, failing] of ROWS) {
    it(`is judged for ${what}`, async () => {
      const snapshot = await check('/w/lib/pyproject.toml', files);
      const verdicts = [{ choice: snapshot.choice, resolution: snapshot.resolution }, ...(snapshot.others ?? [])];
      const named = verdicts.map(({ choice: { target } }) => target.name);
      assert.deepEqual([...named].sort(), [...targets].sort());
      const failed = verdicts.filter(({ resolution }) => resolution?.resolves === false);
      assert.deepEqual(failed.map(({ choice: { target } }) => target.name).sort(), [...failing].sort());
    });
  }
});
