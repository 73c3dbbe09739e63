/** Our table of flags against what the real workerd and the real pywrangler make of dates and flags, as recorded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cloudflareRuntime, pywranglerRuntime } from '../../../server/src/core/runtimes/cloudflare.ts';
import { compatibilityFaults } from '../../../server/src/core/runtimes/workers/compatibilityFaults.ts';
import { seriesOf } from '../../../server/src/core/runtimes/runtimes.ts';
import { loadRuntimeData } from '../../../server/src/data/runtimeData.ts';

interface Recorded {
  readonly date: string;
  readonly flags: readonly string[];
  readonly pyodide: string | null;
  readonly complaints: readonly string[];
  readonly pywrangler: string | null;
}

const { cloudflare: table } = loadRuntimeData();
const recorded = JSON.parse(readFileSync('test/data/workers/runtimes.json', 'utf8')) as readonly Recorded[];

/** The day of the recording. */
const TODAY = '2026-11-28';

const settingsOf = ({ date, flags }: Recorded): { compatibilityDate: string; flags: readonly string[] } => ({
  compatibilityDate: date,
  flags,
});
const isBadDate = ({ complaints }: Recorded): boolean =>
  complaints.some((complaint) => complaint.startsWith('Invalid compatibility date'));

describe('dates and flags, as workerd and pywrangler take them', () => {
  it('are many', () => {
    assert.ok(recorded.length > 450);
  });

  it('run on the Pyodide that workerd asks for', () => {
    const differ = recorded.filter((row) => {
      const runtime = cloudflareRuntime(settingsOf(row), table);
      const release = runtime.kind === 'runtime' ? (runtime.snapshot.runtime ?? null) : null;
      // It goes on with a default date after it has refused the one that is written.
      return release !== (isBadDate(row) ? null : row.pyodide);
    });
    assert.deepEqual(differ, []);
  });

  it('are installed for the Python that pywrangler takes', () => {
    const differ = recorded.filter((row) => {
      const runtime = pywranglerRuntime(settingsOf(row), table);
      return (runtime.kind === 'runtime' ? seriesOf(runtime.snapshot.python) : null) !== row.pywrangler;
    });
    assert.deepEqual(differ, []);
  });

  it('are refused where workerd refuses them for Python', () => {
    const differ = recorded.filter((row) => {
      const { kind } = cloudflareRuntime(settingsOf(row), table);
      const isRefused =
        kind !== 'runtime' || compatibilityFaults(settingsOf(row), table, TODAY).some((fault) => fault.isRefused);
      // The flag wins against its opposite, which is a warning; and of other flags nothing is said.
      const complaints = row.complaints.filter((text) => !/contradictory|nodejs_compat/.test(text));
      return isRefused !== complaints.length > 0;
    });
    assert.deepEqual(differ, []);
  });

  it('are odd where workerd calls two flags contradictory', () => {
    const differ = recorded.filter((row) => {
      const says = compatibilityFaults(settingsOf(row), table, TODAY);
      const isOdd = says.some(({ message }) => message.id === 'compatibilityFlagsContradict');
      return isOdd !== row.complaints.some((text) => text.includes('contradictory'));
    });
    assert.deepEqual(differ, []);
  });
});
