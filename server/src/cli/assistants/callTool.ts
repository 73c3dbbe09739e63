/** A call of a tool: a run of its command, whose output is the answer. */
import type { Workbench } from '../../check/engine.ts';
import { Border } from '../../check/border/border.ts';
import { DEFAULT_MESSAGES } from '../../core/messages/languages.ts';
import { say } from '../../core/messages/message.ts';
import type { Settings } from '../../settings.ts';
import { currentFolder } from '../currentFolder.ts';
import { EXIT_FAILED } from '../exitCode.ts';
import type { Call, Command, Invocation } from '../grammar/command.ts';
import { internalError } from '../internalError.ts';
import type { Terminal } from '../terminal.ts';
import { usage, UsageError } from '../usageError.ts';
import { invocationOf, type ReadPath } from './toolInput.ts';
import type { Tool } from './tools.ts';

/** What the tools work with, for as long as an assistant is there. */
export interface ToolBench {
  /** The call of the command line that offers the tools. */
  readonly call: Call;
  /** What that says about settings. */
  readonly settings: Settings;
  readonly engine: Workbench;
}

/** Who waits for an answer. */
export interface Waiting {
  /** Aborts when nobody does any more. */
  readonly signal: AbortSignal;
  /** Called with what the tool waits for itself. */
  readonly onProgress?: (message: string) => void;
}

export interface ToolAnswer {
  /** The JSON of the command; empty if it has none. */
  readonly output: string;
  /** What it has said on the error stream. */
  readonly said: string;
  /** Whether it could not answer, or not wholly. */
  readonly isError: boolean;
}

/** Never throws: what goes wrong is an answer as well. */
export async function callTool(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  bench: ToolBench,
  waiting: Waiting,
): Promise<ToolAnswer> {
  try {
    const command = commandOf(tool, bench.call);
    const invocation = await invocationOf(tool, command, given, pathReader(bench));
    return await answerOf(withGivenSettings(invocation, bench.call.invocation), bench, waiting);
  } catch (error) {
    const said = error instanceof UsageError ? error.message : internalError(error).trimEnd();
    return { output: '', said, isError: true };
  }
}

/** The command that answers for a tool. */
export function commandOf(tool: Tool, { parts }: Call): Command {
  const command = parts.commands.find(({ name }) => name === tool.command);
  if (!command) throw new Error(`no command ${tool.command}`);
  return command;
}

/** Paths are from the current folder, and lead out of its repository only where a person allows it. */
function pathReader({ call: { terminal, parts }, settings }: ToolBench): ReadPath {
  const { folder, paths } = terminal;
  const border = new Border(parts.host.files, {
    ...{ path: paths.join(folder, 'pyproject.toml'), settings },
    around: currentFolder(terminal),
  });
  return async (written) => {
    const path = paths.resolve(folder, written);
    if (!(await border.holds(path))) throw usage(say('cannotRead', { file: written, reason: say('fileOutside') }));
    // On a command line this would be standard input.
    return written === '-' ? path : written;
  };
}

/** With the settings that the person has given who started the server, as far as the command has them. */
function withGivenSettings(invocation: Invocation, { command, options }: Invocation): Invocation {
  const given = command.options.flatMap(({ name, setting }): (readonly [string, readonly string[]])[] => {
    const values = options.get(name);
    const isTaken = invocation.command.options.some((one) => one.name === name);
    return setting !== undefined && values && isTaken ? [[name, values]] : [];
  });
  return { ...invocation, options: new Map([...invocation.options, ...given]) };
}

async function answerOf(invocation: Invocation, bench: ToolBench, waiting: Waiting): Promise<ToolAnswer> {
  let [output, said] = ['', ''];
  const { folder, paths } = bench.call.terminal;
  const terminal: Terminal = {
    ...{ arguments: [], folder, paths, interactive: false, messages: DEFAULT_MESSAGES },
    write: (text) => void (output += text),
    writeError: (text) => void (said += text),
    showProgress: (message) => {
      if (message !== undefined) waiting.onProgress?.(message);
    },
    // The assistant's own messages come there.
    readInput: () => Promise.resolve(new Uint8Array()),
  };
  const openEngine = (): Workbench => lent(bench.engine, waiting.signal);
  const command = await invocation.command.load();
  const exitCode = await command.run({ invocation, terminal, parts: { ...bench.call.parts, openEngine } });
  return { output: output.trimEnd(), said: said.trimEnd(), isError: exitCode === EXIT_FAILED && said !== '' };
}

/** An engine that goes on after a call, and does no more for one that nobody waits for. */
function lent(engine: Workbench, signal: AbortSignal): Workbench {
  return {
    check: (request) => engine.check({ ...request, signal }),
    open: (request) => engine.open({ ...request, signal }),
    facts: (settings, onWait) => engine.facts(settings, onWait, signal),
    forget: () => {
      engine.forget();
    },
    close: () => Promise.resolve(),
  };
}
