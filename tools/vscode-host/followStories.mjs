// Follows the stories as they run: prints each as it starts and ends, counts, and gives up if nothing happens any more.
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/**
 * Reads the file that test/extension/runStories.ts writes, until VS Code has exited or nothing was written for too long.
 * What was reported until then counts in any case; any other error counts as one more failure.
 * @param {object} options
 * @param {string} options.file
 * @param {Promise<number | string>} options.ended the exit code of the suite, or what happened to VS Code instead, as a clause
 * @param {number} options.stallMilliseconds longer than any story may take
 * @param {number} [options.startMilliseconds] longer than VS Code may take until it reports how many stories there are
 * @param {boolean} [options.mayBeNone] whether there may be no story, because only some titles were requested
 * @param {(line: string) => void} [options.print]
 * @returns {Promise<{passed: number, failed: number, isStuck: boolean}>} `isStuck`: VS Code itself never got as far as the
 *   stories, or its window answered no more; that says nothing of the stories
 */
export async function followStories({
  file,
  ended,
  stallMilliseconds,
  startMilliseconds = stallMilliseconds,
  mayBeNone = false,
  print = console.log,
}) {
  const run = new StoryRun(mayBeNone, print);
  let end;
  void ended.then((value) => (end = { value }));
  let read = 0;
  let heard = Date.now();
  for (;;) {
    // What was reported before the end is read after it.
    const isOver = end !== undefined;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(read)) run.hear(JSON.parse(line));
    if (lines.length > read) heard = Date.now();
    read = lines.length;
    if (run.isStuck) return run.close("VS Code's window answered no more");
    if (isOver) return run.close(end.value);
    const patience = run.hasStarted ? stallMilliseconds : startMilliseconds;
    if (Date.now() - heard > patience) return run.close(`nothing happened for ${Math.round(patience / 1000)} seconds`);
    await setTimeout(100);
  }
}

/** What is known of a run. */
class StoryRun {
  #planned;
  #running;
  #isDone = false;
  #isStuck = false;
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #mayBeNone;
  #print;

  constructor(mayBeNone, print) {
    this.#mayBeNone = mayBeNone;
    this.#print = print;
  }

  get hasStarted() {
    return this.#planned !== undefined;
  }

  get isStuck() {
    return this.#isStuck;
  }

  hear({ event, title, count, state, error }) {
    if (event === 'plan') this.#planned = count;
    if (event === 'start') {
      this.#running = { title, since: Date.now() };
      this.#print(`run     ${title}`);
    }
    if (event === 'end') {
      this.#counts[state]++;
      const seconds = this.#running ? ` (${((Date.now() - this.#running.since) / 1000).toFixed(1)} s)` : '';
      this.#print(`${state.padEnd(7)} ${title}${seconds}`);
      if (error !== undefined) this.#print(error.replace(/^/gm, '        '));
      this.#running = undefined;
    }
    if (event === 'stuck') this.#isStuck = true;
    if (event === 'done') this.#isDone = true;
  }

  /** Counts failures that were not reported: an interrupted run, an unexplained exit code, no stories at all. */
  close(end) {
    const { passed, failed, skipped } = this.#counts;
    const isOver = this.#isDone && !this.#isStuck;
    if (isOver && (failed > 0 || end === 0) && (this.#planned > 0 || this.#mayBeNone))
      return { passed, failed, isStuck: false };
    const reason = typeof end === 'string' ? end : `the suite ended with exit code ${end}`;
    if (this.#running) this.#print(`failed  ${this.#running.title}\n        ${reason}`);
    else this.#print(`failed  the stories as a whole: ${this.#planned === 0 ? 'there are none' : reason}`);
    const unheard = (this.#planned ?? 0) - passed - failed - skipped - (this.#running ? 1 : 0);
    if (unheard > 0) this.#print(`${unheard} more ${unheard === 1 ? 'story was' : 'stories were'} not run`);
    return { passed, failed: failed + 1, isStuck: this.#isStuck || !this.hasStarted };
  }
}
