/** Shows in the editor that work is under way, with a way to cancel it, once it has taken a while. */
import type { Connection } from 'vscode-languageserver';

/** Work that ends sooner is not worth a display. */
const SLOW_MILLISECONDS = 1_000;

export interface SlowWorkOptions {
  /** What is being done. */
  readonly title: string;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onCancel: () => void;
}

/**
 * Begins a piece of work.
 * @returns to be called with news, and once without when the work is over
 */
export function beginSlowWork(connection: Connection, options: SlowWorkOptions): (message?: string) => void {
  const over = new AbortController();
  let latest: string | undefined;
  let show: ((message: string) => void) | undefined;
  const display = async (): Promise<void> => {
    await options.wait(SLOW_MILLISECONDS, over.signal);
    const progress = await connection.window.createWorkDoneProgress();
    if (over.signal.aborted) {
      progress.done();
      return;
    }
    progress.begin(options.title, undefined, latest, true);
    progress.token.onCancellationRequested(options.onCancel);
    show = (message) => {
      progress.report(message);
    };
    over.signal.addEventListener('abort', () => {
      progress.done();
    });
  };
  // Ends with an error when the work is over sooner, and when the editor does not want the display.
  display().catch(() => undefined);
  return (message) => {
    if (message === undefined) over.abort();
    else {
      latest = message;
      show?.(message);
    }
  };
}
