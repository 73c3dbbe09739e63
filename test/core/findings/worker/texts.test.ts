/** Problems around a Worker without a faulty dependency: what is reported immediately, where, and what fixes it. */
import { english } from '../../../support/english.ts';
import assert from 'node:assert/strict';
import { parsePyproject } from '../../../../server/src/core/dependencyFiles/pyproject.ts';
import { poetryOnlyFindings } from '../../../../server/src/core/findings/worker/poetryOnly.ts';
import { installerView } from '../../../../server/src/core/installers/installerView.ts';
import { targetOf } from '../../../support/recorded.ts';
import {
  applyRemedy,
  firstSnapshot,
  targetFinding,
  trapLines,
  trapsIn,
  wranglerToml,
  type Folder,
} from '../../../support/workerFolder.ts';

const PROJECT = '[project]\nname = "w"\nversion = "0"\ndependencies = ["six"]\n';

function worker(files: Folder = {}, pyproject = PROJECT): Folder {
  return { 'pyproject.toml': pyproject, 'wrangler.toml': wranglerToml(), ...files };
}

/** A lock with a package for each wheel. */
function pylock(...wheels: readonly string[]): string {
  const packages = wheels.map((wheel) => {
    const [name = '', version = ''] = wheel.split('-');
    return `[[packages]]\nname = "${name}"\nversion = "${version}"\nwheels = [{ url = "https://files.example.invalid/${wheel}", hashes = {} }]\n`;
  });
  return `lock-version = "1.0"\ncreated-by = "uv"\n\n${packages.join('\n')}`;
}

/** Applies the first remedy whose title matches and returns what is left. */
async function mended(folder: Folder, title: RegExp): Promise<{ after: Folder; left: readonly string[] }> {
  const remedies = (await trapsIn(folder)).flatMap((finding) => finding.remedies);
  const remedy = remedies.find((one) => title.test(english(one.title)));
  assert.ok(remedy, `none of ${remedies.map((one) => english(one.title)).join(', ')}`);
  const after = applyRemedy(remedy, folder);
  return { after, left: await trapLines(after) };
}

describe('a Worker without mistakes', () => {
  it('is told nothing', async () => {
    assert.deepEqual(await trapLines(worker()), []);
  });

  it('hears of its traps in the first snapshot, before anything is resolved', async () => {
    const snapshot = await firstSnapshot(worker({ 'requirements.txt': 'six\n' }));
    assert.equal(snapshot.complete, false);
    assert.deepEqual(
      snapshot.findings.map(({ code }) => code),
      ['requirements-txt'],
    );
  });
});

describe('the traps of Workers', () => {
  const traps: Folder = {
    'requirements.txt': 'six\n',
    'cf-requirements.txt': 'six\n',
    '.python-version': '3.9\n',
    'pylock.toml': pylock('a-1-cp312-cp312-pyodide_2024_0_wasm32.whl'),
  };
  const everything = `${PROJECT.replace('"six"', '"workers-py"')}requires-python = ">=3.99"\n\n[project.optional-dependencies]\nfast = ["x"]\n`;

  it('are none of a library, nor of a JavaScript Worker', async () => {
    assert.deepEqual(await trapLines({ 'pyproject.toml': everything.replace('workers-py', 'six'), ...traps }), []);
    const javascript = 'name = "w"\ncompatibility_date = "2026-10-01"\n';
    const lines = await trapLines({ 'pyproject.toml': PROJECT, 'wrangler.toml': javascript, ...traps });
    assert.deepEqual(lines, []);
  });

  it('are not told where another target is asked for', async () => {
    assert.deepEqual(await trapLines(worker(traps, everything), 'pyproject.toml', 'pyodide-314.0.7'), []);
  });

  it('are all told at once where all are there', async () => {
    const codes = (await trapsIn(worker(traps, everything))).map(({ code }) => code);
    assert.deepEqual(codes, [
      'requirements-txt',
      'cf-requirements-txt',
      'tool-vendored',
      'python-mismatch',
      'never-vendored',
      'python-mismatch',
      'stale-lock',
    ]);
  });
});

describe('requirements.txt beside pyproject.toml', () => {
  it('is an error on the project, which points at the file', async () => {
    const folder = worker({ 'requirements.txt': '' });
    assert.deepEqual(await trapLines(folder), ['error requirements-txt pyproject.toml: [project]']);
    const [finding] = await trapsIn(folder);
    assert.deepEqual(
      finding?.related.map(({ path }) => path),
      ['/w/requirements.txt'],
    );
  });

  it('is an error in itself, and a warning where there is no project at all', async () => {
    const folder = worker({ 'requirements.txt': '# old\nsix\n' });
    assert.deepEqual(await trapLines(folder, 'requirements.txt'), ['error requirements-txt requirements.txt: # old']);
    const alone = { 'wrangler.toml': wranglerToml(), 'requirements.txt': 'six\n' };
    assert.deepEqual(await trapLines(alone, 'requirements.txt'), ['warning requirements-txt requirements.txt: six']);
  });

  it('may have any other name', async () => {
    const folder = worker({ 'requirements-dev.txt': 'six\n' });
    assert.deepEqual(await trapLines(folder), []);
    assert.deepEqual(await trapLines(folder, 'requirements-dev.txt'), []);
  });
});

describe('cf-requirements.txt', () => {
  it('is a warning, on the project and in itself', async () => {
    const folder = worker({ 'cf-requirements.txt': 'six\n' });
    assert.deepEqual(await trapLines(folder), ['warning cf-requirements-txt pyproject.toml: [project]']);
    const own = await trapLines(folder, 'cf-requirements.txt');
    assert.deepEqual(own, ['warning cf-requirements-txt cf-requirements.txt: six']);
  });
});

describe('a tool among the dependencies of a Worker', () => {
  const list = `[project]
name = "w"
version = "0"
dependencies = [
  "six", # needed
  'Workers_Py>=1.7', # the command
]
`;

  it('is a warning on the tool', async () => {
    assert.deepEqual(await trapLines(worker({}, list)), ['warning tool-vendored pyproject.toml: Workers_Py>=1.7']);
  });

  it('is moved to the group dev, which is made where it is missing; comments stay', async () => {
    const { after, left } = await mended(worker({}, list), /dev/);
    assert.deepEqual(left, []);
    assert.equal(
      after['pyproject.toml'],
      `[project]
name = "w"
version = "0"
dependencies = [
  "six", # needed
  # the command
]

[dependency-groups]
dev = ["Workers_Py>=1.7"]
`,
    );
  });

  it('joins a group that is there, under whatever spelling', async () => {
    const pyproject = `${list}\n[dependency-groups]\nDev = [\n    "pytest",\n]\n`;
    const { after, left } = await mended(worker({}, pyproject), /Dev/);
    assert.deepEqual(left, []);
    assert.match(after['pyproject.toml'] ?? '', /Dev = \[\n {4}"pytest",\n {4}"Workers_Py>=1\.7",\n\]\n$/);
  });

  it('is only taken out where the group has it already', async () => {
    const pyproject = `${list}\n[dependency-groups]\ndev = ["workers-py==1.9"]\n`;
    const { after, left } = await mended(worker({}, pyproject), /dev/);
    assert.deepEqual(left, []);
    assert.match(after['pyproject.toml'] ?? '', /^dev = \["workers-py==1\.9"\]$/m);
  });

  it('is none in a group, nor where a marker leaves it out', async () => {
    const group = `${PROJECT}\n[dependency-groups]\ndev = ["workers-py"]\n`;
    assert.deepEqual(await trapLines(worker({}, group)), []);
    const marked = PROJECT.replace('"six"', `"workers-py ; sys_platform != 'emscripten'", "workers-runtime-sdk"`);
    assert.deepEqual(await trapLines(worker({}, marked)), []);
  });

  it('gets no fix where the edit would spoil the list', async () => {
    const commasFirst = '[project]\nname = "w"\nversion = "0"\ndependencies = [\n    "workers-py"\n  , "six"\n]\n';
    const [finding] = await trapsIn(worker({}, commasFirst));
    assert.deepEqual([finding?.code, finding?.remedies], ['tool-vendored', []]);
  });
});

describe('what is never vendored', () => {
  it('is a hint on an extra that asks for more than the dependencies', async () => {
    const extras = `${PROJECT}\n[project.optional-dependencies]\ndev = ["pytest"]\nsame = ["six>=1"]\nai = ["openai"]\nmore = ["x"]\n`;
    assert.deepEqual(await trapLines(worker({}, extras)), ['hint never-vendored pyproject.toml: ai']);
  });

  it('is an information on a group that is named as if it ran, and that alone', async () => {
    const groups = `${PROJECT}\n[project.optional-dependencies]\nai = ["openai"]\n\n[dependency-groups]\nlint = ["ruff"]\nworker = ["idna"]\n`;
    assert.deepEqual(await trapLines(worker({}, groups)), ['information never-vendored pyproject.toml: worker']);
  });

  it('is not said of the groups of developers', async () => {
    const groups = `${PROJECT}\n[project.optional-dependencies]\ntest = ["pytest"]\n\n[dependency-groups]\ndev = ["ruff"]\nmine = ["idna"]\n`;
    assert.deepEqual(await trapLines(worker({}, groups)), []);
  });

  it('is not said of a group of pywrangler and its SDK, whatever it is called, but of what else is in it', async () => {
    const groups = (...more: string[]): string =>
      `${PROJECT}\n[dependency-groups]\nworkers = ${JSON.stringify(['Workers_Py>=1.9', 'workers-runtime-sdk', ...more])}\n`;
    assert.deepEqual(await trapLines(worker({}, groups())), []);
    assert.deepEqual(await trapLines(worker({}, groups('idna'))), [
      'information never-vendored pyproject.toml: workers',
    ]);
  });

  it('is not said where the project asks for its own extra', async () => {
    const own = `${PROJECT.replace('"six"', '"w[ai]"')}\n[project.optional-dependencies]\nai = ["openai"]\n`;
    assert.deepEqual(await trapLines(worker({}, own)), []);
  });
});

describe('another Python than the one of the Worker', () => {
  const requires = (text: string): string => `${PROJECT}requires-python = "${text}"\n`;

  it('in requires-python is a warning, mended on either side', async () => {
    const folder = worker({ 'wrangler.toml': wranglerToml('2026-02-01') }, requires('>=3.14'));
    assert.deepEqual(await trapLines(folder), ['warning python-mismatch pyproject.toml: >=3.14']);
    const switched = await mended(folder, /^Switch the Worker to Python 3\.14$/);
    assert.deepEqual(switched.left, []);
    assert.match(switched.after['wrangler.toml'] ?? '', /"2026-09-08"/);
    const stated = await mended(folder, /requires-python to >=3\.13$/);
    assert.deepEqual(stated.left, []);
  });

  for (const [written, stated, safe] of [
    ['>=3.14', '>=3.13', true],
    ['>=3.14,<4', '>=3.13,<4', true],
    ['>=3.14,!=3.14.1', '>=3.13,!=3.14.1', true],
    ['~=3.14', '>=3.13,<4', true],
    ['~=3.14.0', '>=3.13,<3.15', true],
    ['~=3.12.4', '>=3.13', true],
    ['>=3.12,<3.13', '>=3.13', true],
    ['>=3.13.1,<3.13.2', '>=3.13.1', true],
  ] as const) {
    it(`in requires-python ${written} is stated as ${stated}, which keeps the other bounds`, async () => {
      const folder = worker({ 'wrangler.toml': wranglerToml('2026-02-01') }, requires(written));
      const remedies = (await trapsIn(folder)).flatMap((finding) => finding.remedies);
      const found = remedies.find(({ kind }) => kind === 'state-python');
      assert.deepEqual(
        found?.edits.map(({ edit }) => edit.newText),
        [stated],
      );
      assert.deepEqual([found.safe, found.preferred], [safe, false]);
    });
  }

  it('that no Worker has is mended in requires-python alone', async () => {
    const [finding] = await trapsIn(worker({}, requires('<3.12')));
    assert.deepEqual(
      finding?.remedies.map(({ title }) => english(title)),
      ['Set requires-python to >=3.14'],
    );
  });

  it('is none where requires-python admits it or is half typed', async () => {
    for (const text of ['>=3.12', '==3.14.*', '>=', ''])
      assert.deepEqual(
        await trapLines(worker({}, requires(text))).then((lines) => lines.filter((line) => line.includes('mismatch'))),
        [],
      );
  });

  it('in .python-version is an information in that file, and a fix sets it', async () => {
    const folder = worker({ '.python-version': '# for uv\r\ncpython-3.12.4 # old\r\n' });
    assert.deepEqual(await trapLines(folder), ['information python-mismatch .python-version: cpython-3.12.4']);
    const { after, left } = await mended(folder, /\.python-version to 3\.14/);
    assert.deepEqual(left, []);
    assert.equal(after['.python-version'], '# for uv\r\n3.14 # old\r\n');
  });

  for (const text of [
    '3.14\n',
    '3.14.2',
    '3.14t\n',
    'python3.14',
    '3.12\n3.14\n',
    'system\n',
    '',
    'pypy3.10\n',
    '>=3.12\n',
  ]) {
    it(`is none where .python-version holds ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await trapLines(worker({ '.python-version': text })), []);
    });
  }
});

describe('a lock that was resolved for another runtime', () => {
  const OTHERS = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}-1-cp313-cp313-pyodide_2025_0_wasm32.whl`);

  it('is a warning in the lock, which names the packages and points at the date', async () => {
    const folder = worker({ 'pylock.toml': pylock(...OTHERS, 'f-1-py3-none-any.whl') });
    assert.deepEqual(await trapLines(folder), ['warning stale-lock pylock.toml: a']);
    const [finding] = await trapsIn(folder);
    assert.match(
      english(finding?.message),
      /for Python 3\.13 \(ABI 2025_0\).*`a` 1, `b` 1, `c` 1 and 2 more.*sync --force/,
    );
    const [date] = finding?.related ?? [];
    assert.equal(date?.path, '/w/wrangler.toml');
    assert.equal(folder['wrangler.toml']?.slice(date.span.start, date.span.end), '"2026-10-01"');
    assert.deepEqual(
      finding?.remedies.map(({ kind, safe, snippet }) => [kind, safe, snippet?.lines]),
      [['sync-again', true, ['pywrangler sync --force']]],
    );
  });

  it('is the one finding that the lock has when it is checked itself', async () => {
    const folder = worker({ 'pylock.toml': pylock(...OTHERS) });
    const [beside] = await trapsIn(folder);
    const { findings } = await firstSnapshot(folder, 'pylock.toml');
    const identity = (one: typeof beside): unknown => [one?.code, one?.path, one?.span, one?.message];
    assert.deepEqual(findings.map(identity), [identity(beside)]);
  });

  it('is none where every package has a wheel that loads, or only ones for any platform', async () => {
    const both = pylock('a-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl').replace(
      '[{',
      '[{ url = "https://files.example.invalid/a-1-cp313-cp313-pyodide_2025_0_wasm32.whl", hashes = {} }, {',
    );
    assert.deepEqual(await trapLines(worker({ 'pylock.toml': both })), []);
    assert.deepEqual(await trapLines(worker({ 'pylock.toml': pylock('f-1-py3-none-any.whl') })), []);
    const halfTyped = await trapLines(worker({ 'pylock.toml': '[[packages' }));
    assert.deepEqual(
      halfTyped.filter((line) => line.includes('stale-lock')),
      [],
    );
  });
});

describe('an environment of the wrangler file', () => {
  const ENVIRONMENTS = `[env.staging]\ncompatibility_flags = ["python_workers", "nodejs_als"]\n\n[env.next]\ncompatibility_date = "2026-10-01"\n`;

  it('that runs on another Python is a warning on its date', async () => {
    const folder = worker({ 'wrangler.toml': wranglerToml('2026-02-01') + ENVIRONMENTS });
    assert.deepEqual(await trapLines(folder), ['warning environment-runtime wrangler.toml: "2026-10-01"']);
    const [finding] = await trapsIn(folder);
    assert.match(
      english(finding?.message),
      /`env\.next` runs on Python Workers 3\.14.* installs for Python Workers 3\.13/,
    );
  });

  it('is read from wrangler.jsonc as well', async () => {
    const config = {
      main: 'src/entry.py',
      compatibility_date: '2026-02-01',
      compatibility_flags: ['python_workers'],
      env: { old: { compatibility_flags: ['python_workers', 'python_workers_314'] } },
    };
    const folder = { 'pyproject.toml': PROJECT, 'wrangler.jsonc': JSON.stringify(config) };
    assert.deepEqual(await trapLines(folder), [
      'warning environment-runtime wrangler.jsonc: ["python_workers","python_workers_314"]',
    ]);
  });

  it('that has the same Python is none', async () => {
    const folder = worker({ 'wrangler.toml': wranglerToml('2026-09-08') + ENVIRONMENTS });
    assert.deepEqual(await trapLines(folder), []);
  });
});

describe('a flag that pywrangler ignores', () => {
  const folder = worker({ 'wrangler.toml': wranglerToml('2026-10-01', 'no_python_workers_314') });

  it('is a warning on the flags', async () => {
    const [finding, ...others] = await trapsIn(folder);
    assert.deepEqual(others, []);
    assert.deepEqual([finding?.code, finding?.severity], ['target-problem', 'warning']);
    assert.match(english(finding?.message), /ignores `no_python_workers_314`: it installs for Python Workers 3\.14/);
  });

  for (const series of ['3.13', '3.14']) {
    it(`is mended by giving both Python ${series}`, async () => {
      // Proven by installing the project, which the first snapshot does not do.
      const { remedies } = await targetFinding(folder);
      const remedy = remedies.find(({ title }) => english(title).includes(`Use Python ${series} for both`));
      assert.ok(remedy);
      const after = applyRemedy(remedy, folder);
      assert.deepEqual(await trapLines(after), []);
      assert.equal((await firstSnapshot(after)).choice.target.name, `workers-${series}`);
    });
  }
});

describe('hostile texts around a Worker', () => {
  it('cost linear time and no exception', async () => {
    const folder = worker({
      'pylock.toml': `${'[[packages]]\n'.repeat(20_000)}pyodide_${'1_'.repeat(50_000)}`,
      '.python-version': '3'.repeat(100_000),
      'requirements.txt': 'x'.repeat(100_000),
      'wrangler.toml': wranglerToml() + `[env."${'e'.repeat(10_000)}"]\ncompatibility_date = "2026-02-01"\n`,
    });
    const findings = await trapsIn(folder);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['requirements-txt', 'invalid-file', 'environment-runtime'],
    );
    assert.ok(findings.every(({ message }) => english(message).length < 400));
  });
});

describe('dependencies in the table of Poetry alone', () => {
  const said = (...names: string[]): string => {
    const lines = ['[tool.poetry.dependencies]', ...names.map((name) => `${name} = "*"`), ''];
    const target = targetOf('workers-3.13');
    const { seen } = installerView(parsePyproject('/w/pyproject.toml', lines.join('\n')), target);
    return english(poetryOnlyFindings(seen, { target })[0]?.message);
  };

  it('are a warning that names them, or counts them where they are many', () => {
    assert.match(said('Six', 'idna', 'attrs'), /^pywrangler does not install `Six`, `idna` and `attrs`: in/);
    assert.match(said('a', 'b', 'c', 'd'), /^pywrangler does not install 4 dependencies: in/);
    assert.equal(said(), '');
  });
});

describe('a project that uv refuses', () => {
  it('is an error, since pywrangler hands it to uv', async () => {
    const lineFor = async (project: string): Promise<readonly string[]> => trapLines(worker({}, project));
    const list = 'dependencies = ["six"]\n';
    assert.deepEqual(await lineFor(`[project]\n${list}`), ['error invalid-file pyproject.toml: project']);
    assert.deepEqual(await lineFor(`[project]\nname = "w"\n${list}`), ['error invalid-file pyproject.toml: project']);
    const [badName, badVersion] = [`name = "a b"\nversion = "1"`, `name = "w"\nversion = "one"`];
    assert.deepEqual(await lineFor(`[project]\n${badName}\n${list}`), ['error invalid-file pyproject.toml: "a b"']);
    assert.deepEqual(await lineFor(`[project]\n${badVersion}\n${list}`), ['error invalid-file pyproject.toml: "one"']);
  });

  it('is none where the version alone is dynamic', async () => {
    const project = '[project]\nname = "w"\ndynamic = ["version"]\ndependencies = ["six"]\n';
    assert.deepEqual(await trapLines(worker({}, project)), []);
  });

  it('is one whose dependencies only a build tells, unless pywrangler may build', async () => {
    const dynamic = '[project]\nname = "w"\nversion = "0"\ndynamic = ["dependencies"]\n';
    const errors = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith('error'));
    const [line, ...others] = errors(await trapLines(worker({}, dynamic)));
    assert.deepEqual([line, others], ['error invalid-file pyproject.toml: dependencies', []]);
    assert.deepEqual(errors(await trapLines(worker({}, `${dynamic}[tool.pywrangler]\nallow-build = true\n`))), []);
    assert.deepEqual(errors(await trapLines(worker({}, '[tool.other]\nx = 1\n'))), [
      'error invalid-file pyproject.toml: [tool.other]',
    ]);
  });

  it("is nobody else's mistake", async () => {
    assert.deepEqual(await trapLines({ 'pyproject.toml': '[project]\ndependencies = ["six"]\n' }), []);
  });
});
