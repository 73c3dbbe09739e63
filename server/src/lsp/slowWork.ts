/** Shows cancellable progress in the editor once work has taken a while. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { tell, type Message } from '../core/messages/message.ts';
import type { WorkspaceParts } from './workspaceParts.ts';

/** What work needs that somebody waits for. */
type Worker = Pick<WorkspaceParts, 'connection' | 'abilities' | 'messages' | 'world'>;

/** Shorter work is not worth showing. */
const SLOW_MILLISECONDS = 1_000;

export interface SlowWorkOptions {
  /** Description of the work. */
  readonly title: string;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onCancel: () => void;
}

/**
 * Starts a piece of work.
 * @returns a function to call with progress, and once without arguments when the work is done
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
  // Rejects if the work is done sooner, or if the editor does not want progress.
  display().catch(() => undefined);
  return (message) => {
    if (message === undefined) over.abort();
    else {
      latest = message;
      show?.(message);
    }
  };
}

/**
 * Does work for a request, which its user can cancel in the display of progress or by the request itself.
 * @returns undefined if it was cancelled
 */
export async function cancellable<Answer>(
  { connection, abilities, messages, world }: Worker,
  title: Message,
  token: CancellationToken,
  work: (signal: AbortSignal, onProgress: (message: string) => void) => Promise<Answer>,
): Promise<Answer | undefined> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  token.onCancellationRequested(stop);
  const report = abilities.progress
    ? beginSlowWork(connection, {
        title: tell(title, messages),
        wait: (milliseconds, signal) => world.host.sleep(milliseconds, signal),
        onCancel: stop,
      })
    : () => undefined;
  try {
    return await work(controller.signal, report);
  } catch (error) {
    if (controller.signal.aborted) return undefined;
    throw error;
  } finally {
    report();
  }
}
