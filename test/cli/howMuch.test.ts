import assert from 'node:assert/strict';
import { FakeEngine, findingAt, Workspace } from '../support/commandLine.ts';

const engine = new FakeEngine((request) => ({
  findings: [
    findingAt(request, 'tokenizers'),
    findingAt(request, 'fastuuid'),
    findingAt(request, 'litellm', { code: 'held-back', severity: 'warning' }),
    findingAt(request, 'litellm', { code: 'source-only' }),
  ],
}));

const SUMMARY = '1 file: 3 errors, 1 warning; exit code 1 (errors or warnings found)\n';

describe('how much is printed', () => {
  let workspace: Workspace;

  before(async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'tokenizers\nfastuuid\nlitellm\n' });
  });

  after(() => workspace.remove());

  for (const option of ['-q', '--quiet']) {
    it(`${option}: only the summary`, async () => {
      const { exitCode, output, errors } = await workspace.run(`check ${option}`, { engine });
      assert.deepEqual([exitCode, output, errors], [1, SUMMARY, '']);
    });
  }

  it('-q changes nothing of what other programs read', async () => {
    const loud = await workspace.run('check --format json', { engine });
    assert.deepEqual(await workspace.run('check --format json -q', { engine }), loud);
  });

  it('--statistics: how often each finding occurs, the worst and most frequent first', async () => {
    const { exitCode, output } = await workspace.run('check --statistics', { engine });
    const lines = '2  error[blocked-dependency]\n1  error[source-only]\n1  warning[held-back]\n\n';
    assert.deepEqual([exitCode, output], [1, `${lines}${SUMMARY}`]);
  });

  it('--statistics is about the text', async () => {
    for (const line of ['check --statistics --format json', 'check --statistics --diff']) {
      const { exitCode, errors } = await workspace.run(line, { engine });
      assert.equal(exitCode, 2);
      assert.match(errors, /--statistics cannot be used with --/);
    }
  });

  it('-v: why the runtime was chosen, and how long it took, on the error stream', async () => {
    const loud = await workspace.run('check', { engine });
    const { output, errors } = await workspace.run('check -v', { engine });
    assert.equal(output, loud.output);
    assert.equal(
      errors,
      'requirements.txt: checked for Python Workers 3.13 (workers-3.13): compatibility_date 2026-02-01 in wrangler.toml\n' +
        'check took 0.0 s\n',
    );
  });
});
