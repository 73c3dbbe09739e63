/** One run of the command line: arguments in, exit code out; all errors end here. */
import { DEFAULT_MESSAGES, loadMessages, localeIn } from '../core/messages/languages.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CLEAN, EXIT_FAILED } from './exitCode.ts';
import { valueOf, type Call, type CommandParts, type LoadedCommand } from './grammar/command.ts';
import { commandHelp, overview } from './grammar/help.ts';
import { parseArguments } from './grammar/parse.ts';
import { internalError, PROGRAM } from './internalError.ts';
import type { ProcessTerminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/**
 * Runs a command line and says how it ended; never throws.
 *
 * @param openParts loads what a command needs; help and version come without
 */
export async function run(
  process: ProcessTerminal,
  version: string,
  openParts: () => Promise<CommandParts>,
): Promise<number> {
  let terminal = { ...process, messages: DEFAULT_MESSAGES };
  try {
    const parsed = parseArguments(terminal.arguments, COMMANDS);
    if (parsed === 'version') terminal.write(`${PROGRAM} ${version}\n`);
    else if ('help' in parsed) {
      terminal.write(
        parsed.help
          ? commandHelp(PROGRAM, parsed.help, terminal.columns)
          : overview(PROGRAM, COMMANDS, terminal.columns),
      );
    } else {
      const [command, parts] = await Promise.all([parsed.command.load(), openParts()]);
      const locale = valueOf(parsed, 'language') ?? localeIn(parts.host.environment.variables);
      terminal = { ...terminal, messages: await loadMessages(locale) };
      const call = { invocation: parsed, terminal, parts: { ...parts, commands: COMMANDS } };
      return await (parsed.options.has('verbose') ? loudly(call, command) : command.run(call));
    }
    return EXIT_CLEAN;
  } catch (error) {
    terminal.showProgress?.();
    terminal.writeError(
      error instanceof UsageError ? `${PROGRAM}: ${error.told(terminal.messages)}\n` : internalError(error),
    );
    return EXIT_FAILED;
  }
}

/** Runs a command and tells on the error stream what it does, and how long that took. */
async function loudly(call: Call, command: LoadedCommand): Promise<number> {
  const { terminal, parts, invocation } = call;
  const tell = (message: string): void => {
    terminal.showProgress?.();
    terminal.writeError(`${message}\n`);
  };
  parts.listen?.(tell);
  const started = parts.host.now();
  try {
    return await command.run(call);
  } finally {
    tell(`${invocation.command.name} took ${((parts.host.now() - started) / 1000).toFixed(1)} s`);
  }
}
