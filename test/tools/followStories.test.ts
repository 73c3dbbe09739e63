/** How the stories of the real editor are followed: finished ones are never lost, and a stalled run ends. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Options {
  readonly file: string;
  readonly ended: Promise<number | string>;
  readonly stallMilliseconds: number;
  readonly startMilliseconds?: number;
  readonly mayBeNone?: boolean;
  readonly print: (line: string) => void;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly isStuck: boolean;
}

const { followStories } = (await import(pathToFileURL(path.resolve('tools/vscode-host/followStories.mjs')).href)) as {
  followStories: (options: Options) => Promise<Outcome>;
};

/** Longer than any test here takes. */
const NEVER_STALLS = 3_600_000;

describe('following the stories of the real editor', () => {
  let folder: string;
  let file: string;
  let printed: string[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'follow-'));
    file = path.join(folder, 'results.jsonl');
    printed = [];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function tell(...events: readonly object[]): void {
    appendFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  }

  function follow(ended: Promise<number | string>, stallMilliseconds = NEVER_STALLS): ReturnType<typeof followStories> {
    return followStories({ file, ended, stallMilliseconds, print: (line) => void printed.push(withoutTimes(line)) });
  }

  const counts = ({ passed, failed }: Outcome): object => ({ passed, failed });
  const withoutTimes = (line: string): string => line.replace(/ \(\d+\.\d s\)$/, '');
  const start = (title: string): object => ({ event: 'start', title });
  const passed = (title: string): object => ({ event: 'end', title, state: 'passed' });
  const failed = (title: string): object => ({
    event: 'end',
    title,
    state: 'failed',
    error: 'Error: no\n    at x.ts:1',
  });
  const plan = (count: number): object => ({ event: 'plan', count });
  const done = { event: 'done' };

  it('each is told as it starts and as it ends, a failed one with its error', async () => {
    tell(plan(2), start('one'), passed('one'), start('two'), failed('two'), done);
    assert.deepEqual(counts(await follow(Promise.resolve(1))), { passed: 1, failed: 1 });
    assert.deepEqual(printed, [
      'run     one',
      'passed  one',
      'run     two',
      'failed  two',
      '        Error: no\n            at x.ts:1',
    ]);
  });

  it('they are told while the others still run', async () => {
    tell(plan(1), start('one'));
    let end: (code: number) => void = () => undefined;
    const ended = new Promise<number>((resolve) => (end = resolve));
    const following = followStories({
      file,
      ended,
      stallMilliseconds: NEVER_STALLS,
      print: () => {
        tell(passed('one'), done);
        end(0);
      },
    });
    assert.deepEqual(counts(await following), { passed: 1, failed: 0 });
  });

  it('one that hangs is named as failed, those before it count, those behind it are not forgotten', async () => {
    tell(plan(4), start('one'), passed('one'), start('two'));
    assert.deepEqual(counts(await follow(new Promise(() => undefined), 1)), { passed: 1, failed: 1 });
    assert.deepEqual(printed.slice(2), [
      'run     two',
      'failed  two\n        nothing happened for 0 seconds',
      '2 more stories were not run',
    ]);
  });

  it('where VS Code dies it is said of the story that was running', async () => {
    tell(plan(2), start('one'), passed('one'), start('two'));
    assert.deepEqual(counts(await follow(Promise.resolve('the page of VS Code crashed'))), { passed: 1, failed: 1 });
    assert.equal(printed.at(-1), 'failed  two\n        the page of VS Code crashed');
  });

  it('a suite that ends early, with whatever exit code, has failed', async () => {
    tell(plan(2), start('one'), passed('one'));
    assert.deepEqual(counts(await follow(Promise.resolve(0))), { passed: 1, failed: 1 });
    assert.deepEqual(printed.slice(2), [
      'failed  the stories as a whole: the suite ended with exit code 0',
      '1 more story was not run',
    ]);
  });

  it('a suite that fails although every story passed has failed', async () => {
    tell(plan(1), start('one'), passed('one'), done);
    assert.deepEqual(counts(await follow(Promise.resolve(1))), { passed: 1, failed: 1 });
  });

  it('VS Code that never comes to its stories has not started: it can be tried again', async () => {
    const never = new Promise<number>(() => undefined);
    const options = { file, ended: never, stallMilliseconds: NEVER_STALLS, startMilliseconds: 1 };
    const outcome = await followStories({ ...options, print: (line) => void printed.push(line) });
    assert.deepEqual(outcome, { passed: 0, failed: 1, isStuck: true });
  });

  it('a window that answers no more says nothing of the stories: they can be run again', async () => {
    tell(plan(3), start('one'), passed('one'), start('two'), { event: 'stuck' });
    const { isStuck } = await follow(new Promise(() => undefined));
    assert.equal(isStuck, true);
    assert.equal(printed[3], "failed  two\n        VS Code's window answered no more");
  });

  it('nor does one whose stories were told as failed before anybody heard that', async () => {
    tell(plan(2), start('one'), failed('one'), { event: 'stuck' }, failed('one'), done);
    assert.equal((await follow(Promise.resolve(1))).isStuck, true);
  });

  it('stories that fail by themselves are not run again', async () => {
    tell(plan(1), start('one'), failed('one'), done);
    assert.equal((await follow(Promise.resolve(1))).isStuck, false);
  });

  it('no stories at all are a failure', async () => {
    tell(plan(0), done);
    assert.deepEqual(counts(await follow(Promise.resolve(0))), { passed: 0, failed: 1 });
    assert.deepEqual(printed, ['failed  the stories as a whole: there are none']);
  });

  it('none are no failure where a title was asked for that only other suites have', async () => {
    tell(plan(0), done);
    const options = {
      file,
      stallMilliseconds: NEVER_STALLS,
      mayBeNone: true,
      print: (line: string) => void printed.push(line),
    };
    assert.deepEqual(counts(await followStories({ ...options, ended: Promise.resolve(0) })), { passed: 0, failed: 0 });
    assert.deepEqual(printed, []);
  });
});
