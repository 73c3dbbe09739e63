/** Watches a transfer by the host's clock and aborts it when no more data arrive. */
import { say, type Message } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import {
  ANSWER_DEADLINE_MILLISECONDS,
  MIN_BYTES_PER_SECOND,
  STALL_MILLISECONDS,
  TRANSFER_DEADLINE_MILLISECONDS,
} from '../limits.ts';
import { TransferFailure } from './_transferFailure.ts';

export interface Watch {
  /** Aborted when time is up, and when the caller's own signal is. */
  readonly signal: AbortSignal;
  /** Call this whenever data arrive, with their length. */
  readonly progress: (bytes: number) => void;
  /** Waits for something else than the server, which does not count against it. */
  readonly hold: (wait: Promise<void> | undefined) => Promise<void> | undefined;
  /** Whether any data have arrived. */
  hasMoved(): boolean;
  /** Why the watch aborted the transfer, if it did. */
  failure(): TransferFailure | undefined;
  stop(): void;
}

/** Until data arrive, `deadline` (the host's clock) applies too; from then on, the limit for a whole transfer. */
export function watchProgress(host: Host, deadline: number, caller: AbortSignal | undefined): Watch {
  let started = host.now();
  let held: Promise<void> | undefined;
  const stopping = new AbortController();
  const expiring = new AbortController();
  let last = started;
  let moved = false;
  let received = 0;
  let failure: TransferFailure | undefined;

  const watch = async (): Promise<void> => {
    for (;;) {
      if (held) await held;
      const now = host.now();
      const end = moved ? started + TRANSFER_DEADLINE_MILLISECONDS : deadline;
      const due = Math.min(last + STALL_MILLISECONDS, end);
      const judged = started + ANSWER_DEADLINE_MILLISECONDS;
      const crawls = moved && now >= judged && received < (MIN_BYTES_PER_SECOND * (now - started)) / 1000;
      if (now >= due || crawls) break;
      await host.sleep((now < judged ? Math.min(due, judged) : due) - now, stopping.signal);
    }
    failure = new TransferFailure('timeout', timeoutMessage(moved, host.now() - last));
    expiring.abort(failure);
  };
  const hold = async (wait: Promise<void>): Promise<void> => {
    const since = host.now();
    try {
      await wait;
    } finally {
      held = undefined;
      last = host.now();
      started += last - since;
    }
  };
  // Stopping it makes it reject: nothing else can happen to it.
  watch().catch(() => undefined);

  return {
    signal: caller === undefined ? expiring.signal : AbortSignal.any([expiring.signal, caller]),
    progress: (bytes) => {
      received += bytes;
      last = host.now();
      moved = true;
    },
    hold: (wait) => (held = wait && hold(wait)),
    hasMoved: () => moved,
    failure: () => failure,
    stop: () => {
      stopping.abort();
    },
  };
}

function timeoutMessage(moved: boolean, silence: number): Message {
  const seconds = Math.round(silence / 1000);
  if (!moved) return say('noAnswerInTime', { seconds });
  return silence >= STALL_MILLISECONDS ? say('answerStalled', { seconds }) : say('answerTooSlow');
}
