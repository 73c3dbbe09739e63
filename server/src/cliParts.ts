/** What the commands of the command line need of this machine. */
import { Checker } from './check/check.ts';
import type { CommandParts } from './cli/grammar/command.ts';
import { todayOf } from './cli/grammar/givenSettings.ts';
import { nodeHost } from './host/nodeHost.ts';
import { nodePrograms } from './host/nodePrograms.ts';
import { VERSION } from './version.ts';

/** One host for everything that a command asks. @param serve starts the language server */
export function commandParts(serve: CommandParts['serve']): CommandParts {
  let listener: ((message: string) => void) | undefined;
  const host = nodeHost({ log: (_, message) => listener?.(message) });
  return {
    host,
    version: VERSION,
    programs: nodePrograms,
    listen: (listening) => {
      listener = listening;
    },
    openEngine: (recording) => new Checker({ host, today: () => todayOf(host), ...(recording && { recording }) }),
    serve,
  };
}
