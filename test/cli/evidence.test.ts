/** What the command line says of needs that are read from wheels: whether leaving something out is a fix or a trap. */
import assert from 'node:assert/strict';
import { Workspace, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { project } from '../support/referenceChecks.ts';
import { RECORDED_INDEX, recordedWorkbench } from '../support/recorded.ts';
import { wheelWith } from '../support/wheelArchive.ts';

const LINKS = '[tool.uv]\nfind-links = ["wheels"]\n';

/** `lib` needs `culprit` in a module that is not loaded with it. */
const LIBRARY = {
  'wheels/lib-1.0-py3-none-any.whl': wheelWith(
    'lib',
    { 'lib/__init__.py': '', 'lib/fast.py': '\nimport culprit\n', 'lib/slow.py': '' },
    'culprit',
  ),
  'wheels/culprit-1.0-py3-none-any.whl': wheelWith('culprit', { 'culprit/__init__.py': '' }),
};

type Files = Readonly<Record<string, string | Uint8Array>>;

async function ran(line: string, files: Files): Promise<RunResult> {
  const workspace = await Workspace.make(files);
  try {
    return await workspace.run(`${line} --recorded-index ${RECORDED_INDEX}`, { engine: recordedWorkbench });
  } finally {
    await workspace.remove();
  }
}

describe('explain --evidence', function () {
  this.timeout(60_000);

  const explained = async (files: Files): Promise<string> => {
    const { output, exitCode } = await ran('explain culprit --evidence -t host-3.13', {
      ...LIBRARY,
      'pyproject.toml': project(['lib'], LINKS),
      ...files,
    });
    assert.equal(exitCode, 0);
    return output;
  };

  it('begins with what the code of the project imports of the package', async () => {
    assert.match(
      await explained({}),
      /`lib\.fast` of `lib` 1\.0 imports `culprit` \(`lib\/fast\.py:2`\); `lib` itself can be imported without/,
    );
    const used = await explained({ 'src/app.py': 'from lib import fast\n' });
    assert.match(used, /`lib\.fast` of `lib` 1\.0, which the project uses, imports `culprit` \(`lib\/fast\.py:2`\)/);
  });

  it('says of a recorded index that it has no wheels, and how they are read', async () => {
    const { output } = await ran('explain pydantic-core --evidence -t workers-3.13', {
      'pyproject.toml': project(['pydantic>=2.12']),
    });
    assert.match(
      output,
      /`pydantic-core` could not be found out: the recorded index has no wheels, and .*without `--rec/,
    );
    assert.doesNotMatch(output, /has no wheel that could be read/);
  });

  it('asks for no more than what the code cannot do without', async () => {
    const guarded = 'try:\n  from lib import fast\nexcept ImportError:\n  from lib import slow\n';
    assert.match(await explained({ 'src/app.py': guarded }), /`lib` itself can be imported without/);
  });
});

describe('check --evidence', function () {
  this.timeout(60_000);

  /** What is offered for a library with an extra that brings `native`, which no Pyodide runtime can have. */
  const library = (module: string, dependency = 'lib'): Files => ({
    'pyproject.toml': project([dependency], LINKS),
    'wheels/lib-1.0-py3-none-any.whl': wheelWith(
      'lib',
      { 'lib/__init__.py': module, 'lib/extra.py': '\nimport native\n' },
      ...(dependency === 'lib' ? ['native'] : ['Provides-Extra: fast', 'native; extra == "fast"']),
    ),
    'wheels/native-1.0-cp313-cp313-manylinux_2_17_x86_64.whl': wheelWith('native', { 'native/__init__.py': '' }),
  });

  interface Offered {
    readonly kind: string;
    readonly preferred: boolean;
    readonly evidence?: { readonly verdict: string; readonly because: readonly string[] };
  }

  async function offered(files: Files, options = '--evidence'): Promise<readonly Offered[]> {
    const { output } = await ran(`check ${options} -t workers-3.13 --format json`, files);
    assert.deepEqual(problemsOfOutput(output, 'check'), []);
    const report = JSON.parse(output) as { files: { findings: { remedies: Offered[] }[] }[] };
    return report.files.flatMap(({ findings }) => findings.flatMap(({ remedies }) => remedies));
  }

  const shown = async (files: Files, kind: string): Promise<string | undefined> => {
    const { evidence } = (await offered(files)).find((one) => one.kind === kind) ?? {};
    return evidence && [evidence.verdict, ...evidence.because].join(' · ');
  };

  it('says of what is left out whether that is a fix or a trap, with file and line', async () => {
    const trap =
      'trap · `lib` 1.0 imports `native` when it is imported itself (`lib/__init__.py:2`), so that it fails without';
    assert.equal(await shown(library('\nimport native\n'), 'leave-out'), trap);
    assert.match(
      (await shown(library(''), 'leave-out')) ?? '',
      /^partly · `lib\.extra` of `lib` 1\.0 imports `native`/,
    );
    const guarded = library('try:\n  from . import extra\nexcept ImportError:\n  extra = None\n');
    assert.match((await shown(guarded, 'leave-out')) ?? '', /^partly /);
  });

  it('begins with what the code of the project imports', async () => {
    const using = { ...library(''), 'src/entry.py': 'from lib import extra\n' };
    assert.match((await shown(using, 'leave-out')) ?? '', /^trap · `lib\.extra` of `lib` 1\.0, which the project uses/);
    const itself = { ...library(''), 'src/entry.py': 'import lib, native\n' };
    assert.match((await shown(itself, 'leave-out')) ?? '', /^trap · `src\/entry\.py:1` imports `native`$/);
  });

  it('says the same of the dependency itself, by the code alone', async () => {
    assert.match((await shown(library(''), 'marker')) ?? '', /^unknown · no Python code of the project/);
    const using = { ...library(''), 'src/entry.py': 'def run():\n  import lib\n' };
    assert.equal(await shown(using, 'marker'), 'partly · `src/entry.py:2` imports `lib` when it runs');
  });

  it('says what an extra that is dropped takes along, and no longer prefers a trap', async () => {
    const kept = (await offered(library('', 'lib[fast]'))).find(({ kind }) => kind === 'drop-extra');
    assert.deepEqual([kept?.preferred, kept?.evidence?.verdict], [true, 'partly']);
    const trap = (await offered(library('import native\n', 'lib[fast]'))).find(({ kind }) => kind === 'drop-extra');
    assert.deepEqual([trap?.preferred, trap?.evidence?.verdict], [false, 'trap']);
  });

  it('reads nothing where nobody asks, and shows it in each format', async () => {
    assert.ok((await offered(library('import native\n'), '')).every(({ evidence }) => evidence === undefined));
    for (const format of ['text', 'markdown', 'sarif', 'github', 'gitlab', 'junit']) {
      const { output } = await ran(`check --evidence -t workers-3.13 --format ${format}`, library('import native\n'));
      assert.match(output, /a trap: [`]?lib[`]? 1\.0 imports/, format);
    }
  });
});
