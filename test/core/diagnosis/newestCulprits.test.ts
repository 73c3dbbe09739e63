/** A failure is told about the releases that a person means: the newest. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/analysis/analyze.ts';
import type { Finding } from '../../../server/src/core/findings/finding.ts';
import { english } from '../../support/english.ts';
import { askOf, onlyErrorOf, type InventedProject } from '../../support/inventedProject.ts';

const NATIVE = 'wheel cp313-cp313-manylinux_2_17_x86_64';

const PROJECT = '[project]\nname = "app"\nversion = "1"\ndependencies = ["desk"]\n';

function errorOf(...universe: readonly string[]): Finding {
  return onlyErrorOf({ universe: universe.join('\n'), text: PROJECT });
}

/** How often an analysis looks at the releases of a project: once for each release that it tries. */
function looksAt(project: string, invented: InventedProject): number {
  let looks = 0;
  askOf(invented, (context) => {
    const catalog = context.catalogFor(context.target);
    const releases = catalog.releases.bind(catalog);
    catalog.releases = (name) => {
      if (name === project) looks++;
      return releases(name);
    };
    return analyze(context);
  });
  return looks;
}

describe('the culprits of a failure', () => {
  it('are those of the newest release; what only old ones need is in the explanation', () => {
    const error = errorOf(
      'desk 1.0 {uploaded 2020-01-10} -> books',
      'desk 3.0 {uploaded 2023-01-10} -> sockets',
      'desk 4.0 {uploaded 2026-01-10} -> sockets, queue',
      'books 1.0 {no wheel; sdist}',
      `sockets 1.0 {${NATIVE}}`,
      `queue 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['sockets', 'queue']);
    assert.match(english(error.message), /^`sockets` and `queue` have wheels only for Linux, so `desk` cannot/);
    assert.match(error.explanation.map(english).join('\n'), /`books`.* source distributions/);
  });

  it('are not all looked for in old releases, once these lack one thing that the newest does not', () => {
    const years = Array.from({ length: 20 }, (_, index) => 2000 + index);
    const missing = ['books', 'ink', 'lamp', 'paper', 'pens', 'shelves'];
    const universe = [
      ...years.map((year) => `desk ${year} {uploaded ${year}-01-10} -> ${missing.join(', ')}`),
      'desk 2026 {uploaded 2026-01-10} -> queue',
      ...missing.map((name) => `${name} 1.0 {no wheel; sdist}`),
      `queue 1.0 {${NATIVE}}`,
    ].join('\n');
    const looks = looksAt('desk', { universe, text: PROJECT });
    assert.ok(looks < 6 * years.length, `${looks} looks at ${years.length} releases`);
  });

  it('are those of the newest release that a constraint admits', () => {
    const universe = [
      'desk 1.0 {uploaded 2020-01-10} -> books',
      'desk 3.0 {uploaded 2023-01-10} -> sockets',
      'desk 4.0 {uploaded 2026-01-10} -> queue',
      'books 1.0 {no wheel; sdist}',
      `sockets 1.0 {${NATIVE}}`,
      `queue 1.0 {${NATIVE}}`,
    ].join('\n');
    const culpritsWith = (constraint: string): Finding['culprits'] =>
      onlyErrorOf({ universe, text: `${PROJECT}[tool.uv]\nconstraint-dependencies = ["${constraint}"]\n` }).culprits;
    assert.deepEqual(culpritsWith('desk<4'), ['sockets']);
    assert.deepEqual(culpritsWith("desk<4 ; sys_platform == 'win32'"), ['queue'], 'that one does not count here');
  });

  it('are as few as suffice for all releases, if those hold for the newest', () => {
    const error = errorOf(
      'desk 1.0 {uploaded 2025-01-10} -> sockets',
      'desk 1.1 {uploaded 2026-01-10} -> sockets, queue',
      `sockets 1.0 {${NATIVE}}`,
      `queue 1.0 {${NATIVE}}`,
    );
    assert.deepEqual(error.culprits, ['sockets']);
  });

  it('are all of the newest release, if with fewer one gets a release that nobody means', () => {
    const wheels = [`sockets 1.0 {${NATIVE}}`, `queue 1.0 {${NATIVE}}`];
    const old = ['desk 1.0 {uploaded 2023-01-10} -> sockets', 'desk 1.1 {uploaded 2026-01-10} -> sockets, queue'];
    const error = errorOf(...old, ...wheels);
    assert.deepEqual(error.culprits, ['sockets', 'queue']);
    assert.match(error.explanation.map(english).join('\n'), /^ *You require `desk`$/m, 'once');
    const major = ['desk 1.0 {uploaded 2025-11-10} -> sockets', 'desk 2.0 {uploaded 2026-01-10} -> sockets, queue'];
    assert.deepEqual(errorOf(...major, ...wheels).culprits, ['sockets', 'queue']);
  });

  it('are the project itself where it has had no wheel for years', () => {
    const error = errorOf(
      'desk 1.0 {uploaded 2018-01-10} -> books',
      `desk 3.0 {${NATIVE}; uploaded 2023-01-10}`,
      `desk 4.0 {${NATIVE}; uploaded 2026-01-10}`,
      'books 1.0 {no wheel; sdist}',
    );
    assert.deepEqual(error.culprits, ['desk']);
    assert.match(english(error.message), /^`desk` has no wheel for Python Workers 3\.13, only for Linux/);
    assert.match(error.explanation.map(english).join('\n'), /`books`/);
  });
});
