/** The stories in a real VS Code: run by its extension host, which calls `run`. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

interface StoryResult {
  readonly title: string;
  readonly state: string;
  readonly error?: string;
}

/** Runs every story and writes what came of each; rejects where one failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000 });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./pydanticWorker.story.ts');
  await import('./litellmWorker.story.ts');
  await import('./severalTargets.story.ts');
  await import('./chooseRuntime.story.ts');
  await import('./moreFiles.story.ts');
  await import('./editor.story.ts');
  const tests: StoryResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => tests.push({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => tests.push({ title: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error: Error) => {
      tests.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? error.message });
    });
  });
  const { STORY_RESULT: result } = process.env;
  if (result !== undefined) writeFileSync(result, JSON.stringify({ tests }));
  if (failures > 0) throw new Error(`${failures} stories failed`);
}
