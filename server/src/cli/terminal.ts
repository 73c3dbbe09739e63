/** What a run of the command line sees of its process: the arguments, the streams and the current folder. */
import type { Messages } from '../core/messages/messages.ts';

/** Path functions of the platform, like `node:path`. */
export interface Paths {
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  join(...parts: string[]): string;
  dirname(path: string): string;
  isAbsolute(path: string): boolean;
}

/** The process itself, whoever reads what it writes. */
export interface ProcessTerminal {
  /** The arguments after the program's name. */
  readonly arguments: readonly string[];
  /** The absolute path of the current folder. */
  readonly folder: string;
  readonly paths: Paths;
  /** Whether people read the output: it goes to a terminal, not to a file or another program. */
  readonly interactive: boolean;
  /** How wide the output is to be; absent if it does not go to a terminal, and nobody says. */
  readonly columns?: number;
  /** Writes to the standard output. */
  write(text: string): void;
  /** Writes to the standard error stream. */
  writeError(text: string): void;
  /** Shows what the run is waiting for, or clears it if called with nothing; absent if the output is not watched. */
  showProgress?(message?: string): void;
  /** From now on Ctrl-C does not end the process but aborts the signal; the next one ends it. Absent where there is none. */
  untilInterrupted?(): AbortSignal;
  /** Waits for the end of the standard input, which somebody else reads. Absent where nobody can tell. */
  untilInputEnds?(): Promise<void>;
  /** The whole standard input. */
  readInput(): Promise<Uint8Array>;
}

export interface Terminal extends ProcessTerminal {
  /** In the language of whoever reads along; what programs read is in English. */
  readonly messages: Messages;
}

/**
 * How wide the output is to be: what the variable `COLUMNS` asks for, also where the output is no terminal, else what the terminal
 * reports; undefined where neither says.
 * @param reported some terminals report 0
 */
export function columnsOf(reported: number | undefined, variable: string | undefined): number | undefined {
  const asked = /^\d+$/.test(variable ?? '') ? Number(variable) : 0;
  if (asked > 0) return asked;
  return reported !== undefined && reported > 0 ? reported : undefined;
}
