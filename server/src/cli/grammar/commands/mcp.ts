/** `mcp`: the tools of the program for an assistant, by the Model Context Protocol. */
import type { Command } from '../command.ts';
import { COMMON_OPTIONS, INDEX_OPTIONS } from '../options.ts';

export const MCP: Command = {
  name: 'mcp',
  summary: 'offer the commands as tools to an assistant: a Model Context Protocol server on standard input and output',
  options: [
    ...INDEX_OPTIONS,
    {
      name: 'verbose',
      short: 'v',
      help: 'say on the error stream which tool was called, and what was asked of whom',
    },
    ...COMMON_OPTIONS,
  ],
  without: { quiet: 'what it prints is for an assistant' },
  notes: `The tools are check_project, list_wheels, compare_targets, explain and list_targets. They answer with the JSON of check,
wheels, compare, explain and targets, and change nothing.
An assistant names files by their path from the current folder, and none outside of the repository unless --allow-outside is given.
It ends when its standard input does.
Exit code: 0 the assistant has ended it, 2 it could not be started.`,
  examples: [
    { line: 'mcp', purpose: 'what an assistant starts in the folder of a project' },
    { line: 'mcp --offline', purpose: 'the same with what the cache has, without the network' },
  ],
  load: () => import('../../commands/mcp.ts'),
};
