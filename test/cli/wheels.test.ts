/** `wheels` where it cannot answer everything, and where it is called. */
import assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check.ts';
import { runCommandLine, Workspace, type RunResult } from '../support/commandLine.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedChecker } from '../support/recorded.ts';
import { VirtualHost } from '../support/virtualHost.ts';

const INDEX = '--index-url https://pypi.example/simple/';

async function wheels(
  line: string,
  down?: FakeIndex['down'],
  files: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': [], 'lamp-2.0-py3-none-any.whl': [] });
  index.down = down;
  const host = new VirtualHost();
  host.http = index.http;
  const workspace = await Workspace.make(files);
  try {
    return await workspace.run(`wheels ${line} ${INDEX}`, { engine: new Checker({ host, today: () => '2026-11-24' }) });
  } finally {
    await workspace.remove();
  }
}

interface Cells {
  readonly packages: readonly {
    readonly status: string;
    readonly because?: string;
    readonly rows: readonly { readonly cells: Readonly<Record<string, { has: string; available: boolean | null }>> }[];
  }[];
}

describe('wheels', () => {
  it('answers for the names that an index has, and ends with 2 if there is another', async () => {
    assert.equal((await wheels('kite lamp')).exitCode, 0);
    const { exitCode, output } = await wheels('nosuch kite');
    assert.match(output, /No index has a project `nosuch`\n[^]*\n1\.0 +pure +pure +pure\n/);
    assert.equal(exitCode, 2);
  });

  it('never says that there is no wheel where an index did not answer', async () => {
    const down = { problem: { kind: 'dns', reason: 'lookup-failed' } } as const;
    const { exitCode, output } = await wheels('kite pydantic-core --format json', down);
    assert.deepEqual([exitCode, problemsOfOutput(output, 'wheels')], [2, []]);
    const { packages } = JSON.parse(output) as Cells;
    assert.deepEqual(
      packages.map(({ status, because }) => [status, because !== undefined]),
      [
        ['not-answered', true],
        ['known', true],
      ],
    );
    const shown = packages[1]?.rows.map(({ cells }) => cells['workers-3.13']?.has);
    assert.deepEqual(shown, ['unknown', 'shipped']);
  });

  it('says on the error stream what a spreadsheet has no place for', async () => {
    const { output, errors, exitCode } = await wheels('nosuch kite --format csv');
    assert.match(output, /^package,newest,[^\n]*\r\nkite,1\.0,1\.0,1,[^\n]*\r\n$/);
    assert.match(errors, /No index has a project `nosuch`/);
    assert.equal(exitCode, 2);
  });

  it('says where a file cannot be read whole, so that it may declare more, but answers for names in any case', async () => {
    const files = { 'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = ["kite", "la\n' };
    const whole = await wheels('', undefined, files);
    assert.equal(whole.exitCode, 2);
    assert.match(whole.output, /`kite`: 1 release/);
    assert.match(whole.errors, /^pyproject\.toml:4:\d+ cannot be read: /m);
    assert.equal((await wheels('kite', undefined, files)).exitCode, 0);
  });

  it('is about the dependencies of the project without names, each once, and marks its runtime', async () => {
    const files = { 'requirements.txt': 'kite>=0.5\nlamp @ https://host.example/lamp-2.0-py3-none-any.whl\n' };
    const { output, exitCode } = await wheels('', undefined, files);
    assert.match(output, /The dependencies of `requirements\.txt`/);
    assert.match(output, /`kite`: 1 release\n\nDeclared: `kite>=0\.5`/);
    assert.match(output, /- `lamp @ https:\/\/host\.example\/[^`]*` does not come from an index/);
    assert.match(output, /pyodide-[\d.]+ \*/);
    assert.equal(exitCode, 0);
  });

  it('needs a name or a project', async () => {
    assert.deepEqual(
      [(await wheels('')).exitCode, (await wheels('', undefined, { 'requirements.txt': '# nothing\n' })).exitCode],
      [2, 2],
    );
  });

  it('answers for names although the folder has several projects, or one that cannot be read', async () => {
    assert.equal(
      (await wheels('kite', undefined, { 'requirements.txt': 'lamp', 'requirements.in': 'lamp' })).exitCode,
      0,
    );
    assert.equal((await wheels('', undefined, { 'requirements.txt': 'lamp', 'requirements.in': 'lamp' })).exitCode, 2);
  });

  it('knows of each litellm which dependencies keep it from being installed', async () => {
    const { output } = await runCommandLine('examples', 'wheels litellm>=1.90 --deep --recorded-index recorded-index', {
      engine: recordedChecker,
    });
    assert.match(output, /is blocked: `tokenizers` has wheels only for/);
    assert.match(output, /is blocked: `fastuuid` has wheels only for/);
  });
});
