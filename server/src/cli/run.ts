/** One run of the command line: arguments in, exit code out; all errors end here. */
import { SEVERITIES } from '../core/findings/rules.ts';
import { messagesFor } from '../core/messages/languages.ts';
import { listOf } from '../core/messages/words.ts';
import { say, tell } from '../core/messages/message.ts';
import { isTarget, targetNamed } from '../core/runtimes/runtimes.ts';
import { readGivenTuning, type GivenTuning } from '../core/tuning/givenTuning.ts';
import { NOTE } from '../core/tuning/tuning.ts';
import type { NamedTarget } from '../core/runtimes/namedTarget.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import type { Host } from '../host/host.ts';
import { DEFAULT_SETTINGS, targetNames, type Settings } from '../settings.ts';
import { helpText, parseArguments, settingsOf, tuningOf, UsageError, type Invocation } from './arguments.ts';
import { check, type CheckOptions } from './commands/check.ts';
import { listTargets } from './commands/targets.ts';
import type { Engine } from '../check/engine.ts';
import { DEFAULT_EXIT_POLICY, EXIT_CLEAN, EXIT_FAILED, type ExitCode, type ExitPolicy } from './exitCode.ts';
import type { FixOptions } from './fixing.ts';
import { DEFAULT_FORMAT, FORMATS, isFormat, type Format } from './render/formats.ts';
import { internalError, PROGRAM } from './internalError.ts';
import type { Terminal } from './terminal.ts';

/** What a run needs in addition to its terminal. */
export interface CommandParts {
  readonly host: Host;
  readonly version: string;
  /** Every runtime that can be checked for. */
  readonly targets: () => Promise<readonly NamedTarget[]>;
  /** Makes the checker, when a command needs one. */
  readonly openEngine: () => Engine;
  /** Starts the language server on standard input and output. */
  readonly serve: () => void;
}

/** Runs a command line and says how it ended; never throws. */
export async function run(terminal: Terminal, parts: CommandParts): Promise<ExitCode> {
  try {
    const invocation = parseArguments(terminal.arguments);
    if (invocation === 'help') terminal.write(helpText(PROGRAM));
    else if (invocation === 'version') terminal.write(`${PROGRAM} ${parts.version}\n`);
    else return await execute(invocation, terminal, parts);
    return EXIT_CLEAN;
  } catch (error) {
    terminal.showProgress?.();
    if (error instanceof UsageError) {
      terminal.writeError(`${PROGRAM}: ${error.message}\n`);
    } else {
      terminal.writeError(internalError(error));
    }
    return EXIT_FAILED;
  }
}

async function execute(invocation: Invocation, terminal: Terminal, parts: CommandParts): Promise<ExitCode> {
  const { command, options, positionals } = invocation;
  if (command.name !== 'check' && positionals[0] !== undefined) {
    throw new UsageError(`unexpected argument \`${positionals[0]}\``);
  }
  if (command.name === 'server') {
    parts.serve();
    return EXIT_CLEAN;
  }
  if (command.name === 'targets') return listTargets(terminal, await parts.targets(), options.has('all'));
  const settings = { ...DEFAULT_SETTINGS, ...(await readSettings(invocation, terminal, parts.host)) };
  const targets = targetNames(settings.target);
  if (targets.includes('list')) return listTargets(terminal, await parts.targets(), false);
  for (const target of targets) requireTarget(target, parts.host);
  const paths = positionals.length === 0 ? ['.'] : positionals;
  const format = options.get('format')?.at(-1) ?? DEFAULT_FORMAT;
  if (!isFormat(format)) throw new UsageError(`--format must be ${listOf(FORMATS, 'or')}, not ${format}`);
  const inputName = options.get('stdin-filename')?.at(-1);
  if (inputName !== undefined && !paths.includes('-')) throw new UsageError('--stdin-filename requires the path -');
  const fix = fixOptionsOf(invocation, format);
  if (fix && !fix.dry && paths.includes('-'))
    throw new UsageError('--fix cannot be used with standard input: it changes files');
  const explain = options.has('explain');
  const texts = options.has('texts');
  const checkOptions = {
    // There is no option for the language.
    messages: messagesFor(undefined),
    ...{ paths, settings, format, explain, texts, exit: exitPolicyOf(invocation) },
    ...(fix && { fix }),
    ...(inputName !== undefined && { inputName }),
    ...baselineOf(invocation, terminal),
  };
  const engine = parts.openEngine();
  try {
    return await check(checkOptions, terminal, parts.host, engine);
  } finally {
    await engine.close();
  }
}

/** The baseline that is compared with, or written. */
function baselineOf({ options }: Invocation, { paths, folder }: Terminal): Pick<CheckOptions, 'baseline'> {
  const file = options.get('baseline')?.at(-1);
  const write = options.has('write-baseline');
  if (file === undefined && write) throw new UsageError('--write-baseline requires --baseline FILE');
  return file === undefined ? {} : { baseline: { path: paths.resolve(folder, file), shownPath: file, write } };
}

/** What is said about findings, all of it understood. */
function readTuning(invocation: Invocation): GivenTuning {
  const given = tuningOf(invocation);
  for (const option of ['select', 'ignore', 'severity'] as const) {
    const [problem] = readGivenTuning({ ...(given[option] && { [option]: given[option] }) }).problems;
    if (problem) throw new UsageError(`--${option}: ${tell(problem, messagesFor(undefined))}`);
  }
  return given;
}

/** How fixes are applied; undefined if none are. */
function fixOptionsOf({ options }: Invocation, format: Format): FixOptions | undefined {
  const dry = options.has('diff');
  const boldness = options.has('unsafe-fixes') ? 'preferred' : 'safe';
  if (dry && format !== DEFAULT_FORMAT) throw new UsageError(`--diff cannot be used with --format ${format}`);
  if (dry || options.has('fix')) return { dry, boldness };
  if (boldness !== 'safe') throw new UsageError('--unsafe-fixes needs --fix or --diff');
  return undefined;
}

function exitPolicyOf({ options }: Invocation): ExitPolicy {
  const named = options.get('fail-on')?.at(-1) ?? DEFAULT_EXIT_POLICY.failOn;
  const failOn = named === NOTE ? 'information' : SEVERITIES.find((severity) => severity === named);
  if (!failOn) throw new UsageError(`--fail-on must be ${listOf(SEVERITIES, 'or')}, not ${named}`);
  return { failOn, exitZero: options.has('exit-zero') };
}

/** The settings on the command line, checked as far as possible without a network. */
async function readSettings(invocation: Invocation, terminal: Terminal, host: Host): Promise<Partial<Settings>> {
  const given = settingsOf(invocation);
  const settings = {
    ...given,
    tuning: readTuning(invocation),
    ...(given.config !== undefined && { config: terminal.paths.resolve(terminal.folder, given.config) }),
  };
  requireUrl('--index-url', settings.indexUrl);
  requireUrl('--pyodide-index-url', settings.pyodideIndexUrl);
  for (const url of settings.extraIndexUrls ?? []) requireUrl('--extra-index-url', url);
  if (settings.recordedIndex === undefined) return settings;
  const recordedIndex = terminal.paths.resolve(terminal.folder, settings.recordedIndex);
  if ((await host.files.stat(recordedIndex))?.kind === 'folder') return { ...settings, recordedIndex };
  throw new UsageError(`--recorded-index: no such folder: ${settings.recordedIndex}`);
}

function requireUrl(option: string, value: string | undefined): void {
  // The value may hold a password, so it is not repeated.
  if (value === undefined || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) return;
  throw new UsageError(`${option} needs an http or https URL`);
}

function requireTarget(name: string, host: Host): void {
  if (name === 'auto') return;
  const today = new Date(host.now()).toISOString().slice(0, 10);
  const target = targetNamed(name, loadRuntimeData(), today);
  if (isTarget(target)) return;
  const { problem, suggestions } = target;
  throw new UsageError(`--target: ${tell(say('unknownTarget', { problem, suggestions }), messagesFor(undefined))}`);
}
