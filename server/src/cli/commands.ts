/** All commands, in the order in which the help shows them. */
import { CACHE } from './grammar/commands/cache.ts';
import { CHECK } from './grammar/commands/check.ts';
import { COMPARE } from './grammar/commands/compare.ts';
import { COMPLETION } from './grammar/commands/completion.ts';
import { DEPLOY } from './grammar/commands/deploy.ts';
import { DOCTOR } from './grammar/commands/doctor.ts';
import { EXPLAIN } from './grammar/commands/explain.ts';
import { MAN } from './grammar/commands/man.ts';
import { MCP } from './grammar/commands/mcp.ts';
import { RECORD } from './grammar/commands/record.ts';
import { RUNTIMES } from './grammar/commands/runtimes.ts';
import { SERVER } from './grammar/commands/server.ts';
import { STRATEGY } from './grammar/commands/strategy.ts';
import { TARGETS } from './grammar/commands/targets.ts';
import { TREE } from './grammar/commands/tree.ts';
import { WATCH } from './grammar/commands/watch.ts';
import { WHEELS } from './grammar/commands/wheels.ts';
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
  MCP,
  COMPLETION,
  MAN,
];
