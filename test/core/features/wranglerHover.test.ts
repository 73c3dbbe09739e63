/** A hover over the date and the flags of a Worker: which runtime, since when, and what comes next. */
import assert from 'node:assert/strict';
import { wranglerHoverAt } from '../../../server/src/core/features/wranglerHover.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { DEFAULT_MESSAGES } from '../../../server/src/core/messages/languages.ts';

const FACTS = { table: loadRuntimeData().cloudflare, today: '2026-11-24' };

/** What is shown over the first occurrence of a part of a wrangler.toml. */
function shownOver(at: string, text: string, path = '/app/wrangler.toml'): readonly string[] {
  const hover = wranglerHoverAt({ path, text }, text.indexOf(at) + 1, FACTS, DEFAULT_MESSAGES);
  return hover ? hover.contents.value.split('\n\n') : [];
}

function worker(date: string, ...flags: readonly string[]): string {
  return `name = "x"\nmain = "a.py"\ncompatibility_date = "${date}"\ncompatibility_flags = ${JSON.stringify(flags)}\n`;
}

describe('a hover in a wrangler file', () => {
  it('says over the date which runtime it leads to, since when, and from which date another one', () => {
    assert.deepEqual(shownOver('2026-02-01', worker('2026-02-01', 'python_workers')), [
      'The Worker gets **Python Workers 3.13 (Pyodide 0.28.2)**, the default from 2025-09-29 on',
      'With a date from 2026-09-08 on it gets Python Workers 3.14 (Pyodide 314.0.6)',
    ]);
    assert.equal(shownOver('2026-10-01', worker('2026-10-01', 'python_workers')).length, 1);
  });

  it('says over a flag what it is there for, and what decides', () => {
    const early = worker('2026-02-01', 'python_workers', 'python_workers_314');
    assert.deepEqual(shownOver('python_workers"', early)[0], 'Makes this a Python Worker');
    const [gives, gets] = shownOver('python_workers_314', early);
    assert.match(gives ?? '', /^Gives the Worker Python Workers 3\.14 .*default from 2026-09-08 on$/);
    assert.match(gets ?? '', /by the flag `python_workers_314`$/);
  });

  it('is there in the settings of an environment, with what counts in it', () => {
    const text = `${worker('2026-02-01', 'python_workers')}[env.next]\ncompatibility_date = "2026-10-01"\n`;
    assert.match(shownOver('2026-10-01', text)[0] ?? '', /Python Workers 3\.14/);
  });

  it('says what Cloudflare has against a date or a flag', () => {
    assert.match(shownOver('2027-01-01', worker('2027-01-01', 'python_workers'))[0] ?? '', /future/);
    assert.match(
      shownOver('python_wrokers', worker('2026-02-01', 'python_workers', 'python_wrokers'))[0] ?? '',
      /python_wrokers/,
    );
  });

  it('is not there in the file of another Worker, nor over other keys', () => {
    assert.deepEqual(shownOver('2026-02-01', worker('2026-02-01', 'nodejs_compat').replace('a.py', 'a.js')), []);
    assert.deepEqual(shownOver('a.py', worker('2026-02-01', 'python_workers')), []);
  });
});
