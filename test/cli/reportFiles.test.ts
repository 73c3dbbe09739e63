import assert from 'node:assert/strict';
import { FakeEngine, findingAt, Workspace } from '../support/commandLine.ts';
import { problemsOfSarif } from '../support/sarifSchema.ts';

const engine = new FakeEngine((request) => ({ findings: [findingAt(request, 'tokenizers')] }));

describe('reports in files', () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await Workspace.make({ 'requirements.txt': 'tokenizers\n' });
  });

  afterEach(() => workspace.remove());

  async function written(name: string): Promise<string | undefined> {
    return workspace.read(name).then(String, () => undefined);
  }

  it('are written beside the text, in folders that need not exist', async () => {
    const alone = await workspace.run('check', { engine });
    const { exitCode, output } = await workspace.run(
      'check --output sarif=out/preflight.sarif --output junit=report.xml --output=json=all.json',
      { engine },
    );
    assert.deepEqual([exitCode, output], [1, alone.output]);
    assert.deepEqual(problemsOfSarif(JSON.parse((await written('out/preflight.sarif')) ?? '')), []);
    assert.match((await written('report.xml')) ?? '', /<failure /);
    assert.match((await written('all.json')) ?? '', /"version": 1/);
  });

  it('have no colours where the text has', async () => {
    const { output } = await workspace.run('check --color always --output text=report.txt', { engine });
    assert.match(output, /\u001B/);
    const text = await written('report.txt');
    assert.match(text ?? '', /tokenizers/);
    assert.doesNotMatch(text ?? '', /\u001B/);
  });

  for (const [line, complaint] of [
    ['check --output sarf=a.txt', /--output: the format must be .*, not sarf; did you mean `sarif`\?/],
    ['check --output sarif', /--output needs FORMAT=FILE/],
    ['check --output sarif=', /--output needs FORMAT=FILE/],
    ['check --output sarif=a.txt --output junit=./a.txt', /two reports cannot be one file: \.\/a\.txt/],
    ['check --output sarif=.', /--output: \. is a folder/],
    ['check --output text=requirements.txt', /--output: requirements\.txt is what a file of the project is called/],
    ['check --output json=a/wrangler.json', /--output: a\/wrangler\.json is what a file of the project is called/],
    ['check --output json=-', /--output: - is no file/],
    ['check --baseline requirements.txt --write-baseline', /--baseline: requirements\.txt is what a file of the/],
  ] as const) {
    it(`${line}: is refused before anything is checked`, async () => {
      const asked = new FakeEngine();
      const { exitCode, output, errors } = await workspace.run(line, { engine: asked });
      assert.deepEqual([exitCode, output, asked.requests], [2, '', []]);
      assert.match(errors, complaint);
      assert.equal(await written('a.txt'), undefined);
      assert.equal(await written('requirements.txt'), 'tokenizers\n');
    });
  }

  it('say in a few words why they cannot be written', async () => {
    const { exitCode, errors } = await workspace.run('check --output sarif=requirements.txt/no.sarif', { engine });
    assert.equal(exitCode, 2);
    assert.equal(errors, 'requirements.txt/no.sarif was not written: a part of its path is not a folder\n');
  });

  it('one that cannot be written is said, the others are there, and the exit code is 2', async () => {
    const { exitCode, output, errors } = await workspace.run('check --output sarif=no.sarif --output junit=yes.xml', {
      engine,
      onWrite: (file) => {
        if (file.endsWith('no.sarif')) throw new Error('the disk is full');
      },
    });
    assert.equal(exitCode, 2);
    assert.match(errors, /^no\.sarif was not written: the disk is full\n$/);
    assert.match(output, /exit code 2 \(a report could not be written\)/);
    assert.deepEqual([await written('no.sarif'), typeof (await written('yes.xml'))], [undefined, 'string']);
  });
});
