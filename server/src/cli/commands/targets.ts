/** `targets`: lists the names of all runtimes. */
import type { Engine } from '../engine.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import type { Terminal } from '../terminal.ts';

export async function listTargets(terminal: Terminal, engine: Engine): Promise<ExitCode> {
  const targets = await engine.targets();
  const width = Math.max(...targets.map(({ name }) => name.length));
  terminal.write(targets.map(({ name, label }) => `${name.padEnd(width)}  ${label}\n`).join(''));
  return EXIT_CLEAN;
}
