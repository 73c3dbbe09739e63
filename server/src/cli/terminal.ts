/** What a run of the command line sees of its process: the arguments, the streams and the folder it stands in. */

/** Path arithmetic of the platform, as `node:path` has it. */
export interface Paths {
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  join(...parts: string[]): string;
  dirname(path: string): string;
  isAbsolute(path: string): boolean;
}

export interface Terminal {
  /** What follows the program's name. */
  readonly arguments: readonly string[];
  /** Absolute path of the current folder. */
  readonly folder: string;
  readonly paths: Paths;
  /** Whether people read the output: it goes to a terminal, not to a file or another program. */
  readonly interactive: boolean;
  /** Width of the terminal; absent where the output goes elsewhere. */
  readonly columns?: number;
  /** Writes to the standard output. */
  write(text: string): void;
  /** Writes to the standard error stream. */
  writeError(text: string): void;
  /** Shows what is being waited for, or with nothing takes it away; absent where nobody watches. */
  showProgress?(message?: string): void;
  /** The whole standard input. */
  readInput(): Promise<Uint8Array>;
}
