/** Which table governs a file, and what is reported of it then: whole checks of files in memory. */
import assert from 'node:assert/strict';
import type { CheckRequest } from '../../server/src/check/checkRequest.ts';
import type { Snapshot } from '../../server/src/core/analysis/snapshot.ts';
import { withoutUsedElsewhere } from '../../server/src/core/analysis/usedElsewhere.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/settings.ts';
import { memoryDocuments } from '../support/memoryDocuments.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

/** `markupsafe` is held back on that target: a warning. */
const TARGET = 'workers-3.12';
const HELD = 'markupsafe\n';
const OFF = '[tool.pyodide-preflight]\nignore = ["held-back"]\n';

async function snapshotOf(
  files: Readonly<Record<string, string>>,
  path: string,
  { tuning = {}, ...request }: Partial<CheckRequest> & Partial<Pick<Settings, 'tuning'>> = {},
): Promise<Snapshot> {
  let last: Snapshot | undefined;
  const settings = { ...DEFAULT_SETTINGS, target: TARGET, recordedIndex: RECORDED_INDEX, tuning };
  const documents = memoryDocuments(files);
  for await (const snapshot of recordedChecker.check({
    path,
    text: files[path] ?? '',
    settings,
    documents,
    ...request,
  }))
    last = snapshot;
  assert.ok(last?.complete);
  return last;
}

/** `severity code file` of each finding, the file from /project on. */
async function reported(...of: Parameters<typeof snapshotOf>): Promise<readonly string[]> {
  const { findings } = await snapshotOf(...of);
  return findings.map(({ severity, code, path }) => `${severity} ${code} ${path.replace('/project/', '')}`);
}

const WARNED = ['warning held-back sub/requirements.txt'];

describe('the table that governs a dependency file', () => {
  const sub = '/project/sub/requirements.txt';

  it('is the one of a pyproject.toml in its folder or above', async () => {
    assert.deepEqual(await reported({ [sub]: HELD }, sub), WARNED);
    assert.deepEqual(await reported({ [sub]: HELD, '/project/sub/pyproject.toml': OFF }, sub), []);
    assert.deepEqual(await reported({ [sub]: HELD, '/project/pyproject.toml': OFF }, sub), []);
  });

  it('is the nearest; a pyproject.toml without one is passed over', async () => {
    const above = { [sub]: HELD, '/project/pyproject.toml': OFF };
    const plain = '[project]\nname = "sub"\n';
    assert.deepEqual(await reported({ ...above, '/project/sub/pyproject.toml': plain }, sub), []);
    const own = `${plain}[tool.pyodide-preflight]\n`;
    assert.deepEqual(await reported({ ...above, '/project/sub/pyproject.toml': own }, sub), WARNED);
  });

  it('never hides that it cannot be read, and a list that has just begun hides nothing', async () => {
    const own = '/project/pyproject.toml';
    const project = '[project]\nname = "demo"\nversion = "1"\n\n[tool.pyodide-preflight]\n';
    for (const typed of [
      'ignore = ["all"',
      'select = [',
      'ignore = ["all"]\nignore = []',
      'severity.invalid-file = "off"\n=',
    ]) {
      const codes = await reported({ [own]: project + typed }, own);
      assert.ok(codes.includes('error invalid-file pyproject.toml'), typed);
    }
    const settings = { tuning: { ignore: ['invalid-file'] } };
    assert.deepEqual(await reported({ [own]: `${project}select = [` }, own, settings), []);
    assert.deepEqual(await reported({ [sub]: HELD, [own]: `${project}select = [` }, sub), WARNED);
    assert.deepEqual(await reported({ [sub]: HELD, [own]: `${project}select = []` }, sub), []);
  });

  it("is a pyproject.toml's own, and a script's own", async () => {
    const pyproject = '/project/pyproject.toml';
    const text = `[project]\nname = "a"\nversion = "1"\ndependencies = ["markupsafe"]\n`;
    assert.deepEqual(await reported({ [pyproject]: text }, pyproject), ['warning held-back pyproject.toml']);
    assert.deepEqual(await reported({ [pyproject]: text + OFF }, pyproject), []);
    const script = '/project/a.py';
    const metadata = '# /// script\n# dependencies = ["markupsafe"]\n';
    const own = '# [tool.pyodide-preflight]\n# severity = { held-back = "error" }\n';
    const files = { [script]: `${metadata}${own}# ///\n`, [pyproject]: OFF };
    assert.deepEqual(await reported(files, script), ['error held-back a.py']);
    assert.deepEqual(await reported({ ...files, [script]: `${metadata}# ///\n` }, script), []);
  });

  it('above the folder of the file is not read in a workspace that is not trusted', async () => {
    const files = { [sub]: HELD, '/project/pyproject.toml': OFF };
    assert.deepEqual(await reported(files, sub, { trusted: false }), WARNED);
    assert.deepEqual(await reported({ [sub]: HELD, '/project/sub/pyproject.toml': OFF }, sub, { trusted: false }), []);
  });

  it('has patterns from its own folder on', async () => {
    const table = (glob: string): string => `[tool.pyodide-preflight.per-file-ignores]\n"${glob}" = ["held-back"]\n`;
    for (const [glob, left] of [
      ['sub/*.txt', []],
      ['requirements.txt', []],
      ['*.toml', WARNED],
    ] as const)
      assert.deepEqual(await reported({ [sub]: HELD, '/project/pyproject.toml': table(glob) }, sub), left, glob);
  });

  it('yields to the command line, and takes precedence over the settings of an editor', async () => {
    const files = { [sub]: HELD, '/project/pyproject.toml': OFF };
    const tuning = { ignore: [] };
    assert.deepEqual(await reported(files, sub, { tuning }), WARNED);
    assert.deepEqual(await reported(files, sub, { tuning, settingsYield: true }), []);
    const given = { severity: { 'held-back': 'information' } };
    assert.deepEqual(await reported({ [sub]: HELD }, sub, { tuning: given, settingsYield: true }), [
      'information held-back sub/requirements.txt',
    ]);
  });

  it('is told what is wrong with it, at its place, by whichever file it governs', async () => {
    const files = {
      [sub]: HELD,
      '/project/pyproject.toml': '[tool.pyodide-preflight]\nignore = ["held-bck", "held-back"]\n',
    };
    assert.deepEqual(await reported(files, sub), ['warning unused-ignore pyproject.toml']);
  });

  it('changes nothing about the verdict, and no request is made for its sake', async () => {
    const pyproject = '/project/pyproject.toml';
    const text = '[project]\nname = "a"\nversion = "1"\ndependencies = ["uvloop"]\n';
    const before = await snapshotOf({ [pyproject]: text }, pyproject);
    const after = await snapshotOf({ [pyproject]: `${text}\n[tool.pyodide-preflight]\nselect = []\n` }, pyproject);
    assert.deepEqual([before.resolution?.resolves, after.resolution?.resolves], [false, false]);
    assert.deepEqual([after.findings.length, after.tuned?.ignored.length], [0, before.findings.length]);
  });
});

describe('a comment in a file', () => {
  const requirements = '/project/requirements.txt';

  it('ignores the finding, or is told to be unused, also in what includes it', async () => {
    const used = 'markupsafe  # preflight: ignore[held-back] until 3.13\n';
    assert.deepEqual(await reported({ [requirements]: used }, requirements), []);
    const unused = 'markupsafe==2.1.5  # preflight: ignore[held-back]\n';
    assert.deepEqual(await reported({ [requirements]: unused }, requirements), [
      'information unused-ignore requirements.txt',
    ]);
    const base = '/project/base.txt';
    assert.deepEqual(await reported({ [requirements]: '-r base.txt\n', [base]: used }, requirements), []);
  });

  it('says nothing while something cannot be installed: nobody looks what is held back then', async () => {
    const text = 'uvloop\nmarkupsafe  # preflight: ignore[held-back, heldback]\n';
    assert.deepEqual((await reported({ [requirements]: text }, requirements)).slice(1), [
      'warning unused-ignore requirements.txt',
    ]);
  });

  it('says nothing as long as not everything is known', async () => {
    const text = 'no-such-project  # preflight: ignore[held-back]\n';
    const settings = { ...DEFAULT_SETTINGS, target: TARGET, offline: true };
    const { findings } = await snapshotOf({ [requirements]: text }, requirements, { settings });
    assert.deepEqual([...new Set(findings.map(({ code }) => code))], ['unknown-verdict']);
  });

  it('is not called unused if another file that includes it needs it', async () => {
    const base = '/project/requirements-base.txt';
    const files = {
      [requirements]: '-r requirements-base.txt\nmarkupsafe\n',
      [base]: 'six # preflight: ignore[held-back]\n',
    };
    const whole = await snapshotOf(files, requirements);
    const alone = await snapshotOf(files, base);
    assert.deepEqual(
      alone.findings.map(({ code }) => code),
      ['unused-ignore'],
    );
    const [entry] = alone.findings;
    assert.ok(entry);
    const needing = { ...whole, tuned: { found: [], ignored: [], used: new Map([[base, new Set([entry])]]) } };
    const [, settled] = withoutUsedElsewhere([needing, alone]);
    assert.deepEqual(settled?.findings, []);
  });
});
