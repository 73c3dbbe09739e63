/** What is reported, on the command line: lists, severities, and a baseline for what a project has already. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { normalizeName } from '../../server/src/core/packaging/name.ts';
import { FakeEngine, findingAt, Workspace } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const LINE = `check --target workers-3.12 --recorded-index ${RECORDED_INDEX}`;
const REQUIREMENTS = 'markupsafe\nfastapi\n';

/** Reports a dependency for each line that ends with `!`. */
const inEachLine = new FakeEngine((request) => ({
  findings: [...request.text.matchAll(/^(.+)!$/gm)].map(({ index, 0: line, 1: name = '' }) => ({
    ...findingAt(request, line, { name: normalizeName(name.replace(/ .*/, '')) }),
    span: { start: index, end: index + line.length },
  })),
}));

describe('what is reported, on the command line', () => {
  let workspace: Workspace;

  afterEach(() => workspace.remove());

  const run = (options: string): ReturnType<Workspace['run']> =>
    workspace.run(`${LINE} ${options}`, {
      engine: {
        check: (request) => recordedChecker.check(request),
        forget: () => undefined,
        close: () => Promise.resolve(),
      },
    });

  it('is chosen by options, and decides the exit code', async () => {
    workspace = await Workspace.make({ 'requirements.txt': REQUIREMENTS });
    for (const [options, exitCode, summary] of [
      ['', 1, '1 file: 2 warnings'],
      ['--ignore held-back', 0, '1 file: no findings (2 ignored)'],
      ['--ignore held-back:pydantic', 1, '1 file: 1 warning (1 ignored)'],
      ['--ignore held-back:pydantic,held-back:markupsafe', 0, '1 file: no findings (2 ignored)'],
      ['--select vendored-size --select uv-setting', 0, '1 file: no findings (2 ignored)'],
      ['--severity held-back=information', 0, '1 file: 2 notes'],
      ['--severity held-back=note', 0, '1 file: 2 notes'],
      ['--severity held-back=note --fail-on note', 1, '1 file: 2 notes'],
      ['--severity held-back=error,vendored-size=off', 1, '1 file: 2 errors'],
      ['--severity held-back=off', 0, '1 file: no findings (2 ignored)'],
    ] as const) {
      const { exitCode: code, output } = await run(options);
      assert.equal(code, exitCode, options);
      assert.ok(output.includes(`\n${summary}; exit code ${code} (`), output);
    }
  });

  it('leaves the first line true: what cannot be installed is said to be ignored', async () => {
    workspace = await Workspace.make({
      'requirements.txt': 'grpcio\nmarkupsafe\n',
      'a.txt': 'grpcio # preflight: ignore[all]\nuvloop\n',
    });
    for (const [options, head] of [
      ['', 'requirements.txt: cannot be installed on'],
      ['--ignore all', 'requirements.txt: cannot be installed (ignored) on'],
      ['--ignore all:grpcio', 'requirements.txt: cannot be installed (ignored) on'],
      ['--ignore held-back', 'requirements.txt: cannot be installed on'],
      ['--severity no-compatible-wheel=note', 'requirements.txt: cannot be installed on'],
      ['--baseline b.json --write-baseline', 'requirements.txt: cannot be installed (in the baseline) on'],
      ['a.txt', 'a.txt: cannot be installed on'],
      ['a.txt --ignore all:uvloop', 'a.txt: cannot be installed (ignored) on'],
    ] as const) {
      const { output } = await run(options.startsWith('a.txt') ? options : `requirements.txt ${options}`);
      assert.ok(output.includes(head), `${options}: ${output}`);
    }
  });

  it('is what the project says, unless an option replaces its list', async () => {
    const table = '[tool.pyodide-preflight]\nignore = ["held-back"]\n';
    workspace = await Workspace.make({ 'pyproject.toml': table, 'api/requirements.txt': REQUIREMENTS });
    assert.equal((await run('api')).exitCode, 0);
    assert.equal((await run('api --ignore vendored-size')).exitCode, 1);
    assert.equal((await run('api --ignore=')).exitCode, 1);
  });

  it('is counted in JSON, with what would ignore each finding that is left', async () => {
    workspace = await Workspace.make({ 'requirements.txt': REQUIREMENTS });
    const { output } = await run('--ignore held-back:pydantic --format json');
    assert.deepEqual(problemsOfOutput(output), []);
    const { files } = JSON.parse(output) as {
      files: { ignored: number; findings: { ignore: { edits: unknown[] } }[] }[];
    };
    assert.deepEqual([files[0]?.ignored, files[0]?.findings.length], [1, 1]);
    assert.equal(files[0]?.findings[0]?.ignore.edits.length, 1);
  });

  it('names are checked before anything else', async () => {
    workspace = await Workspace.make({ 'requirements.txt': REQUIREMENTS });
    for (const [options, said] of [
      ['--ignore heldback', '--ignore: `heldback` is not the code of a finding; did you mean `held-back`?'],
      ['--select all,x', '--select: `x` is not the code of a finding'],
      ['--severity held-back', '--severity needs CODE=LEVEL, as in held-back=off'],
      [
        '--severity held-back=loud',
        '--severity: `loud` is not a severity of `held-back`: use `error`, `warning`, `information` or `off`',
      ],
      ['--write-baseline', '--write-baseline requires --baseline FILE'],
      ['--baseline none.json', '--baseline: no such file: none.json; --write-baseline makes it'],
      [
        '--baseline requirements.txt',
        '--baseline: requirements.txt is not a baseline; --write-baseline writes it anew',
      ],
    ] as const) {
      const { exitCode, errors } = await run(options);
      assert.deepEqual([exitCode, errors], [2, `pyodide-preflight: ${said}\n`]);
    }
  });
});

describe('a baseline', () => {
  let workspace: Workspace;

  afterEach(() => workspace.remove());

  const run = (options: string): ReturnType<Workspace['run']> =>
    workspace.run(`check ${options}`, { engine: inEachLine });

  it('is written once, and then only what is new is reported, wherever it stands', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'numpy!\npandas\n', 'api/requirements.txt': 'numpy!\n' });
    const written = await run('--baseline ci/baseline.json --write-baseline');
    assert.equal(written.exitCode, 0);
    assert.equal(written.errors, 'wrote ci/baseline.json: 2 findings\n');
    assert.match(written.output, /\n2 files: no findings \(2 in the baseline\); exit code 0 \(nothing found\)\n$/);
    const text = await readFile(join(workspace.folder, 'ci/baseline.json'), 'utf8');
    const entry = { code: 'blocked-dependency', package: 'numpy', count: 1 };
    assert.deepEqual(JSON.parse(text), {
      version: 1,
      findings: [
        { file: '../api/requirements.txt', ...entry },
        { file: '../requirements.txt', ...entry },
      ],
    });
    const schema = JSON.parse(readFileSync('docs/schema/baseline.schema.json', 'utf8')) as object;
    assert.ok(new Ajv().validate(schema, JSON.parse(text)));

    await workspace.write('requirements.txt', '# moved\n\npandas!\nnumpy!\n');
    const { exitCode, output } = await run('--baseline ci/baseline.json');
    assert.equal(exitCode, 1);
    assert.match(output, /error\[blocked-dependency\]: `pandas!`/);
    assert.doesNotMatch(output, /`numpy!`/);
    assert.match(output, /\n2 files: 1 error \(2 in the baseline\); exit code 1 \(.*\)\n$/);
  });

  it('counts: one more of what it has is new', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'numpy!\n' });
    await run('--baseline b.json --write-baseline');
    await workspace.write('requirements.txt', 'numpy!\nnumpy ; python_version > "3"!\n');
    const { exitCode, output } = await run('--baseline b.json --format json');
    assert.equal(exitCode, 1);
    assert.deepEqual(problemsOfOutput(output), []);
    const { files } = JSON.parse(output) as { files: { inBaseline: number; findings: unknown[] }[] };
    assert.deepEqual([files[0]?.inBaseline, files[0]?.findings.length], [1, 1]);
  });

  it('is not written where something could not be checked, and does not hide what could not be found out', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'numpy!\n' });
    const { exitCode, errors } = await run('requirements.txt none.txt --baseline b.json --write-baseline');
    assert.equal(exitCode, 2);
    assert.match(errors, /b\.json was not written: not everything could be checked\n$/);
    const offline = new FakeEngine((request) => ({
      findings: [findingAt(request, 'numpy', { code: 'unknown-verdict', severity: 'information' })],
    }));
    const run2 = await workspace.run('check --baseline b.json --write-baseline', { engine: offline });
    assert.deepEqual([run2.exitCode, run2.errors], [2, 'wrote b.json: 0 findings\n']);
  });
});
