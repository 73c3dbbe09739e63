import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Parser } from 'htmlparser2';
import { normalizeName } from '../../../server/src/core/packaging/name.ts';
import {
  FakeEngine,
  findingAt,
  replacement,
  runCommandLine,
  Workspace,
  type RunResult,
} from '../../support/commandLine.ts';
import { invented } from '../../support/english.ts';
import { RECORDED_INDEX, recordedChecker } from '../../support/recorded.ts';
import { problemsOfSarif } from '../../support/sarifSchema.ts';

/** What somebody puts into a name or a message who wants to break a report, or the program that reads it. */
const HOSTILE = 'it\'s "quoted" <b>&amp;</b> ]]> %0A::error::x \u001B[31m\u0007 a,b: 😀 [x](y) \uFFFE | `tick` 100%';
const FOLDER = 'a folder, 100%:50%/ünï[1]';
const PYPROJECT = `[project]
name = "demo"
dependencies = [
  "fastuuid>=1",
  "tokenizers",
]
`;

const engine = new FakeEngine((request) => ({
  findings: [
    findingAt(request, 'fastuuid', {
      message: invented(HOSTILE),
      name: normalizeName('fastuuid'),
      culprits: [normalizeName('maturin')],
      chains: [['fastuuid', 'between', 'maturin'].map((name) => normalizeName(name))],
      remedies: [replacement(request, '>=1', '>=2 # 😀 %0A ]]>')],
    }),
    findingAt(request, 'tokenizers', { code: 'held-back', severity: 'warning', name: normalizeName('tokenizers') }),
    findingAt(request, 'demo', { code: 'not-checked', severity: 'information' }),
  ],
}));

describe('reports for other programs', () => {
  let workspace: Workspace;

  before(async () => {
    workspace = await Workspace.make({ [`${FOLDER}/pyproject.toml`]: PYPROJECT });
    await mkdir(path.join(workspace.folder, '.git'));
  });

  after(() => workspace.remove());

  /** From the folder of the file, whose name no word of a command line could have. */
  function reported(line: string): Promise<RunResult> {
    return runCommandLine(path.join(workspace.folder, FOLDER), line, { engine });
  }

  /** Nothing that controls a terminal, and nothing of the machine. */
  function assertHarmless(output: string): void {
    assert.doesNotMatch(output, /[^\P{Cc}\n]/u);
    assert.ok(!output.includes(workspace.folder));
  }

  describe('sarif', () => {
    it('conforms to the schema of the standard, and names files from the root of the repository', async () => {
      const { exitCode, output } = await reported('check --format sarif');
      assert.equal(exitCode, 1);
      assertHarmless(output);
      const log = JSON.parse(output) as { runs: [{ results: Record<string, unknown>[] }] };
      assert.deepEqual(problemsOfSarif(log), []);
      const [first, second, third] = log.runs[0].results;
      const artifactLocation = {
        uri: 'a%20folder%2C%20100%25%3A50%25/%C3%BCn%C3%AF%5B1%5D/pyproject.toml',
        uriBaseId: '%SRCROOT%',
      };
      assert.deepEqual(first?.['locations'], [
        {
          physicalLocation: {
            artifactLocation,
            region: { startLine: 4, startColumn: 4, endLine: 4, endColumn: 12 },
          },
        },
      ]);
      assert.deepEqual(first['fixes'], [
        {
          description: { text: 'Pin it to >=2 # 😀 %0A ]]>' },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [
                {
                  deletedRegion: { startLine: 4, startColumn: 12, endLine: 4, endColumn: 15 },
                  insertedContent: { text: '>=2 # 😀 %0A ]]>' },
                },
              ],
            },
          ],
        },
      ]);
      assert.deepEqual(
        [first, second, third].map((result) => result?.['level']),
        ['error', 'warning', 'note'],
      );
    });

    it('marks a finding by its file, code and project, so that it stays the same on another line', async () => {
      const marks = async (): Promise<unknown> => {
        const { output } = await reported('check --format sarif');
        const log = JSON.parse(output) as { runs: [{ results: { partialFingerprints: object }[] }] };
        return log.runs[0].results.map(({ partialFingerprints }) => partialFingerprints);
      };
      const before = await marks();
      await workspace.write(`${FOLDER}/pyproject.toml`, `# moved\n${PYPROJECT}`);
      assert.deepEqual(await marks(), before);
      await workspace.write(`${FOLDER}/pyproject.toml`, PYPROJECT);
    });

    it('conforms without a finding, too', async () => {
      const { output } = await workspace.run('check --format sarif', { engine: new FakeEngine() });
      const log = JSON.parse(output) as { runs: [{ results: unknown[] }] };
      assert.deepEqual([problemsOfSarif(log), log.runs[0].results], [[], []]);
    });
  });

  it('github: a command for each finding, of which no text ends early', async () => {
    const { output } = await reported('check --format github');
    assertHarmless(output);
    const lines = output.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(
      lines[0] ?? '',
      /^::error file=a folder%2C 100%25%3A50%25\/ünï\[1\]\/pyproject\.toml,line=4,endLine=4,col=4,endColumn=12,title=blocked-dependency::it's "quoted" .*\]\]> %250A::error::x .*%0Avia: fastuuid → between → maturin%0Afix: /,
    );
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]),
      ['::error', '::warning', '::notice'],
    );
  });

  it('gitlab: each issue has a fingerprint of its own', async () => {
    const { output } = await reported('check --format gitlab');
    assertHarmless(output);
    const issues = JSON.parse(output) as { fingerprint: string; severity: string; location: unknown }[];
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 3);
    assert.deepEqual(
      issues.map(({ severity }) => severity),
      ['major', 'minor', 'info'],
    );
    assert.deepEqual(issues[0]?.location, { path: `${FOLDER}/pyproject.toml`, lines: { begin: 4, end: 4 } });
  });

  it('gitlab: the same is said twice of one project with two fingerprints', async () => {
    const twice = new FakeEngine((request) => ({
      findings: ['fastuuid', 'tokenizers'].map((place) => findingAt(request, place, { name: normalizeName('same') })),
    }));
    const { output } = await workspace.run('check --format gitlab', { engine: twice });
    const issues = JSON.parse(output) as { fingerprint: string }[];
    const [first = '', second] = issues.map(({ fingerprint }) => fingerprint);
    assert.equal(second, `${first}:2`);
  });

  describe('junit', () => {
    it('is well-formed, and the texts in it are what was said', async () => {
      const { output } = await reported('check --format junit');
      assertHarmless(output);
      assert.doesNotMatch(output, /\uFFFE/);
      assert.match(output, /message="it's &quot;quoted&quot; &lt;b&gt;&amp;amp;&lt;\/b&gt; \]\]&gt; %0A::error::x /);
      const names: string[] = [];
      const parser = new Parser({ onopentagname: (name) => void names.push(name) }, { xmlMode: true });
      parser.end(output);
      assert.deepEqual(
        names.filter((name) => !['testcase', 'failure'].includes(name)),
        ['testsuites', 'testsuite', 'system-out'],
      );
    });

    for (const [failOn, failures] of [
      ['error', 1],
      ['warning', 2],
      ['note', 3],
    ] as const) {
      it(`a finding fails its test if it counts for --fail-on ${failOn}`, async () => {
        const { output } = await reported(`check --format junit --fail-on ${failOn}`);
        assert.equal(output.match(/<failure /g)?.length, failures);
        assert.match(
          output,
          new RegExp(`<testsuites name="[^"]+" tests="${failures + 1}" failures="${failures}" errors="0" skipped="0">`),
        );
        assert.equal(/<system-out>[^<]*not-checked/.test(output), failOn !== 'note');
      });
    }

    it('what installs passes, and what asks for nothing is skipped', async () => {
      const fine = new FakeEngine(() => ({ resolution: { resolves: true, packages: [] } }));
      const { output } = await workspace.run('check --format junit', { engine: fine });
      assert.match(output, /tests="1" failures="0" errors="0" skipped="0">\n {4}<testcase [^>]* name="[^"]+"\/>/);
      const empty = await Workspace.make({
        'pyproject.toml': '[project]\nname = "app"\nversion = "1"\ndependencies = []\n',
        'wrangler.toml': 'main = "a.py"\ncompatibility_date = "2026-02-01"\ncompatibility_flags = ["python_workers"]\n',
        'a.py': '',
      });
      try {
        const nothing = await empty.run(`check --format junit --recorded-index ${RECORDED_INDEX}`, {
          engine: recordedChecker,
        });
        assert.match(nothing.output, /tests="1" [^>]*skipped="1">\n {4}<testcase [^>]*><skipped message="[^"]+"\/>/);
      } finally {
        await empty.remove();
      }
    });

    it('what could not be decided is an error', async () => {
      const unsure = new FakeEngine(() => ({ resolution: { resolves: null, packages: [] } }));
      const { exitCode, output } = await workspace.run('check --format junit', { engine: unsure });
      assert.equal(exitCode, 2);
      assert.match(
        output,
        /tests="1" failures="0" errors="1"[^]*<error type="unknown" message="[^"]*cannot tell whether/,
      );
    });
  });

  it('markdown: texts stay in their cells, and mean nothing', async () => {
    const { output } = await reported('check --format markdown');
    assertHarmless(output);
    const rows = output.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(rows.length, 5);
    assert.ok(rows.every((row) => row.match(/(?<!\\)\|/g)?.length === 4));
    assert.doesNotMatch(output, /<b>|(?<!\\)\[x\]\(y\)/);
  });

  it('markdown: of very many findings the first are shown', async () => {
    const many = new FakeEngine((request) => ({
      findings: Array.from({ length: 60 }, (_, at) =>
        findingAt(request, 'tokenizers', { message: invented(`no. ${at}`) }),
      ),
    }));
    const { output } = await workspace.run('check --format markdown', { engine: many });
    assert.match(output, /10 more findings are not shown/);
  });

  it('a file outside the repository is named in full', async () => {
    const outside = await Workspace.make({ 'pyproject.toml': PYPROJECT });
    try {
      const { output } = await workspace.run(`check ${outside.folder} --format gitlab`, { engine });
      const [issue] = JSON.parse(output) as { location: { path: string } }[];
      assert.equal(issue?.location.path, `${outside.folder.replaceAll('\\', '/')}/pyproject.toml`);
      const sarif = await workspace.run(`check ${outside.folder} --format sarif`, { engine });
      assert.match(sarif.output, /"uri": "file:\/\/\/[^"]+\/pyproject\.toml"\n/);
      assert.deepEqual(problemsOfSarif(JSON.parse(sarif.output)), []);
    } finally {
      await outside.remove();
    }
  });
});
