/** Moving a Worker to another Python version. */
import assert from 'node:assert/strict';
import { switchRuntime } from '../../../server/src/core/runtimes/switchRuntime.ts';
import { parseWrangler } from '../../../server/src/core/runtimes/wranglerConfig.ts';
import { applyEdits } from '../../../server/src/core/text/textEdit.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

const { cloudflare: table } = loadRuntimeData();

/** A Worker's configuration in short form: its date and its flags in addition to `python_workers`. */
function written(date: string | undefined, ...flags: string[]): string {
  const dateLine = date === undefined ? '' : `compatibility_date = "${date}"\n`;
  return `${dateLine}compatibility_flags = [${['python_workers', ...flags].map((flag) => `"${flag}"`).join(', ')}]\n`;
}

function switched(text: string, series: string): string | undefined {
  const edits = switchRuntime(parseWrangler('wrangler.toml', text).value, series, table);
  return edits && applyEdits(text, edits);
}

describe('switching the Python version of a Worker', () => {
  const switches: readonly [story: string, before: string, series: string, after: string][] = [
    ['up by the date of the default', written('2026-02-01'), '3.14', written('2026-09-08')],
    ['up over two generations', written('2025-01-01'), '3.14', written('2026-09-08')],
    ['up by one', written('2025-01-01'), '3.13', written('2025-09-29')],
    ['down by the last date before the newer default', written('2026-11-01'), '3.13', written('2026-09-07')],
    ['down to the first', written('2026-11-01'), '3.12', written('2025-09-28')],
    ['down by dropping a written flag', written('2026-02-01', 'python_workers_314'), '3.13', written('2026-02-01')],
    [
      'down from a written flag at an old date',
      written('2025-01-01', 'python_workers_314', 'x'),
      '3.12',
      written('2025-01-01', 'x'),
    ],
    ['up by dropping the opt-out', written('2026-10-01', 'no_python_workers_314'), '3.14', written('2026-10-01')],
    ['with no date yet', written(undefined), '3.13', `${written(undefined)}compatibility_date = "2026-09-07"\n`],
    ['with a date that is none', written('someday'), '3.14', written('2026-09-08')],
  ];
  for (const [story, before, series, after] of switches) {
    it(`to ${series}: ${story}`, () => {
      assert.equal(switched(before, series), after);
    });
  }

  it('costs nothing where the Worker has that Python', () => {
    assert.deepEqual(switchRuntime(parseWrangler('wrangler.toml', written('2026-02-01')).value, '3.13', table), []);
  });

  it('makes pywrangler and the runtime agree, where an opt-out kept them apart', () => {
    assert.equal(
      switched(written('2026-10-01', 'no_python_workers_314'), '3.13'),
      written('2026-09-07', 'no_python_workers_314'),
    );
  });

  it('never adds an opt-out, which pywrangler would ignore', () => {
    for (const date of ['2024-01-01', '2025-09-29', '2026-09-08', '2027-01-01']) {
      for (const flags of [
        [],
        ['python_workers_20250116'],
        ['python_workers_20260610'],
        ['python_workers_314'],
        ['python_workers_development'],
      ]) {
        for (const series of ['3.12', '3.13', '3.14']) {
          assert.doesNotMatch(switched(written(date, ...flags), series) ?? '', /no_python/);
        }
      }
    }
  });

  it('is impossible for unknown versions and for Workers without Python', () => {
    assert.equal(switched(written('2026-02-01'), '3.11'), undefined);
    assert.equal(
      switched('compatibility_date = "2026-02-01"\ncompatibility_flags = ["nodejs_compat"]\n', '3.14'),
      undefined,
    );
    assert.equal(switched('', '3.14'), undefined);
  });

  it('works in wrangler.jsonc with its comments', () => {
    const text =
      '{\n  // keep\n  "compatibility_date": "2026-02-01", // old\n  "compatibility_flags": ["python_workers"],\n}\n';
    const edits = switchRuntime(parseWrangler('wrangler.jsonc', text).value, '3.14', table);
    assert.equal(edits && applyEdits(text, edits), text.replace('2026-02-01', '2026-09-08'));
  });
});
