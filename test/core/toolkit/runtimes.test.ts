/** The support matrix: which runtimes there are, what comes next for a project, and what is to be expected. */
import assert from 'node:assert/strict';
import { calendar } from '../../../server/src/core/toolkit/runtimes/calendar.ts';
import { daysBetween, nextChange, supportMatrix } from '../../../server/src/core/toolkit/runtimes/supportMatrix.ts';
import { verified } from '../../../server/src/core/toolkit/runtimes/verify.ts';
import type { CompatibilitySettings } from '../../../server/src/core/runtimes/cloudflare.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';
import { targetOf } from '../../support/recorded.ts';
import { say } from '../../../server/src/core/messages/message.ts';

const DATA = loadRuntimeData();
const TODAY = '2026-11-24';

function worker(
  compatibilityDate: string,
  ...flags: readonly string[]
): { readonly compatibility: CompatibilitySettings } {
  return { compatibility: { compatibilityDate, flags: ['python_workers', ...flags] } };
}

function next(compatibilityDate: string, ...flags: readonly string[]): ReturnType<typeof nextChange> {
  return nextChange({ target: targetOf('workers-3.13'), ...worker(compatibilityDate, ...flags) }, DATA, TODAY);
}

describe('the support matrix', () => {
  it('says of each Worker runtime since when it is the default, until when, and what it is made of', () => {
    const rows = supportMatrix(DATA, TODAY).filter(({ family }) => family === 'workers');
    const of = (target: string): object => rows.find((row) => row.target === target) ?? {};
    assert.deepEqual(of('workers-3.13'), {
      family: 'workers',
      target: 'workers-3.13',
      label: 'Python Workers 3.13',
      python: '3.13',
      abi: '2025_0',
      platformTag: 'pyemscripten_2025_0_wasm32',
      pyodide: '0.28.2',
      index: '0.28.3',
      flag: 'python_workers_20250116',
      optOut: 'no_python_workers_20250116',
      since: '2025-09-29',
      until: '2026-09-07',
    });
    assert.deepEqual(
      rows.filter(({ isDefaultToday }) => isDefaultToday).map(({ target }) => target),
      ['workers-3.14'],
    );
    assert.deepEqual(
      supportMatrix(DATA, '2026-01-01')
        .filter(({ isDefaultToday }) => isDefaultToday)
        .map(({ target }) => target),
      ['workers-3.13'],
    );
  });

  it('marks what a project gets once, and adds it where it is none of the common ones', () => {
    const marked = (name: string): readonly string[] =>
      supportMatrix(DATA, TODAY, { target: targetOf(name) })
        .filter(({ isOfProject }) => isOfProject)
        .map(({ target, flag = '' }) => `${target} ${flag}`.trim());
    assert.deepEqual(marked('workers-3.14'), ['workers-3.14 python_workers_314']);
    assert.deepEqual(marked('pyodide-0.27.2'), ['pyodide-0.27.2']);
    assert.deepEqual(marked('pyscript-2025.8.1'), ['pyscript-2025.8.1']);
  });

  it('has every platform, and the Pyodide that is being tried out', () => {
    const rows = supportMatrix(DATA, TODAY);
    const platforms = rows.filter(({ family }) => family === 'platforms');
    assert.equal(platforms.length, DATA.platforms.length);
    assert.ok(rows.some(({ family, isExperimental }) => family === 'pyodide' && isExperimental));
  });
});

describe('what comes next for a project', () => {
  it('is the next date that changes the ABI, counted from its own', () => {
    const change = next('2026-02-01');
    assert.deepEqual(
      [change?.date, change?.days, change?.isPast, change?.target, change?.optOut],
      ['2026-09-08', daysBetween('2026-02-01', '2026-09-08'), true, 'workers-3.14', 'no_python_workers_314'],
    );
    assert.equal(next('2025-08-01')?.date, '2025-09-29');
    assert.equal(
      nextChange({ target: targetOf('workers-3.12'), ...worker('2025-08-01') }, DATA, '2025-09-01')?.isPast,
      false,
    );
  });

  it('is nothing where a flag decides, or where no later date is known', () => {
    assert.equal(next('2026-10-01'), undefined);
    assert.equal(next('2026-02-01', 'no_python_workers_314'), undefined);
    assert.equal(next('2026-02-01', 'python_workers_314'), undefined);
    assert.equal(nextChange({ target: targetOf('pyodide-0.28.3') }, DATA, TODAY), undefined);
  });

  it('passes over a date that the project opts out of', () => {
    assert.equal(next('2025-08-01', 'no_python_workers_20250116')?.date, '2026-09-08');
  });
});

describe('the calendar', () => {
  it('has the alphas, the Pythons up to the next one to come, and how long the platform has waited so far', () => {
    const entries = calendar(DATA, TODAY);
    const pythons = entries.flatMap((entry) =>
      entry.kind === 'python' ? [[entry.python, entry.month, entry.isPast]] : [],
    );
    assert.deepEqual(pythons, [
      ['3.15', '2026-10', true],
      ['3.16', '2027-10', false],
    ]);
    const alphas = entries.flatMap((entry) => (entry.kind === 'alpha' ? [entry.pyodide] : []));
    assert.deepEqual(alphas, [DATA.releases.findLast(({ prerelease }) => prerelease)?.release]);
    const waits = entries.flatMap((entry) => (entry.kind === 'habit' ? entry.waits : []));
    assert.deepEqual(
      waits.map(({ python }) => python),
      ['3.13', '3.14'],
    );
    assert.ok(waits.every(({ days }) => days > 0 && days < 400));
  });

  it('begins with what was first, wherever it comes from, and ends with what has no date', () => {
    const change = next('2026-02-01');
    const kinds = calendar(DATA, TODAY, change).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['alpha', 'next-change', 'python', 'python', 'habit']);
  });
});

describe('the data about runtimes', () => {
  it('are out of date if a registry has something newer, and of unknown age if it cannot be asked', () => {
    const known = { registry: 'npm', name: 'pyodide', version: '314.0.7' } as const;
    const verdict = (version: string): string => verified('pyodide', known, { version }).verdict;
    assert.equal(verdict('314.0.7'), 'current');
    assert.equal(verdict('314.0.10'), 'outdated');
    assert.equal(verdict('0.29.5'), 'current');
    assert.equal(verified('pyodide', known, { unknown: say('notAsked', { why: 'offline' }) }).verdict, 'unknown');
  });
});
