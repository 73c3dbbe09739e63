/** The interpreter that a PyScript before 2023.09 runs, and one since. Read in its `pyconfig.ts` of 2023. */
import assert from 'node:assert/strict';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

async function check(path: string, files: Readonly<Record<string, string>>): Promise<Snapshot> {
  const settings = { ...DEFAULT_SETTINGS, recordedIndex: RECORDED_INDEX };
  const text = files[path] ?? '';
  let last: Snapshot | undefined;
  const documents = memoryDocuments(files);
  for await (const snapshot of recordedChecker.check({ path, text, settings, documents })) last = snapshot;
  assert.ok(last?.complete);
  return last;
}

function page(release: string): string {
  return `<script type="module" src="https://pyscript.example/releases/${release}/core.js"></script>`;
}

function told({ findings }: Snapshot): readonly string[] {
  return findings.filter(({ code }) => code !== 'held-back').map(({ code, severity }) => `${severity} ${code}`);
}

describe('a PyScript configuration of a release before 2023.09', function () {
  this.timeout(60_000);

  const FORMER = '<script defer src="https://pyscript.example/releases/2023.05.1/pyscript.js"></script>';
  const ADDRESS = 'https://cdn.example/pyodide/v0.26.1/full/pyodide.js';

  it('has its interpreter in a list for releases before 2023.09, in a text for those since', async () => {
    const list = `[[interpreters]]\nsrc = "${ADDRESS}"\n`;
    const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
      [FORMER, `packages = ["six"]\n${list}`, 'pyodide-0.26.1', []],
      [FORMER, `packages = ["six"]\n${list.replace('interpreters', 'runtimes')}`, 'pyodide-0.26.1', []],
      [FORMER, `packages = ["six"]\ninterpreter = "0.27.7"\n${list}`, 'pyodide-0.26.1', []],
      [
        FORMER,
        'packages = ["six"]\ninterpreter = "0.27.7"\n',
        'pyscript-2024.10.1',
        ['information not-checked', 'information target-problem'],
      ],
      [page('2026.7.3'), `packages = ["six"]\n${list}`, 'pyscript-2026.7.3', ['information not-checked']],
      [
        page('2026.7.3'),
        `packages = ["six"]\ninterpreter = "${ADDRESS.replace('26.1', '27.7')}"\n${list}`,
        'pyodide-0.27.7',
        [],
      ],
      ['', `packages = ["six"]\n${list}`, 'pyodide-0.26.1', []],
    ];
    for (const [script, config, target, expected] of rows) {
      const inPage = await check('/w/app/a.html', { '/w/app/a.html': `${script}<py-config>${config}</py-config>` });
      const html = `${script}<py-config src="pyscript.toml"></py-config>`;
      for (const snapshot of [
        inPage,
        await check('/w/app/pyscript.toml', { '/w/app/pyscript.toml': config, '/w/app/index.html': html }),
      ])
        assert.deepEqual([config, snapshot.choice.target.name, [...told(snapshot)].sort()], [config, target, expected]);
    }
  });
});
