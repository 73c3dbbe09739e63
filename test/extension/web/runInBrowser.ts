/** The stories in VS Code for the web: its extension host, a Web Worker, calls `run`, and each result is sent to the test's server. */
import 'mocha/mocha.js';

/** What mocha's build for browsers puts into the worker, as far as it is used. */
interface BrowserMocha {
  setup(options: { readonly ui: 'bdd'; readonly timeout: number; readonly reporter: typeof quiet }): void;
  grep(title: string): void;
  run(onEnd: (failures: number) => void): Mocha.Runner;
}

/** Only stories whose title has this in it; all by default. Put in by tools/vscode-host/webHost.mjs, as is the address. */
declare const STORY_TITLE: string;
declare const STORY_SERVER: string;

/** In the place of mocha's own reporters, which write to a page or a terminal. It is called with `new`. */
function quiet(): void {
  // What is reported is told by events.
}

/** A generous time limit for a story: what takes minutes on a busy machine takes seconds on an idle one. */
const STORY_MILLISECONDS = 240_000;

/**
 * Runs stories; rejects if one failed.
 * @param load imports their files, each of which calls `describe`
 */
export async function runInBrowser(load: () => Promise<unknown>): Promise<void> {
  const { mocha } = globalThis as unknown as { readonly mocha: BrowserMocha };
  mocha.setup({ ui: 'bdd', timeout: STORY_MILLISECONDS, reporter: quiet });
  if (STORY_TITLE !== '') mocha.grep(STORY_TITLE);
  await load();
  // One after the other, so that they arrive in their order.
  let sent: Promise<unknown> = Promise.resolve();
  const tell = (event: object): void => {
    sent = sent.then(() => fetch(STORY_SERVER, { method: 'POST', body: JSON.stringify(event) }));
  };
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    tell({ event: 'plan', count: runner.total });
    runner.on('test', (test) => {
      tell({ event: 'start', title: test.fullTitle() });
    });
    runner.on('pass', (test) => {
      tell({ event: 'end', title: test.fullTitle(), state: 'passed' });
    });
    runner.on('pending', (test) => {
      tell({ event: 'end', title: test.fullTitle(), state: 'skipped' });
    });
    runner.on('fail', (test, error: Error) => {
      tell({ event: 'end', title: test.fullTitle(), state: 'failed', error: error.stack ?? error.message });
    });
  });
  tell({ event: 'done' });
  await sent;
  if (failures > 0) throw new Error(`${failures} stories failed`);
}
