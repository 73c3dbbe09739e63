/** The stories in a real VS Code: its extension host calls `run`, and each result is written immediately. */
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { Attempts, failWhoeverReachesOut } from '../support/beyondLoopback.ts';
import { windowAnswers } from './windowAnswers.ts';

/** A line of the file that tools/vscode-host/followStories.mjs reads. */
type StoryEvent =
  | { readonly event: 'plan'; readonly count: number }
  | { readonly event: 'start'; readonly title: string }
  | { readonly event: 'end'; readonly title: string; readonly state: StoryState; readonly error?: string }
  | { readonly event: 'stuck' }
  | { readonly event: 'done' };

type StoryState = 'passed' | 'failed' | 'skipped';

/** A generous time limit for a story: what takes a minute on a busy machine takes two seconds on an idle one. */
const STORY_MILLISECONDS = 180_000;

/**
 * Runs stories; rejects if one failed.
 * @param load imports their files, each of which calls `describe`
 */
export async function runStories(load: () => Promise<unknown>): Promise<void> {
  const { STORY_RESULT: file, STORY_TITLE: title, LOOPBACK_ONLY_LOG: log } = process.env;
  const tell = (event: StoryEvent): void => {
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(event)}\n`);
  };
  const mocha = new Mocha({ ui: 'bdd', timeout: STORY_MILLISECONDS, ...(title !== undefined && { fgrep: title }) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const askWindow = async (): Promise<void> => {
    if (await windowAnswers()) return;
    tell({ event: 'stuck' });
    throw new Error("VS Code's window does not answer");
  };
  mocha.suite.beforeEach(askWindow);
  mocha.suite.afterEach(askWindow);
  const attempts = log === undefined ? undefined : new Attempts(log);
  if (attempts) failWhoeverReachesOut(Mocha.Runnable.prototype, attempts);
  await load();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    tell({ event: 'plan', count: runner.total });
    const ended = (test: Mocha.Runnable, state: StoryState, error?: string): void => {
      tell({ event: 'end', title: test.fullTitle(), state, ...(error !== undefined && { error }) });
    };
    runner.on('test', (test) => {
      tell({ event: 'start', title: test.fullTitle() });
    });
    runner.on('pass', (test) => {
      ended(test, 'passed');
    });
    runner.on('pending', (test) => {
      ended(test, 'skipped');
    });
    runner.on('fail', (test, error: Error) => {
      ended(test, 'failed', error.stack ?? error.message);
    });
  });
  const late = attempts?.take();
  if (late) tell({ event: 'end', title: 'after the last story', state: 'failed', error: late.stack ?? late.message });
  tell({ event: 'done' });
  if (failures > 0 || late) throw new Error(`${failures} stories failed`);
}
