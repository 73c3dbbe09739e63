/** `check`: whether the dependencies of files install, why not, and what helps. */
import type { Workbench } from '../../check/engine.ts';
import { leavesSomethingOut, withFixProofs } from '../../check/evidence/fixEvidence.ts';
import { SEVERITIES } from '../../core/findings/rules.ts';
import { tell } from '../../core/messages/message.ts';
import { NOTE } from '../../core/tuning/tuning.ts';
import { targetNames } from '../../settings.ts';
import { changedSince } from '../changedFiles.ts';
import { watchFiles } from '../watching.ts';
import { checkFiles, type CheckOptions } from '../checkFiles.ts';
import { usesColors } from '../colors.ts';
import { DEFAULT_EXIT_POLICY, type ExitCode, type ExitPolicy } from '../exitCode.ts';
import type { FixOptions } from '../fixing.ts';
import { valueOf, type Call, type Invocation } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { wheelReports } from '../ownWheels/wheelReports.ts';
import { reportFilesIn } from '../reportFiles.ts';
import { DEFAULT_FORMAT, isFormat, type Format } from '../render/formats.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { listTargets } from './targets.ts';

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const { invocation, terminal, parts } = call;
  const settings = await readSettings(call);
  if (targetNames(settings.target).includes('list')) return listTargets(call, false);
  const colors = usesColors(invocation, terminal, parts);
  const since = valueOf(invocation, 'since');
  const options = { ...optionsOf(invocation, terminal), settings, colors, version: parts.version };
  const engine = parts.openEngine();
  const check = async (more: Pick<CheckOptions, 'signal' | 'onLooked'> = {}): Promise<ExitCode> => {
    const change = since === undefined ? undefined : await changedSince(since, terminal, parts.programs);
    const describeWheels = (sources: Parameters<typeof wheelReports>[0]): ReturnType<typeof wheelReports> =>
      wheelReports(sources, settings, call, engine);
    const addTo = invocation.options.has('evidence') ? evidenceFrom(engine) : undefined;
    const all = { ...options, ...more, ...(change && { change }), ...(addTo && { addTo }), describeWheels };
    return checkFiles(all, terminal, parts.host, engine);
  };
  try {
    return await (invocation.options.has('watch') ? watch(call, options, check) : check());
  } finally {
    await engine.close();
  }
}

/** Shows of the fixes of a file whether they are any. */
function evidenceFrom(engine: Workbench): NonNullable<CheckOptions['addTo']> {
  return async (snapshot, request) => {
    if (!leavesSomethingOut(snapshot)) return snapshot;
    const project = await engine.open(request);
    return project ? withFixProofs(snapshot, project) : snapshot;
  };
}

/** Checks again and again with one engine, which keeps what it has learnt. */
function watch(
  { terminal, parts }: Call,
  { messages, quiet }: Pick<CheckOptions, 'messages' | 'quiet'>,
  check: (more: Pick<CheckOptions, 'signal' | 'onLooked'>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const signal = terminal.untilInterrupted?.();
  if (!signal) throw new UsageError('--watch needs a terminal that can end it');
  const clears = terminal.interactive && parts.host.environment.variables['TERM'] !== 'dumb';
  return watchFiles({
    ...{ host: parts.host, folder: terminal.folder, signal },
    check: (onLooked) => check({ signal, onLooked }),
    clear: () => {
      if (clears) terminal.write('\u001B[2J\u001B[3J\u001B[H');
    },
    say: (message) => {
      if (!quiet) terminal.writeError(`${tell(message, messages)}\n`);
    },
    complain: (complaint) => {
      terminal.writeError(`${complaint}\n`);
    },
  });
}

function optionsOf(
  invocation: Invocation,
  terminal: Terminal,
): Omit<CheckOptions, 'settings' | 'colors' | 'version' | 'change' | 'signal' | 'onLooked'> {
  const { options, positionals } = invocation;
  const paths = positionals.length === 0 ? ['.'] : positionals;
  const format = formatOf(invocation);
  const inputName = valueOf(invocation, 'stdin-filename');
  if (inputName !== undefined && !paths.includes('-')) throw new UsageError('--stdin-filename requires the path -');
  requireWhole(invocation, paths);
  requireReading(invocation, paths);
  const fix = fixOptionsOf(invocation, format);
  if (fix && !fix.dry && paths.includes('-'))
    throw new UsageError('--fix cannot be used with standard input: it changes files');
  return {
    messages: terminal.messages,
    ...{ paths, format, explain: options.has('explain'), texts: options.has('texts'), exit: exitPolicyOf(invocation) },
    ...{ detail: detailOf(invocation, format), quiet: options.has('quiet') },
    reportFiles: reportFilesIn(options.get('output') ?? [], terminal),
    ...(fix && { fix }),
    ...(inputName !== undefined && { inputName }),
    ...baselineOf(invocation, terminal),
  };
}

function formatOf(invocation: Invocation): Format {
  const format = valueOf(invocation, 'format') ?? DEFAULT_FORMAT;
  return isFormat(format) ? format : DEFAULT_FORMAT;
}

/** A part of the files cannot stand for all of them. */
function requireWhole({ options }: Invocation, paths: readonly string[]): void {
  if (!options.has('since')) return;
  if (paths.includes('-')) throw new UsageError('--since cannot be used with standard input');
  if (options.has('write-baseline'))
    throw new UsageError('--since cannot be used with --write-baseline: that writes all');
}

/** What is watched is not changed as well, or it would never come to rest. */
function requireReading({ options }: Invocation, paths: readonly string[]): void {
  if (!options.has('watch')) return;
  if (paths.includes('-')) throw new UsageError('--watch cannot be used with standard input');
  const writing = ['fix', 'diff', 'write-baseline'].find((name) => options.has(name));
  if (writing !== undefined) throw new UsageError(`--watch cannot be used with --${writing}`);
}

/** How much of the text is printed. */
function detailOf({ options }: Invocation, format: Format): CheckOptions['detail'] {
  if (!options.has('statistics')) return options.has('quiet') ? 'summary' : 'findings';
  if (format !== DEFAULT_FORMAT) throw new UsageError(`--statistics cannot be used with --format ${format}`);
  if (options.has('diff')) throw new UsageError('--statistics cannot be used with --diff');
  return 'statistics';
}

/** The baseline that is compared with, or written. */
export function baselineOf(invocation: Invocation, { paths, folder }: Terminal): Pick<CheckOptions, 'baseline'> {
  const file = valueOf(invocation, 'baseline');
  const write = invocation.options.has('write-baseline');
  if (file === undefined && write) throw new UsageError('--write-baseline requires --baseline FILE');
  return file === undefined ? {} : { baseline: { path: paths.resolve(folder, file), shownPath: file, write } };
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

/** From which severity on a finding counts, and whether any does. */
export function exitPolicyOf(invocation: Invocation): ExitPolicy {
  const named = valueOf(invocation, 'fail-on');
  const failOn = named === NOTE ? 'information' : SEVERITIES.find((severity) => severity === named);
  return { failOn: failOn ?? DEFAULT_EXIT_POLICY.failOn, exitZero: invocation.options.has('exit-zero') };
}
