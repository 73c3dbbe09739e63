/** All commands, in the order in which the help shows them. */
import { CACHE } from './commands/cache.ts';
import { CHECK } from './commands/check.ts';
import { COMPARE } from './commands/compare.ts';
import { COMPLETION } from './commands/completion.ts';
import { DEPLOY } from './commands/deploy.ts';
import { DOCTOR } from './commands/doctor.ts';
import { EXPLAIN } from './commands/explain.ts';
import { MAN } from './commands/man.ts';
import { RECORD } from './commands/record.ts';
import { RUNTIMES } from './commands/runtimes.ts';
import { SERVER } from './commands/server.ts';
import { STRATEGY } from './commands/strategy.ts';
import { TARGETS } from './commands/targets.ts';
import { TREE } from './commands/tree.ts';
import { WATCH } from './commands/watch.ts';
import { WHEELS } from './commands/wheels.ts';
import type { Command } from './grammar/command.ts';

export const COMMANDS: readonly Command[] = [
  CHECK,
  DEPLOY,
  RUNTIMES,
  COMPARE,
  EXPLAIN,
  STRATEGY,
  TREE,
  WATCH,
  WHEELS,
  TARGETS,
  DOCTOR,
  CACHE,
  RECORD,
  SERVER,
  COMPLETION,
  MAN,
];
