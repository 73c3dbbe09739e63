/** What is offered in the wrangler file of a Python Worker, at the place marked with `|`. */
import assert from 'node:assert/strict';
import { offeredSettings } from '../../../../server/src/core/features/completion/compatibility.ts';
import { loadRuntimeData } from '../../../../server/src/data/runtimeData.ts';
import { english } from '../../../support/english.ts';

const { cloudflare: table } = loadRuntimeData();

/** What is replaced, and what is offered for it. */
function offered(marked: string, path = '/project/wrangler.toml'): readonly string[] {
  const text = marked.replace('|', '');
  const found = offeredSettings(path, text, marked.indexOf('|'), { table, today: '2026-11-24' });
  if (!found) return [];
  const { span, suggestions } = found;
  const told = suggestions.map((one) => (one.detail ? `${one.text}: ${english(one.detail)}` : one.text));
  return [`(${text.slice(span.start, span.end)})`, ...told];
}

const MAIN = 'main = "src/entry.py"\n';

describe('a compatibility date', () => {
  it('is offered as today, and as the days from which there is another runtime', () => {
    assert.deepEqual(offered(`${MAIN}compatibility_date = "2|026"\ncompatibility_flags = ["python_workers"]\n`), [
      '(2026)',
      '2026-11-24: the Worker gets Python Workers 3.14',
      '2026-09-08: the Worker gets Python Workers 3.14',
      '2025-09-29: the Worker gets Python Workers 3.13',
    ]);
  });

  it('is offered for the flags that its environment has, in a file that is only half written', () => {
    const text =
      '[env.old]\ncompatibility_flags = ["python_workers", "no_python_workers_314"]\ncompatibility_date = "|\n';
    assert.equal(offered(`${MAIN}${text}`)[1], '2026-11-24: the Worker gets Python Workers 3.13');
  });
});

describe('a compatibility flag', () => {
  it('is offered with the runtime that it leads to, and those that Cloudflare refuses last, with why', () => {
    const flags = offered(
      '{"main": "a.py", "compatibility_date": "2025-10-01", "compatibility_flags": ["python_workers", "|"]}',
      '/project/wrangler.jsonc',
    );
    assert.ok(flags.includes('python_workers_314: the Worker gets Python Workers 3.14'));
    assert.ok(flags.includes('no_python_workers_20250116: the Worker gets Python Workers 3.12'));
    assert.ok(!flags.some((one) => one.startsWith('python_workers:')));
    const refused = flags.findIndex((one) => one.startsWith('python_workers_development:'));
    assert.match(flags[refused] ?? '', /experimental/);
    assert.ok(refused > flags.findIndex((one) => one.startsWith('python_workers_314:')));
  });
});

describe('nothing', () => {
  it('is offered in the file of another Worker, and elsewhere in that of a Python one', () => {
    assert.deepEqual(offered('main = "src/index.js"\ncompatibility_date = "|"\n'), []);

    assert.deepEqual(offered(`${MAIN}compatibility_date = |2026-01-01\n`), []);
    assert.deepEqual(offered(`${MAIN}name = "|"\ncompatibility_date = "2026-01-01"\n`), []);
  });
});
