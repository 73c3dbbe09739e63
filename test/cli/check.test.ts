import { say } from '../../server/src/core/messages/message.ts';
import assert from 'node:assert/strict';
import path from 'node:path';
import { FakeEngine, findingAt, resolved, Workspace } from '../support/commandLine.ts';
import { RECORDED_INDEX, recordedChecker } from '../support/recorded.ts';

const PYPROJECT = `[project]
name = "demo"
dependencies = ["fastapi>=0.115", "pydantic>=2.12"]
`;

describe('while it waits', () => {
  it('says of which file, how many packages were looked up, each once, and which is the last', async () => {
    const workspace = await Workspace.make({ 'a/requirements.txt': 'kite\n', 'b/requirements.txt': 'kite\n' });
    const engine = new FakeEngine((request) => {
      for (const name of ['kite', 'string', 'kite']) request.onProgress?.(name);
      return {};
    });
    const shown: string[] = [];
    const onProgress = (message: string): void => void shown.push(message);
    try {
      await workspace.run('check', { engine, interactive: true, onProgress });
      const file = path.join('a', 'requirements.txt');
      assert.deepEqual(shown.slice(0, 3), [
        `1/2 ${file}: one package looked up, kite`,
        `1/2 ${file}: 2 packages looked up, string`,
        `1/2 ${file}: 2 packages looked up, kite`,
      ]);
      assert.match(shown.at(-1) ?? '', /^2\/2 .+: 2 packages looked up, kite$/);
      shown.length = 0;
      await workspace.run(['check', file], { engine, interactive: true, onProgress });
      assert.equal(shown[0], `${file}: one package looked up, kite`);
    } finally {
      await workspace.remove();
    }
  });
});

describe('check', () => {
  let workspace: Workspace;

  afterEach(() => workspace.remove());

  it('reports a clean file with one line and exits with 0', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine(() => ({ resolution: resolved('fastapi==0.136.1', 'pydantic==2.10.6') }));
    const { exitCode, output } = await workspace.run('check', { engine });
    assert.equal(exitCode, 0);
    assert.equal(
      output,
      'pyproject.toml: 2 dependencies resolve to 2 packages on Python Workers 3.13 ' +
        '(compatibility_date 2026-02-01 in wrangler.toml)\n\n1 file: no findings; exit code 0 (nothing found)\n',
    );
  });

  it('exits with 1 for errors and warnings, with 0 for notes', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    for (const [severity, expected] of [
      ['error', 1],
      ['warning', 1],
      ['information', 0],
      ['hint', 0],
    ] as const) {
      const engine = new FakeEngine((request) => ({ findings: [findingAt(request, 'fastapi', { severity })] }));
      assert.equal((await workspace.run('check', { engine })).exitCode, expected, severity);
    }
  });

  it('heeds --fail-on and --exit-zero, and says what the exit code means', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine((request) => ({
      findings: [findingAt(request, 'fastapi', { severity: 'warning' })],
    }));
    for (const [options, code, because] of [
      ['', 1, 'errors or warnings found'],
      ['--fail-on error', 0, 'no errors'],
      ['--fail-on information', 1, 'errors, warnings or notes found'],
      ['--exit-zero', 0, '--exit-zero'],
    ] as const) {
      const { exitCode, output } = await workspace.run(`check ${options}`, { engine });
      assert.equal(exitCode, code);
      assert.ok(output.endsWith(`\n1 file: 1 warning; exit code ${code} (${because})\n`), output);
    }
  });

  it('never passes what could not be judged: with 2, or with 1 where there is a finding besides', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const unknown = { code: 'unknown-verdict', severity: 'warning' } as const;
    const offline = new FakeEngine((request) => ({
      findings: [findingAt(request, 'fastapi', unknown)],
      resolution: { resolves: null, packages: [] },
    }));
    const both = new FakeEngine((request) => ({
      findings: [findingAt(request, 'fastapi', unknown), findingAt(request, 'pydantic')],
    }));
    assert.equal((await workspace.run('check', { engine: offline })).exitCode, 2);
    assert.equal((await workspace.run('check', { engine: both })).exitCode, 1);
  });

  it('checks the files, the folders and standard input that it is given, each once', async () => {
    workspace = await Workspace.make({
      'api/pyproject.toml': PYPROJECT,
      'api/requirements-dev.txt': 'pytest\n',
      'lib/requirements.txt': 'numpy\n',
    });
    const engine = new FakeEngine();
    const line = 'check ./lib/requirements.txt api lib - --stdin-filename typed/requirements.txt --format json';
    const { output } = await workspace.run(line, { engine, input: 'httpx\n' });
    const { files } = JSON.parse(output) as { files: { path: string }[] };
    assert.deepEqual(
      files.map((file) => file.path.replaceAll(path.sep, '/')),
      ['./lib/requirements.txt', 'api/pyproject.toml', 'api/requirements-dev.txt', 'typed/requirements.txt'],
    );
    assert.equal(engine.requests.at(-1)?.text, 'httpx\n');
  });

  it('tells by its content what standard input is', async () => {
    workspace = await Workspace.make();
    const names: Record<string, string> = {
      [PYPROJECT]: 'pyproject.toml',
      '': 'pyproject.toml',
      '# a list\nnumpy>=2 ; python_version > "3"\nuvicorn[standard]\n': 'requirements.txt',
      '# /// script\n# dependencies = ["rich"]\n# ///\n': 'script.py',
    };
    for (const [input, name] of Object.entries(names)) {
      const engine = new FakeEngine();
      await workspace.run('check -', { engine, input });
      assert.equal(engine.requests[0]?.path, path.join(workspace.folder, name));
    }
  });

  it('hands its options to the check as settings', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT, 'index/pypi/x': '' });
    const engine = new FakeEngine();
    const options =
      '--target pyodide-0.28 --offline --index-url https://a.test/simple/ --extra-index-url https://b.test/ ' +
      '--pyodide-index-url https://c.test/{version}/ --recorded-index index --held-back-days 30 ' +
      '--config other/wrangler.toml --env live --select all --ignore held-back,vendored-size --ignore uv-setting:a ' +
      '--severity held-back=off --allow-outside';
    await workspace.run(`check ${options}`, { engine });
    assert.deepEqual(engine.requests[0]?.settings, {
      target: 'pyodide-0.28',
      config: path.join(workspace.folder, 'other/wrangler.toml'),
      env: 'live',
      offline: true,
      allowOutside: true,
      indexUrl: 'https://a.test/simple/',
      extraIndexUrls: ['https://b.test/'],
      pyodideIndexUrl: 'https://c.test/{version}/',
      recordedIndex: path.join(workspace.folder, 'index'),
      heldBackDays: 30,
      tuning: {
        select: ['all'],
        ignore: ['held-back', 'vendored-size', 'uv-setting:a'],
        severity: { 'held-back': 'off' },
      },
    });
  });

  it('reads the files around the checked one, standard input in place of its file', async () => {
    workspace = await Workspace.make({
      'requirements.txt': 'old\n',
      'base.txt': '\uFEFFnumpy\n',
      'bad.txt': Buffer.of(0xff, 0x67, 0x67, 0),
    });
    const read: unknown[] = [];
    const engine = new FakeEngine(async ({ documents }) => {
      for (const name of ['requirements.txt', 'base.txt', 'bad.txt', 'none.txt', '.']) {
        read.push(await documents.read(path.join(workspace.folder, name)));
      }
      return {};
    });
    await workspace.run('check - --stdin-filename requirements.txt', { engine, input: 'new\n' });
    assert.deepEqual(read, [
      { kind: 'text', text: 'new\n' },
      { kind: 'text', text: 'numpy\n', encoding: 'utf-8-bom' },
      { kind: 'unreadable', reason: say('notEncodedAs', { encoding: 'UTF-8' }) },
      { kind: 'absent' },
      { kind: 'unreadable', reason: say('isFolder'), isNoFile: true },
    ]);
  });

  it('checks the other files when one cannot be read, and exits with 2', async () => {
    workspace = await Workspace.make({
      'a/requirements.txt': Buffer.of(0x67, 0xf6, 0x67, 0),
      'requirements.txt': 'numpy\n',
    });
    const { exitCode, output, errors } = await workspace.run('check');
    assert.equal(exitCode, 2);
    assert.match(output, /^requirements\.txt: /);
    assert.equal(errors, `${path.join('a', 'requirements.txt')} cannot be read: it is not UTF-8\n`);
  });

  it('fails where a uv.toml cannot be read, as uv does, and where nobody uses uv says so only', async () => {
    workspace = await Workspace.make({
      'pyproject.toml': '[project]\nname = "w"\nversion = "1"\ndependencies = ["numpy"]\n',
      'uv.toml': Buffer.of(0x61, 0xff),
    });
    const engine = recordedChecker;
    const worker = await workspace.run(`check --recorded-index ${RECORDED_INDEX} --target workers-3.13`, { engine });
    assert.equal(worker.exitCode, 1);
    assert.match(
      worker.output,
      /^error\[file-encoding\]: uv\.toml is not encoded as UTF-8, so that uv cannot read it/m,
    );
    const browser = await workspace.run(`check --recorded-index ${RECORDED_INDEX} --target pyodide-314.0.7`, {
      engine,
    });
    assert.doesNotMatch(browser.output, /^error/m);
  });

  it('checks the other paths when one is not there, and exits with 2', async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'numpy\n', 'empty/notes.md': '' });
    const { exitCode, output, errors } = await workspace.run('check none.txt requirements.txt empty');
    assert.equal(exitCode, 2);
    assert.match(output, /^requirements\.txt: /);
    assert.match(
      errors,
      /^no such file or folder: none\.txt\nno dependency files found in empty; scripts, .* where they are named\n$/,
    );
  });

  it('checks a file that is named, whatever it is called, but not one of a folder', async () => {
    workspace = await Workspace.make({ 'deps.txt': 'numpy\n', 'page/config.json': '{"packages": ["numpy"]}' });
    const engine = new FakeEngine();
    await workspace.run('check deps.txt page/config.json', { engine });
    assert.deepEqual(
      engine.requests.map(({ kind }) => kind),
      ['requirements', 'pyscript'],
    );
    assert.match((await workspace.run('check .')).errors, /no dependency files found in this folder/);
  });

  describe('says what is wrong with its arguments and exits with 2', () => {
    const cases: Record<string, RegExp> = {
      'check none.txt': /no such file or folder: none\.txt/,
      'check empty': /no dependency files found in empty/,
      'check --target workers-3.31': /--target: .*workers-3\.31.*did you mean .*workers-3\.13/,
      'check --format xml': /--format must be text, json, sarif, .* or markdown, not xml/,
      'check --index-url a.test': /--index-url needs an http or https URL/,
      'check --recorded-index none': /--recorded-index: no such folder: none/,
      'check - --fix': /--fix cannot be used with standard input/,
      'check --unsafe-fixes': /--unsafe-fixes needs --fix or --diff/,
      'check --diff --format json': /--diff cannot be used with --format json/,
      'check --fail-on info': /--fail-on must be error, warning, information, hint or note, not info/,
      'check --stdin-filename x.txt': /--stdin-filename requires the path -/,
      'chek .': /did you mean `check`/,
    };
    for (const [line, message] of Object.entries(cases)) {
      it(line, async () => {
        workspace = await Workspace.make({ 'empty/notes.md': '' });
        const { exitCode, output, errors } = await workspace.run(line);
        assert.deepEqual([exitCode, output], [2, '']);
        assert.match(errors, message);
      });
    }
  });

  it('does not repeat the password of a URL that it refuses', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const { errors } = await workspace.run('check --extra-index-url ftp://user:secret@a.test/');
    assert.doesNotMatch(errors, /secret/);
  });

  it('exits with 2 and a trace when the checker has a bug', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine(() => {
      throw new Error('out of cheese');
    });
    const { exitCode, output, errors } = await workspace.run('check', { engine });
    assert.deepEqual([exitCode, output], [2, '']);
    assert.match(errors, /internal error[^]*out of cheese[^]*at /);
  });

  it('names the file that meets a bug of the checker, reports the others, and exits with 2', async () => {
    workspace = await Workspace.make({ 'a/requirements.txt': 'numpy\n', 'requirements.txt': 'numpy\n' });
    const broken = path.join('a', 'requirements.txt');
    const engine = new FakeEngine((request) => {
      // The workspace's own folder may end with that letter.
      if (request.path.endsWith(path.join(path.sep, broken))) throw new Error('out of cheese');
      return {};
    });
    const { exitCode, output, errors } = await workspace.run('check', { engine });
    assert.equal(exitCode, 2);
    assert.match(output, /^requirements\.txt: /);
    assert.ok(
      errors.startsWith(`pyodide-preflight: internal error in ${broken}, please report it\nError: out of cheese\n`),
    );
  });

  it('tells once that a requirements.txt must go: with the project, or where that is not checked with the file', async () => {
    workspace = await Workspace.make({
      'two/pyproject.toml': PYPROJECT,
      'two/wrangler.toml': 'compatibility_date = "2026-10-01"\ncompatibility_flags = ["python_workers"]\n',
      'two/requirements.txt': 'six\n',
    });
    const engine = new FakeEngine((request) => ({
      findings: [findingAt(request, '', { code: 'requirements-txt', severity: 'error' })],
    }));
    const count = async (line: string): Promise<number> =>
      (await workspace.run(line, { engine })).output.split('[requirements-txt]').length - 1;
    assert.equal(await count('check two'), 1);
    assert.equal(await count('check two/requirements.txt'), 1);
  });

  it('hands on the environment that CLOUDFLARE_ENV names', async () => {
    workspace = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    const engine = new FakeEngine();
    await workspace.run('check', { engine, variables: { CLOUDFLARE_ENV: 'live' } });
    await workspace.run('check', { engine });
    assert.deepEqual(
      engine.requests.map(({ cloudflareEnv }) => cloudflareEnv),
      ['live', undefined],
    );
  });
});

describe('targets', () => {
  it('lists names and labels, as --target list does', async () => {
    const workspace = await Workspace.make();
    const listed = await workspace.run('targets');
    assert.match(listed.output, /^workers-3\.13 +Python Workers 3\.13 +3\.13 +2025_0 +from 2025-09-29 to 2026-09-07$/m);
    assert.match(listed.output, /^workers-3\.14 .*, the default today$/m);
    assert.doesNotMatch(listed.output, /0\.28\.3|315\.0\.0a/, 'few choose among older ones and pre-releases');
    const all = await workspace.run('targets --all');
    assert.match(all.output, /^pyodide-0\.28\.3 (?:.*\n)*pyodide-315\.0\.0a2 /m, 'pre-releases come last');
    assert.deepEqual(await workspace.run('check --target list'), listed);
    const { output } = await workspace.run('targets --format json');
    const { targets } = JSON.parse(output) as { targets: { name: string; isDefaultToday?: true }[] };
    const defaults = targets.filter(({ isDefaultToday }) => isDefaultToday);
    assert.deepEqual([defaults.map(({ name }) => name), targets.length < 20], [['workers-3.14'], true]);
    assert.equal((await workspace.run('check --target list --format json')).output, output);
    await workspace.remove();
  });
});

describe('--version', () => {
  it('names the program and its version', async () => {
    const workspace = await Workspace.make();
    assert.equal((await workspace.run('--version')).output, 'pyodide-preflight 1.2.3\n');
    await workspace.remove();
  });
});
