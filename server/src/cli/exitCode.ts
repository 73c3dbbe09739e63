/** The exit codes of the command line: which one a check deserves, and why. */
import { say, type Message } from '../core/messages/message.ts';
import { SEVERITIES, type Severity } from '../core/findings/rules.ts';

/** Nothing found that is as bad as was asked for. */
export const EXIT_CLEAN = 0;
/** Found. */
export const EXIT_FINDINGS = 1;
/** The check could not be made, or could not decide. */
export const EXIT_FAILED = 2;

export type ExitCode = typeof EXIT_CLEAN | typeof EXIT_FINDINGS | typeof EXIT_FAILED;

/** What became of a check, as far as its exit code is concerned. */
export interface Outcome {
  /** Those of all findings. */
  readonly severities: readonly Severity[];
  /** Of how many files it is not known whether they install. */
  readonly undecided: number;
  /** Whether a path that was given leads to nothing that could be checked. */
  readonly misled: boolean;
  /** Whether something else that was asked for could not be done: a file could not be read or written, a bug was met. */
  readonly failed: boolean;
}

/** What the caller wants to know of. */
export interface ExitPolicy {
  /** The least severity that counts. */
  readonly failOn: Severity;
  /** Whether findings make no difference. */
  readonly exitZero: boolean;
}

export const DEFAULT_EXIT_POLICY: ExitPolicy = { failOn: 'warning', exitZero: false };

/** An exit code, and why it is that one, as a clause. */
export interface Exit {
  readonly code: ExitCode;
  readonly because: Message;
  /** The severities that count, where findings of them decide. */
  readonly counting?: readonly Severity[];
}

/**
 * The exit code of a check. A path that leads to nothing is a mistake in the call, whatever was found elsewhere; otherwise
 * what was found outweighs what could not be found out.
 */
export function exitOf({ severities, undecided, misled, failed }: Outcome, { failOn, exitZero }: ExitPolicy): Exit {
  if (misled) return { code: EXIT_FAILED, because: say('exitMisled') };
  const counting = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  if (severities.some((severity) => counting.includes(severity))) {
    return exitZero
      ? { code: EXIT_CLEAN, because: say('exitZero') }
      : { code: EXIT_FINDINGS, because: say('exitFound', { counting }), counting };
  }
  if (failed) return { code: EXIT_FAILED, because: say('exitFailed') };
  if (undecided > 0) return { code: EXIT_FAILED, because: say('exitUndecided', { files: undecided }) };
  const because = severities.length > 0 ? say('exitBelow', { counting }) : say('exitClean');
  return { code: EXIT_CLEAN, because };
}
