/** What a command of the command line is: one value says its grammar and its help, and where to find what it does. */
import type { CheckRecording } from '../../check/recording/checkRecording.ts';
import type { Workbench } from '../../check/engine.ts';
import type { Host } from '../../host/host.ts';
import type { Settings } from '../../settings.ts';
import type { Programs } from '../../host/programs.ts';
import type { Terminal } from '../terminal.ts';

export interface Option {
  /** Without the two hyphens. */
  readonly name: string;
  /** Its one-letter form. */
  readonly short?: string;
  /** Name of its value in the help; absent for a switch. */
  readonly value?: string;
  /** The values that it takes, if these are few: for the help, for completion, and to refuse others. */
  readonly choices?: readonly string[];
  /** What its value is, for completion by a shell; without it, nothing that a shell knows. */
  readonly completes?: 'file' | 'folder' | 'target' | 'code';
  /** Several values become a list, or one text joined with commas. */
  readonly repeatable?: 'list' | 'joined';
  /** The value is a whole number. */
  readonly numeric?: boolean;
  /** The setting that it sets. */
  readonly setting?: keyof Settings;
  /** The part of what is said about findings that it sets; `severity` takes `CODE=LEVEL`. */
  readonly tuning?: 'select' | 'ignore' | 'severity';
  readonly help: string;
}

/** A command line with what it is good for. */
export interface Example {
  /** After the program's name. */
  readonly line: string;
  readonly purpose: string;
}

export interface Command {
  readonly name: string;
  /** How its positional arguments are shown; absent if it takes none. */
  readonly parameters?: string;
  /** What its positional arguments are, for completion by a shell: one of a few words, or something that has a list; files without it. */
  readonly completes?: readonly string[] | 'target' | 'code';
  readonly summary: string;
  readonly options: readonly Option[];
  /** Text below the options in the help. */
  readonly notes?: string;
  readonly examples?: readonly Example[];
  /** Why it has no `--quiet` or no `--verbose`, as a clause. */
  readonly without?: Readonly<Partial<Record<'quiet' | 'verbose', string>>>;
  /** Everything after its first positional argument, or after `--`, belongs to another program. */
  readonly passesOn?: boolean;
  /** Loads what it does, and what that needs: help and completion come without. */
  load(): Promise<LoadedCommand>;
}

/** What a command does. */
export interface LoadedCommand {
  /** Returns its exit code: an `ExitCode`, or that of a program that it has run. @throws {UsageError} */
  run(call: Call): number | Promise<number>;
}

/** A parsed command line. */
export interface Invocation {
  readonly command: Command;
  /** By the option's name: the values in the order given; none for a switch. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** What a run needs in addition to its terminal. */
export interface CommandParts {
  readonly host: Host;
  readonly version: string;
  /** Makes the checker, when a command needs one. @param recording notes what it asks */
  readonly openEngine: (recording?: CheckRecording) => Workbench;
  readonly programs: Programs;
  /** Has what the host logs told, from now on. */
  readonly listen?: (listener: (message: string) => void) => void;
  /** Starts the language server on standard input and output. */
  readonly serve: () => void;
}

/** A command that is being run. */
export interface Call {
  readonly invocation: Invocation;
  readonly terminal: Terminal;
  readonly parts: CommandParts & { readonly commands: readonly Command[] };
}

/** The last value of an option that takes one; undefined if it is not given. */
export function valueOf({ options }: Invocation, name: string): string | undefined {
  return options.get(name)?.at(-1);
}
