/** Other programs that a command runs. */

/** How a program ended. */
export interface Ended {
  /** Its exit code; null if a signal ended it, and then which. */
  readonly code: number | null;
  readonly signal?: string;
}

/** How a program ended that had this one's own streams. */
export interface Attached extends Ended {
  /** Its exit code as a shell reports it: 128 and the number of the signal, if one ended it. */
  readonly status: number;
}

export interface Programs {
  /**
   * Runs a program to its end and returns what it wrote; undefined if there is no such program. No shell is involved.
   * @param folder where it runs
   */
  ask(
    program: string,
    words: readonly string[],
    folder: string,
  ): Promise<(Ended & { readonly output: string; readonly errors: string }) | undefined>;
  /** Runs a program with this one's own streams, to which signals are passed on; undefined if there is no such program. */
  attach(program: string, words: readonly string[], folder: string): Promise<Attached | undefined>;
}
