/** `npm test -- PATTERN`: what a pattern selects, and that nothing is silently skipped. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Found {
  readonly suites: readonly string[];
  readonly stories: readonly string[];
  readonly unmatched: readonly string[];
}

const { findSuites } = (await import(pathToFileURL(path.resolve('tools/suites.mjs')).href)) as {
  findSuites: (patterns: readonly string[], root?: string) => Found;
};

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

function npmTest(...words: readonly string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(process.execPath, ['tools/test.mjs', ...words], (error, stdout, stderr) => {
      ended({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

/** The title of a test here that starts no process. */
const ONE = 'that no suite has is named, also among others';

describe('a pattern of npm test', () => {
  let root: string;

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'suites-'));
    for (const file of ['core/a.test.ts', 'core/b.test.ts', 'core/_c.ts', 'extension/a.story.ts', 'support/d.ts']) {
      mkdirSync(path.dirname(path.join(root, 'test', file)), { recursive: true });
      writeFileSync(path.join(root, 'test', file), '');
    }
  });
  after(() => {
    rmSync(root, { recursive: true });
  });

  it('is a part of the path of suites or stories, as a shell or an editor writes it', () => {
    const { suites, stories } = findSuites(['a.'], root);
    assert.deepEqual([suites, stories], [['test/core/a.test.ts'], ['test/extension/a.story.ts']]);
    for (const pattern of ['core/b', './test/core/b.test.ts', String.raw`test\core\b.test.ts`])
      assert.deepEqual(findSuites([pattern], root).suites, ['test/core/b.test.ts']);
    assert.deepEqual(findSuites([], root).suites, ['test/core/a.test.ts', 'test/core/b.test.ts']);
  });

  it(ONE, () => {
    assert.deepEqual(findSuites(['core/a', 'core/_c', 'support'], root).unmatched, ['core/_c', 'support']);
  });

  it('that no suite has is a failure, also where others match', async () => {
    const { exitCode, output } = await npmTest('core/no-such-suite');
    assert.equal(exitCode, 1);
    assert.match(output, /^no suite has `core\/no-such-suite` in its path/m);
    assert.match(output, /^0 passed, 1 failed$/m);
    const both = await npmTest('core/no-such-suite', 'tools/testCommand', '--title', ONE);
    assert.equal(both.exitCode, 1);
    assert.match(both.output, /^1 passed, 1 failed$/m);
  }).timeout(60_000);

  it('runs what matches, and only the title that is meant', async () => {
    const { exitCode, output } = await npmTest('tools/testCommand', '--title', ONE);
    assert.equal(exitCode, 0, output);
    assert.match(output, /^1 passed, 0 failed$/m);
    assert.doesNotMatch(output, /compile|lint|bundle/);
  }).timeout(60_000);

  it('with a title that no test has is a failure', async () => {
    const { exitCode, output } = await npmTest('tools/testCommand', '--title', 'no such test'.toUpperCase());
    assert.equal(exitCode, 1);
    assert.match(output, /^no test has `NO SUCH TEST` in its title$/m);
  }).timeout(60_000);

  it('leaves nothing behind', async () => {
    const bundled = (): number => readdirSync('out').filter((name) => name.startsWith('suites-')).length;
    const count = bundled();
    await npmTest('tools/testCommand', '--title', 'no such test');
    assert.equal(bundled(), count);
  }).timeout(60_000);
});
