/** Which runtime a Worker gets, and which one pywrangler installs for. */
import { english } from '../../support/english.ts';
import assert from 'node:assert/strict';
import {
  cloudflareRuntime,
  pywranglerRuntime,
  type CloudflareRuntime,
  type CompatibilitySettings,
  type RuntimeOrigin,
} from '../../../server/src/core/runtimes/cloudflare.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

const { cloudflare: table, releases } = loadRuntimeData();

function worker(compatibilityDate: string | undefined, ...flags: string[]): CompatibilitySettings {
  return { flags, ...(compatibilityDate !== undefined && { compatibilityDate }) };
}

/** Why a configuration selects no runtime. */
function refusal(runtime: CloudflareRuntime): string {
  assert.ok(runtime.kind !== 'runtime');
  return english(runtime.reason);
}

function chosen(runtime: CloudflareRuntime): CloudflareRuntime & { kind: 'runtime' } {
  if (runtime.kind !== 'runtime') assert.fail(english(runtime.reason));
  return runtime;
}

const PY = 'python_workers';

describe('the runtime of a Worker', () => {
  const cases: readonly [date: string, flags: string[], target: string][] = [
    ['2024-03-01', [PY], 'workers-3.12'],
    ['2025-09-28', [PY], 'workers-3.12'],
    ['2025-09-29', [PY], 'workers-3.13'],
    ['2026-09-07', [PY], 'workers-3.13'],
    ['2026-09-08', [PY], 'workers-3.14'],
    ['2031-01-01', [PY, 'nodejs_compat'], 'workers-3.14'],
    // An explicit flag counts at any date.
    ['2024-03-01', [PY, 'python_workers_20250116'], 'workers-3.13'],
    ['2024-03-01', [PY, 'python_workers_314'], 'workers-3.14'],
    ['2024-03-01', [PY, 'python_workers_20260610'], 'workers-3.14-20260610'],
    // The newest wins.
    ['2024-03-01', [PY, 'python_workers_20250116', 'python_workers_20260610'], 'workers-3.14-20260610'],
    ['2026-09-08', [PY, 'python_workers_20250116'], 'workers-3.14'],
    ['2026-09-08', [PY, 'python_workers_20260610'], 'workers-3.14'],
    // Opt-outs turn off the default by date.
    ['2026-09-08', [PY, 'no_python_workers_314'], 'workers-3.13'],
    ['2026-02-01', [PY, 'no_python_workers_20250116'], 'workers-3.12'],
    ['2026-09-08', [PY, 'no_python_workers_20250116'], 'workers-3.14'],
    ['2026-09-08', [PY, 'no_python_workers_314', 'no_python_workers_20250116'], 'workers-3.12'],
    ['2026-09-08', [PY, 'no_python_workers_314', 'python_workers_20260610'], 'workers-3.14-20260610'],
    // A flag counts whatever else is written.
    ['2026-02-01', [PY, 'python_workers_20250116', 'no_python_workers_20250116'], 'workers-3.13'],
    ['2024-03-01', [PY, 'no_python_workers_314', 'python_workers_314'], 'workers-3.14'],
  ];
  for (const [date, flags, target] of cases) {
    it(`with ${date} and ${flags.slice(1).join(', ') || 'no further flag'} it is ${target}`, () => {
      assert.equal(chosen(cloudflareRuntime(worker(date, ...flags), table)).snapshot.target, target);
    });
  }

  it('names what decided', () => {
    const origin = (settings: CompatibilitySettings): RuntimeOrigin =>
      chosen(cloudflareRuntime(settings, table)).origin;
    assert.deepEqual(origin(worker('2026-02-01', PY)), { kind: 'date', date: '2026-02-01' });
    assert.deepEqual(origin(worker('2025-01-01', PY)), { kind: 'date', date: '2025-01-01' });
    assert.deepEqual(origin(worker('2025-01-01', PY, 'python_workers_314')), {
      kind: 'flag',
      flag: 'python_workers_314',
    });
  });

  it('without `python_workers` it is no Python Worker, whatever else is written', () => {
    for (const flags of [[], ['nodejs_compat'], ['python_workers_314']]) {
      const runtime = cloudflareRuntime(worker('2026-09-08', ...flags), table);
      assert.equal(runtime.kind, 'not-python');
      assert.match(refusal(runtime), /lacks `python_workers`/);
    }
  });

  it('a missing or impossible date is named', () => {
    assert.match(
      refusal(cloudflareRuntime(worker(undefined, PY), table)),
      /`compatibility_date`, which .*, is missing/,
    );
    for (const date of [
      '',
      'today',
      '2026-9-8',
      '2026-13-01',
      '2026-02-32',
      '1999-12-31',
      '2026-00-10',
      '2026-01-00',
      '2026-01-01T00:00',
    ]) {
      const runtime = cloudflareRuntime(worker(date, PY), table);
      assert.equal(runtime.kind, 'invalid', date);
      assert.ok(refusal(runtime).includes(`\`${date}\``));
    }
    // workerd does not count the days of a month, but pywrangler does.
    chosen(cloudflareRuntime(worker('2026-02-30', PY), table));
    assert.equal(pywranglerRuntime(worker('2026-02-30', PY), table).kind, 'invalid');
    // pywrangler takes one digit, but workerd does not.
    assert.equal(chosen(pywranglerRuntime(worker('2025-9-29', PY), table)).snapshot.target, 'workers-3.13');
  });
});

describe('the runtime that pywrangler installs for', () => {
  const cases: readonly [date: string, flags: string[], runs: string, installs: string][] = [
    ['2025-01-01', [PY], 'workers-3.12', 'workers-3.12'],
    ['2026-02-01', [PY], 'workers-3.13', 'workers-3.13'],
    ['2026-09-08', [PY], 'workers-3.14', 'workers-3.14'],
    // It does not know the opt-outs.
    ['2026-09-08', [PY, 'no_python_workers_314'], 'workers-3.13', 'workers-3.14'],
    ['2026-02-01', [PY, 'no_python_workers_314'], 'workers-3.13', 'workers-3.13'],
    // Nor a generation that no date brings.
    ['2026-02-01', [PY, 'python_workers_20260610'], 'workers-3.14-20260610', 'workers-3.13'],
  ];
  for (const [date, flags, runs, installs] of cases) {
    it(`with ${date} and ${flags.slice(1).join(', ') || 'no further flag'} is ${installs}`, () => {
      assert.equal(chosen(cloudflareRuntime(worker(date, ...flags), table)).snapshot.target, runs);
      assert.equal(chosen(pywranglerRuntime(worker(date, ...flags), table)).snapshot.target, installs);
    });
  }
});

describe('the table of flags', () => {
  it('names indexes of known Pyodide releases, with the Python that pywrangler resolves for', () => {
    for (const { index, python, flag } of table.snapshots) {
      const release = releases.find((known) => known.release === index);
      assert.equal(release?.python, python, flag);
    }
  });

  it('is in order: later defaults belong to newer runtimes', () => {
    const dates = table.snapshots.flatMap(({ defaultFrom }) => defaultFrom ?? []);
    assert.deepEqual(dates, [...dates].sort());
    assert.equal(table.snapshots[0]?.flag, table.enable);
  });
});
