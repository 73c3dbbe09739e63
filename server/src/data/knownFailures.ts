/** The packages that are known to fail at run time, in the form used by core. Maintained by hand; see CONTRIBUTING. */
import { readKnownFailure, type KnownFailure, type WrittenFailure } from '../core/runtimes/knownFailures.ts';
import written from './knownFailures.json' with { type: 'json' };

/** Every entry as written. */
export const WRITTEN_FAILURES: readonly WrittenFailure[] = written;

let read: readonly KnownFailure[] | undefined;

/** The table; nothing is read from disk. */
export function loadKnownFailures(): readonly KnownFailure[] {
  read ??= WRITTEN_FAILURES.flatMap((entry) => readKnownFailure(entry) ?? []);
  return read;
}
