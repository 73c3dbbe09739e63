/** `explain` on the command line: what it takes for what, the pages, and what it says where it has no answer. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RULES } from '../../server/src/core/findings/rules.ts';
import { RULE_PAGES } from '../../server/src/data/rulePages.ts';
import { pageText } from '../../server/src/cli/render/pageText.ts';
import { Checker } from '../../server/src/check/check.ts';
import { FakeIndex } from '../support/fakeIndex.ts';
import { VirtualHost } from '../support/virtualHost.ts';
import { runCommandLine, Workspace, type RunOptions, type RunResult } from '../support/commandLine.ts';
import { problemsOfOutput } from '../support/outputSchema.ts';
import { recordedChecker, recordedWorkbench } from '../support/recorded.ts';

const EXAMPLES = path.resolve('examples');

function explain(line: string, options: RunOptions = {}): Promise<RunResult> {
  return runCommandLine(EXAMPLES, `explain ${line} --recorded-index recorded-index`, {
    engine: recordedWorkbench,
    ...options,
  });
}

describe('explain', function () {
  this.timeout(60_000);

  it('has the page of each finding with it', () => {
    for (const { code } of RULES) assert.equal(RULE_PAGES[code], readFileSync(`docs/rules/${code}.md`, 'utf8'));
  });

  it('shows a page without its Markdown, wrapped at the width of the terminal, code as it is', async () => {
    const { output, exitCode } = await explain('unused-ignore', { interactive: true, variables: { NO_COLOR: '1' } });
    assert.equal(exitCode, 0);
    assert.match(output, /^unused-ignore\n\n/);
    assert.doesNotMatch(output, /\]\(|^#|```/m);
    const prose = output.split('\n').filter((line) => !line.startsWith('  '));
    assert.ok(prose.every((line) => line.length <= 100));
  });

  it('gives a page as Markdown whose links lead somewhere, and as JSON', async () => {
    const { output } = await explain('held-back --format markdown');
    assert.match(output, /^# held-back\n/);
    assert.match(output, /\]\(https:\/\/[^)]+\/docs\/rules\/no-compatible-wheel\.md\)/);
    const json = await explain('held-back --format json');
    assert.deepEqual(problemsOfOutput(json.output, 'explain'), []);
    assert.match(json.output, /"kind": "code",\n {2}"code": "held-back"/);
  });

  it('takes a former code for what it is called now', async () => {
    assert.match((await explain('stale-sync')).output, /^stale-lock\n/);
  });

  it('reads a text from standard input, with all that a terminal puts around it', async () => {
    const input = '\u001B[31m  ╰─▶ \u001B[0mBecause uvloop==0.22.1 has no usable\n      wheels and you require uvloop';
    const { output, exitCode } = await explain('- --project uvicorn-worker', { input });
    assert.equal(exitCode, 0);
    assert.match(output, /^This is from uv\n\n“uvloop==0\.22\.1 has no usable wheels”/);
    assert.match(output, /In this project\n[^]*blocked-dependency/);
    const json = await explain('- --project uvicorn-worker --format json', { input });
    assert.deepEqual(problemsOfOutput(json.output, 'explain'), []);
  });

  it('says of a text that nobody knows that it does not know it, with nothing in it that controls a terminal', async () => {
    const { output, errors, exitCode } = await explain('-', {
      input: '\u001B[2J\u001B]0;gone\u0007no\u202Ething known here',
    });
    assert.equal(exitCode, 2);
    assert.equal(output, '');
    assert.match(errors, /`no thing known here` is no sentence of uv/);
    assert.doesNotMatch(errors.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  });

  it('repeats no password of a text that it does not know', async () => {
    const { errors } = await explain('-', { input: 'see https://me:secret@index.example/ for more' });
    assert.match(errors, /is no sentence of uv/);
    assert.doesNotMatch(errors, /secret/);
  });

  it('needs something to explain', async () => {
    for (const options of [{ input: ' \n' }, { input: '' }]) {
      const { errors, exitCode } = await explain('-', options);
      assert.equal(exitCode, 2);
      assert.match(errors, /needs a name, a code, a requirement or a text/);
    }
    assert.equal((await explain('')).exitCode, 2);
  });

  it('explains codes and texts without a project, and a release by itself; a name needs one', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'explain-'));
    try {
      const run = (line: string): Promise<RunResult> =>
        runCommandLine(folder, `explain ${line} --recorded-index ${path.join(EXAMPLES, 'recorded-index')}`, {
          engine: recordedChecker,
        });
      assert.equal((await run('wrong-abi')).exitCode, 0);
      assert.equal((await run('six==1.0 has no usable wheels')).exitCode, 0);
      const alone = await run('pydantic==2.12 -t workers-3.13');
      assert.equal(alone.exitCode, 0);
      assert.match(
        alone.output,
        /It cannot be installed on Python Workers 3\.13\. The newest that installs there is `pydantic` 2\.10\.6/,
      );
      const named = await run('fastuuid');
      assert.equal(named.exitCode, 2);
      assert.match(
        named.errors,
        /no dependency file found in this folder, and nothing is searched below it; name a file, or another folder, with --project/,
      );
      await writeFile(path.join(folder, 'pyproject.toml'), '[tool.other]\n');
      assert.equal((await run('six==1.0 has no usable wheels')).exitCode, 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('suggests a name that is near, of a package or of a code', async () => {
    const near = await explain('numpi --project litellm-worker');
    assert.equal(near.exitCode, 2);
    assert.match(near.output, /Did you mean `numpy`\?/);
    assert.match((await explain('held-bak --project litellm-worker')).output, /Did you mean `held-back`\?/);
  });

  it('says of a package that nothing needs that nothing needs it', async () => {
    const { output, exitCode } = await explain('pandas --project litellm-worker');
    assert.equal(exitCode, 0);
    assert.match(output, /Nothing in `litellm-worker\/pyproject\.toml` needs `pandas`/);
  });

  it('asks for a release of a name that no index has without resolving the project', async () => {
    const index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': ['string'], 'string-2.0-py3-none-any.whl': [] });
    const host = new VirtualHost();
    host.http = index.http;
    const workspace = await Workspace.make({ 'requirements.txt': 'kite\n' });
    try {
      const { exitCode, output } = await workspace.run(
        'explain nosuch==1 -t workers-3.13 --index-url https://pypi.example/simple/',
        { engine: new Checker({ host, today: () => '2026-11-24' }) },
      );
      assert.equal(exitCode, 2, output);
      assert.deepEqual(
        index.asked.filter((address) => address.includes('pypi.example')),
        ['https://pypi.example/simple/nosuch/'],
      );
    } finally {
      await workspace.remove();
    }
  });

  it('does not promise a version while another dependency, which may ask for another one, is not known', async () => {
    const index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': ['string'], 'string-2.0-py3-none-any.whl': [] });
    const host = new VirtualHost();
    host.http = index.http;
    index.down = { problem: { status: 401 }, names: ['lamp'] };
    const workspace = await Workspace.make({ 'requirements.txt': 'kite\nlamp\n' });
    const run = (asked: string): Promise<RunResult> =>
      workspace.run(`explain ${asked} -t workers-3.13 --index-url https://pypi.example/simple/`, {
        engine: new Checker({ host, today: () => '2026-11-24' }),
      });
    try {
      for (const asked of ['kite', 'string']) {
        const { output, exitCode } = await run(asked);
        assert.equal(exitCode, 2, output);
        assert.match(output, /It is not known whether `\w+` \d\.0, the version found so far, is what gets installed/);
        assert.match(output, /what `lamp` needs could not be found out/);
      }
      const { output } = await run('kite --format json');
      assert.deepEqual(problemsOfOutput(output, 'explain'), []);
      assert.match(output, /"status": "unknown",[^{}]*"version": "1\.0"/);
    } finally {
      await workspace.remove();
    }
  });

  it('does not know what an index does not say: whether something needs it, or whether it can be installed', async () => {
    const index = new FakeIndex({ 'kite-1.0-py3-none-any.whl': ['string'], 'string-2.0-py3-none-any.whl': [] });
    const host = new VirtualHost();
    host.http = index.http;
    const workspace = await Workspace.make({ 'requirements.txt': 'kite\n' });
    const run = (asked: string): Promise<RunResult> =>
      workspace.run(`explain ${asked} -t workers-3.13 --index-url https://pypi.example/simple/`, {
        engine: new Checker({ host, today: () => '2026-11-24' }),
      });
    try {
      index.down = { problem: { kind: 'connection', reason: 'no-route' } };
      const named = await run('string');
      assert.equal(named.exitCode, 2);
      assert.match(named.output, /It is not known whether anything in `requirements\.txt` needs `string`/);
      const pinned = await run('kite==1.0');
      assert.equal(pinned.exitCode, 2);
      assert.match(pinned.output, /It is not known whether `kite==1\.0` can be installed: .*there is no route/);
      assert.doesNotMatch(pinned.output, /It is not taken|There is no such release/);
      index.down = undefined;
      assert.match((await run('string')).output, /- `kite` → `string`/);
    } finally {
      await workspace.remove();
    }
  });
});

describe('a page as text', () => {
  it('keeps lists, tables and code apart from prose, and joins the lines of each', () => {
    const page =
      '# title\n\nOne [link](a.md) and\n**more**.\n- first\n  goes on\n- second `x`\n\n| a | b |\n| --- | --- |\n| [c](d) | e |\n\n```toml\n# no heading\n- a\n```\n';
    assert.equal(
      pageText(page, { colors: false }),
      'title\n\nOne link and more.\n\n- first goes on\n- second `x`\n\na  b\nc  e\n\n  # no heading\n  - a\n',
    );
  });
});
