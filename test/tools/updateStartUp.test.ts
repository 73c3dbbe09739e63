/** The table of what fails while a Worker starts, generated from measurements; these are invented. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readStartEntry,
  type WrittenStartEntry,
  type WrittenStartUp,
} from '../../server/src/core/runtimes/startUp/startUpTable.ts';

const CALL = { call: 'os.urandom', file: 'dice/roll.py', line: 1 };
const SSL = { call: 'ssl.SSLContext (in C)', file: 'net/client.py', line: 2 };
const BROKEN = { call: 'TypeError: no class', file: 'old/types.py', line: 3 };

const MEASUREMENTS = {
  about: { sdk: 'workers-runtime-sdk 2.0', how: 'run, 2026-10-01' },
  packages: [
    {
      name: 'dice',
      version: '2.1',
      import: 'dice',
      without_patches: 'fails_start',
      cause: CALL,
      workerd_patches: 'ok',
      sdk_1_9_5: 'fails_start',
      sdk_cause: CALL,
    },
    {
      name: 'game',
      version: '1.0',
      import: 'game:Game',
      without_patches: 'fails_start',
      cause: CALL,
      workerd_patches: 'ok',
      sdk_1_9_5: 'fails_start',
      sdk_cause: CALL,
    },
    { name: 'net', version: '1.0', import: 'net', without_patches: 'ok', workerd_patches: 'ok', sdk_1_9_5: 'ok' },
    {
      name: 'caller',
      version: '1.0',
      import: 'caller',
      without_patches: 'fails_start',
      cause: SSL,
      workerd_patches: 'ok',
      sdk_1_9_5: 'fails_start',
      sdk_cause: SSL,
    },
    {
      name: 'old',
      version: '3.0',
      import: 'old',
      without_patches: 'ok',
      workerd_patches: 'ok',
      sdk_1_9_5: 'fails_patch',
      sdk_cause: BROKEN,
    },
    {
      name: 'let',
      version: '1.0',
      import: 'let',
      without_patches: 'fails_native',
      cause: { call: 'getrandom', file: 'let/_core.py', line: 1 },
      workerd_patches: 'ok',
      sdk_1_9_5: 'ok',
    },
    {
      name: 'lacks',
      version: '1.0',
      import: 'lacks',
      without_patches: 'fails_pyodide',
      workerd_patches: 'ok',
      sdk_1_9_5: 'fails_pyodide',
    },
  ],
  releases: [{ package: 'dice', module: 'dice', first_failing: '2.0', not_failing_before: '1.9' }],
  sdk_releases: { starts_from: { 'let 1.0 (in C)': '1.5' } },
};

describe('the table of starts, generated', () => {
  let table: WrittenStartUp;

  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'start-up-'));
    try {
      const [input, output] = [join(folder, 'measured.json'), join(folder, 'table.json')];
      writeFileSync(input, JSON.stringify(MEASUREMENTS));
      execFileSync(process.execPath, ['tools/updateStartUp.mjs', input, '--source', 'invented', '--to', output], {
        stdio: 'ignore',
      });
      table = JSON.parse(readFileSync(output, 'utf8')) as WrittenStartUp;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  function entryOf(project: string): WrittenStartEntry | undefined {
    return table.entries.find((entry) => entry.project === project);
  }

  it('says where it is from, when it was measured, with which SDK; its entries can be read', () => {
    assert.deepEqual([table.source, table.measured, table.sdk], ['invented', '2026-10-01', '2.0']);
    assert.ok(table.entries.every((entry) => readStartEntry(entry, table)));
  });

  it('has the boundary of releases', () => {
    const { versions, since, startsBefore } = entryOf('dice') ?? {};
    assert.deepEqual([versions, since, startsBefore], ['>=2.0', '2.0', '2.0']);
  });

  it('blames whose file it is, but not one whose import succeeds by itself', () => {
    assert.deepEqual(entryOf('game')?.sdk, [
      { why: 'randomness', call: 'os.urandom', file: 'dice/roll.py', culprit: 'dice' },
    ]);
    assert.deepEqual(entryOf('caller')?.sdk, [
      { why: 'ssl', call: 'ssl.SSLContext', file: 'net/client.py', culprit: 'caller' },
    ]);
  });

  it('tells what a patch breaks, what only a compiled part asks for, and from which SDK on it is let through', () => {
    assert.deepEqual(entryOf('old')?.sdk, [{ why: 'patch', file: 'old/types.py', culprit: 'old' }]);
    assert.deepEqual(entryOf('let')?.none, [{ why: 'native', file: 'let/_core.py', culprit: 'let' }]);
    assert.equal(entryOf('let')?.sdkFrom, '1.5');
  });

  it('leaves out what Pyodide lacks at any time', () => {
    assert.equal(entryOf('lacks'), undefined);
  });
});
