import { invented } from '../../support/english.ts';
import assert from 'node:assert/strict';
import { FakeEngine, findingAt, replacement, resolved, Workspace, type RunOptions } from '../../support/commandLine.ts';
import { say } from '../../../server/src/core/messages/message.ts';

const PYPROJECT = `[project]
name = "demo"
dependencies = [
  "fastapi>=0.115",
  "pydantic>=2.12",
]
`;

const engine = new FakeEngine((request) => {
  const pin = replacement(request, 'pydantic>=2.12', 'pydantic==2.10.6');
  return {
    resolution: { resolves: false, packages: [] },
    findings: [
      findingAt(request, 'pydantic>=2.12', {
        message: invented(
          '`pydantic>=2.12` cannot be installed on Python Workers 3.13: `pydantic-core` ends at 2.27.2 there',
        ),
        explanation: [
          '`pydantic>=2.12` cannot be installed on Python Workers 3.13: `pydantic-core` ends at 2.27.2 there',
          'Required by:',
          '  You require `pydantic>=2.12`',
        ].map(invented),
        chains: [['fastapi', 'pydantic', 'pydantic-core']].map((chain) => chain as never),
        related: [
          {
            path: request.path,
            span: { start: request.text.indexOf('"fastapi'), end: 0 },
            message: invented('needs it'),
          },
        ],
        remedies: [
          { ...pin, cost: say('splitCost') },
          { ...pin, title: say('switchWorkerTitle', { python: '3.14', gets: undefined }), preferred: false },
        ],
      }),
      findingAt(request, 'fastapi', {
        severity: 'information',
        code: 'version-conflict',
        message: invented('old \u001B[31m one'),
      }),
    ],
  };
});

async function reportOf(files: Record<string, string>, options: RunOptions = {}, line = 'check'): Promise<string> {
  const workspace = await Workspace.make(files);
  try {
    return (await workspace.run(line, { engine, ...options })).output;
  } finally {
    await workspace.remove();
  }
}

describe('the texts that go with a way out', () => {
  const lines = ['import micropip', '', say('mockComment'), 'micropip.add_mock_package("x", "1")'];
  const gets = { name: 'pydantic', version: '2.13' };
  const title = say('mockTitle', { names: ['x'], gets });
  const remedy = { kind: 'mock', title, cost: say('mockCost', { names: ['x'] }), preferred: false } as const;
  const withText = new FakeEngine((request) => ({
    resolution: { resolves: false, packages: [] },
    findings: [
      findingAt(request, 'pydantic>=2.12', {
        remedies: [{ ...remedy, edits: [], snippet: { language: 'python', lines } }],
      }),
    ],
  }));

  it('are named, and printed on demand so that they can be copied', async () => {
    const short = await reportOf({ 'pyproject.toml': PYPROJECT }, { engine: withText });
    assert.match(short, /\n {2}= text: Mock x .*; code that uses x fails \(--texts prints it\)\n\n1 file/);
    const long = await reportOf({ 'pyproject.toml': PYPROJECT }, { engine: withText }, 'check --texts');
    assert.match(
      long,
      /code that uses x fails \(see below\)\n\nMock x .*:\n\nimport micropip\n\n# Empty .*\nmicropip\.add/,
    );
  });

  it('are in the JSON output', async () => {
    const json = await reportOf({ 'pyproject.toml': PYPROJECT }, { engine: withText }, 'check --format json');
    assert.match(json, /"snippet": "import micropip\\n\\n# Empty mock packages: [^"]*\\nmicropip\.add_mock_package/);
  });

  it('are never applied', async () => {
    const fixed = await reportOf({ 'pyproject.toml': PYPROJECT }, { engine: withText }, 'check --fix');
    assert.match(fixed, /1 file: 1 error; 0 fixed, the rest needs your decision; exit code 1 \(.*\)\n$/);
  });
});

/** Without the line breaks that a terminal of some width brings. */
function unwrapped(text: string): string {
  return text.replaceAll(/\n {2,}(?![|=])(?=\S)/g, ' ');
}

describe('the report for people', () => {
  it('shows the whole explanation where it is asked for, in the place of the ways', async () => {
    const report = await reportOf({ 'pyproject.toml': PYPROJECT }, {}, 'check --explain');
    assert.match(report, /\n {2}= Required by:\n {2}= {3}You require `pydantic>=2\.12`\n {2}= see pyproject/);
    assert.doesNotMatch(report, /through:/);
    assert.doesNotMatch(await reportOf({ 'pyproject.toml': PYPROJECT }), /Who needs it/);
  });

  it('says what happens, shows where, and what to do', async () => {
    assert.equal(
      await reportOf({ 'pyproject.toml': PYPROJECT }),
      `pyproject.toml: cannot be installed on Python Workers 3.13 (compatibility_date 2026-02-01 in wrangler.toml)

error[blocked-dependency]: \`pydantic>=2.12\` cannot be installed on Python Workers 3.13: \`pydantic-core\` ends at 2.27.2 there
 --> pyproject.toml:5:4
  |
5 |   "pydantic>=2.12",
  |    ^^^^^^^^^^^^^^
  = via: fastapi → pydantic → pydantic-core
  = see pyproject.toml:4:3: needs it
  = fix: Pin it to pydantic==2.10.6; your code must work with both versions (--fix applies this)
  = fix: Switch the Worker to Python 3.14; your code must work with both versions

note[version-conflict]: old \\x1b[31m one
 --> pyproject.toml:4:4
  |
4 |   "fastapi>=0.115",
  |    ^^^^^^^

1 file: 1 error, 1 note; 1 fixable with --fix; exit code 1 (errors or warnings found)
`.replace(
        'Switch the Worker to Python 3.14; your code must work with both versions',
        'Switch the Worker to Python 3.14',
      ),
    );
  });

  it('has colours for people at a terminal only, and not where NO_COLOR or a dumb terminal forbids them', async () => {
    const files = { 'pyproject.toml': PYPROJECT };
    const plain = await reportOf(files);
    const colored = await reportOf(files, { interactive: true });
    assert.match(colored, /\u001B\[31merror\[blocked-dependency\]\u001B\[0m/);
    const uncolored = colored.replace(/\u001B\[\d+m/g, '');
    assert.equal(unwrapped(uncolored), plain);
    assert.equal(await reportOf(files, { interactive: true, variables: { NO_COLOR: '1' } }), uncolored);
    assert.equal(await reportOf(files, { interactive: true, variables: { TERM: 'dumb' } }), uncolored);
  });

  it('is wrapped at the width of a terminal, colours aside, and nowhere else', async () => {
    const files = { 'pyproject.toml': PYPROJECT };
    const shown = (await reportOf(files, { interactive: true })).replace(/\u001B\[\d+m/g, '');
    assert.ok(shown.includes('Python Workers 3.13:\n  `pydantic-core` ends at'));
    for (const line of shown.split('\n')) assert.ok(line.length <= 100, line);
    for (const columns of [40, 60, 80]) {
      for (const kind of ['check -q', 'check --statistics']) {
        const narrow = (await reportOf(files, { interactive: true, columns }, kind)).replace(/\u001B\[\d+m/g, '');
        for (const line of narrow.split('\n')) assert.ok(line.length <= columns, `${columns}: ${line}`);
      }
    }
    const painted = await reportOf(files, { interactive: true, columns: 40 }, 'check -q');
    assert.match(painted, /\u001B\[31m1[ \n]error\u001B\[0m/);
    assert.ok((await reportOf(files)).split('\n').some((line) => line.length > 100));
  });

  it('keeps the headlines of clean files together, and sets apart the files with findings', async () => {
    const files = {
      'a/requirements.txt': 'numpy\n',
      'b/requirements.txt': '',
      'c/requirements.txt': 'x\n',
      'd/requirements.txt': '# none\n',
    };
    const some = new FakeEngine((request) =>
      request.text === 'x\n'
        ? { findings: [findingAt(request, 'x')], resolution: { resolves: null, packages: [] } }
        : { resolution: resolved('numpy==2.0') },
    );
    const report = (await reportOf(files, { engine: some })).replaceAll('\\', '/');
    const target = 'Python Workers 3.13 (compatibility_date 2026-02-01 in wrangler.toml)';
    assert.deepEqual(
      report.split('\n').filter((text) => !/^[\s\d]+[|=-]|^error/.test(text)),
      [
        `a/requirements.txt: 1 dependency resolves to 1 package on ${target}`,
        `b/requirements.txt: nothing to install on ${target}`,
        '',
        `c/requirements.txt: cannot tell whether it installs on ${target}`,
        '',
        '',
        `d/requirements.txt: nothing to install on ${target}`,
        '',
        '4 files: 1 error; exit code 1 (errors or warnings found)',
        '',
      ],
    );
  });

  it('tells a finding about a file that two files include once', async () => {
    const files = { 'a.in': '', 'requirements-a.txt': 'x\n', 'requirements-b.txt': 'x\n' };
    const includes = new FakeEngine(({ path }) => ({
      findings: [findingAt({ path: path.replace(/requirements-.\.txt$/, 'a.in'), text: 'x' }, 'x')],
    }));
    const report = await reportOf(files, { engine: includes }, 'check requirements-a.txt requirements-b.txt');
    assert.equal(report.split('error[').length - 1, 1);
    assert.match(report, /2 files: 1 error; exit code 1 \(.*\)\n$/);
  });
});
