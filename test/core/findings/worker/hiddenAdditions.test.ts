/** `exclude-newer` that leaves nothing of what pywrangler adds. What is right is what pywrangler 1.17.9 does with such projects. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../../server/src/core/analysis/age.ts';
import { applyEdits } from '../../../../server/src/core/text/textEdit.ts';
import { english } from '../../../support/english.ts';
import { analysisOf, type InventedProject } from '../../../support/inventedProject.ts';

const UNIVERSE = [
  'plain 1.0 {uploaded 2019-01-10}',
  'workers-runtime-sdk 1.9 {uploaded 2025-10-13}',
  'pyodide-py 0.21 {uploaded 2022-10-24}',
].join('\n');

const FILE = (date: string, settings = ''): InventedProject => ({
  universe: UNIVERSE,
  text: `[project]\nname = "app"\nversion = "1"\ndependencies = ["plain"]\n\n[tool.uv]\nexclude-newer = "${date}"\n${settings}`,
});

/** The same file in a Worker. */
const PROJECT = (date: string, settings?: string): InventedProject => ({
  ...FILE(date, settings),
  wrangler: 'name = "app"\ncompatibility_date = "2026-01-01"\ncompatibility_flags = ["python_workers"]\n',
});

function told({ findings }: Analysis): readonly string[] {
  return findings.map(({ code, severity, message }) => `${severity} ${code}: ${english(message)}`);
}

/** What is left after the one fix. */
function afterFix(project: InventedProject): Analysis {
  const [finding] = analysisOf(project).findings;
  const edits = finding?.remedies[0]?.edits.map(({ edit }) => edit);
  assert.ok(edits);
  return analysisOf({ ...project, text: applyEdits(project.text, edits) });
}

describe('exclude-newer before all releases of what pywrangler adds', () => {
  it('stops the sync, with the cause and the exemption', () => {
    const analysis = analysisOf(PROJECT('2023-01-01'));
    assert.equal(analysis.summary.resolves, false);
    assert.deepEqual(told(analysis), [
      'error uv-setting: pywrangler stops: `exclude-newer` hides every release of `workers-runtime-sdk`, which it adds to each project. Exempt it: `exclude-newer-package = { workers-runtime-sdk = false }`',
    ]);
    const after = afterFix(PROJECT('2023-01-01'));
    assert.deepEqual([after.summary.resolves, told(after)], [true, []]);
  });

  it('hides what the machine gets as well, if it is older than that', () => {
    const [finding, ...others] = told(analysisOf(PROJECT('2020-01-01')));
    assert.match(finding ?? '', /hides every release of `workers-runtime-sdk` and `pyodide-py`, which/);
    assert.deepEqual(others, []);
    assert.deepEqual(told(afterFix(PROJECT('2020-01-01'))), []);
  });

  it('stops the last step where only that is hidden, and the packages stay listed', () => {
    const project = PROJECT('2020-01-01', 'exclude-newer-package = { workers-runtime-sdk = false }\n');
    const analysis = analysisOf(project);
    assert.match(
      told(analysis)[0] ?? '',
      /^error .*stops in its last step: `exclude-newer` hides every release of `pyodide-py`/,
    );
    assert.deepEqual(
      analysis.summary.packages.map(({ name }) => name),
      ['plain', 'workers-runtime-sdk'],
    );
    assert.deepEqual(told(afterFix(project)), []);
  });

  it('is told under the setting that has the date', () => {
    const dates = 'exclude-newer-package = { workers-runtime-sdk = "2021-01-01" }\n';
    assert.match(
      told(analysisOf(PROJECT('2026-06-01', dates)))[0] ?? '',
      /`exclude-newer-package` hides every release of `workers-/,
    );
  });

  it('is fine where some release is left, and for projects that nobody syncs', () => {
    assert.deepEqual(told(analysisOf(PROJECT('2025-11-01'))), []);
    assert.deepEqual(told(analysisOf(FILE('2020-01-01'))), []);
  });
});
