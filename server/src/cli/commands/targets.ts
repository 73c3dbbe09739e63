/** `targets`: lists the names of all runtimes. */
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Terminal } from '../terminal.ts';

/** A runtime that can be checked for: the name of its target, and what people call it. */
export interface NamedTarget {
  readonly name: string;
  readonly label: string;
}

export function listTargets(terminal: Terminal, targets: readonly NamedTarget[]): ExitCode {
  const width = Math.max(...targets.map(({ name }) => name.length));
  terminal.write(targets.map(({ name, label }) => `${name.padEnd(width)}  ${label}\n`).join(''));
  return EXIT_CLEAN;
}
