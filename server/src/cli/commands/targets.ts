/** `targets`: lists the names of all runtimes. */
import type { NamedTarget } from '../../core/runtimes/namedTarget.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Terminal } from '../terminal.ts';

export function listTargets(terminal: Terminal, targets: readonly NamedTarget[]): ExitCode {
  const width = Math.max(...targets.map(({ name }) => name.length));
  terminal.write(targets.map(({ name, label }) => `${name.padEnd(width)}  ${label}\n`).join(''));
  return EXIT_CLEAN;
}
