/** What the options of a command line say about settings, checked as far as possible without a network. */
import { say } from '../../core/messages/message.ts';
import { isTarget, targetNamed } from '../../core/runtimes/runtimes.ts';
import { readGivenTuning, type GivenTuning } from '../../core/tuning/givenTuning.ts';
import { statOnDisk } from '../../check/diskFiles.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import type { Host } from '../../host/host.ts';
import { DEFAULT_SETTINGS, targetNames, type Settings } from '../../settings.ts';
import { usage, UsageError } from '../usageError.ts';
import type { Call, Invocation, Option } from './command.ts';

/** The settings of a run: those of its options, the defaults for the rest. @throws {UsageError} */
export async function readSettings({ invocation, terminal, parts }: Call): Promise<Settings> {
  const given = settingsOf(invocation);
  const settings = {
    ...DEFAULT_SETTINGS,
    ...given,
    tuning: readTuning(invocation),
    ...(given.config !== undefined && { config: terminal.paths.resolve(terminal.folder, given.config) }),
  };
  for (const name of targetNames(settings.target)) requireTarget(name, parts.host, 'target');
  requireUrl('--index-url', given.indexUrl);
  requireUrl('--pyodide-index-url', given.pyodideIndexUrl);
  for (const url of given.extraIndexUrls ?? []) requireUrl('--extra-index-url', url);
  if (given.recordedIndex === undefined) return settings;
  const recordedIndex = terminal.paths.resolve(terminal.folder, given.recordedIndex);
  if ((await statOnDisk(parts.host.files, recordedIndex)).kind === 'folder') return { ...settings, recordedIndex };
  throw new UsageError(`--recorded-index: no such folder: ${given.recordedIndex}`);
}

/** The settings that an invocation's options set, as they are written. @throws {UsageError} */
export function settingsOf({ command, options }: Invocation): Partial<Settings> {
  const settings: Record<string, unknown> = {};
  for (const option of command.options) {
    const values = options.get(option.name);
    if (option.setting === undefined || values === undefined) continue;
    settings[option.setting] = settingValue(option, values);
  }
  return settings;
}

function settingValue({ name, value, repeatable, numeric }: Option, values: readonly string[]): unknown {
  if (value === undefined) return true;
  if (repeatable !== undefined) return repeatable === 'joined' ? values.join(',') : values;
  const last = values.at(-1) ?? '';
  if (!numeric) return last;
  if (!/^-?\d+$/.test(last)) throw new UsageError(`--${name} needs a whole number`);
  return Number(last);
}

/** What is said about findings, all of it understood. */
function readTuning(invocation: Invocation): GivenTuning {
  const given = tuningOf(invocation);
  for (const option of ['select', 'ignore', 'severity'] as const) {
    const [problem] = readGivenTuning({ ...(given[option] && { [option]: given[option] }) }).problems;
    if (problem) throw usage(say('optionProblem', { option, problem }));
  }
  return given;
}

/** What an invocation's options say about findings. */
function tuningOf({ command, options }: Invocation): GivenTuning {
  const tuning: { select?: readonly string[]; ignore?: readonly string[]; severity?: Record<string, string> } = {};
  for (const option of command.options) {
    const values = options.get(option.name);
    if (option.tuning === undefined || values === undefined) continue;
    const parts = partsOf(values);
    if (option.tuning !== 'severity') tuning[option.tuning] = parts;
    else tuning.severity = Object.fromEntries(parts.map(levelIn));
  }
  return tuning;
}

/** All that commas separate in some values. */
function partsOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',').map((part) => part.trim())).filter((part) => part !== '');
}

function levelIn(text: string): readonly [code: string, level: string] {
  const [, code, level] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (code === undefined || level === undefined)
    throw new UsageError('--severity needs CODE=LEVEL, as in held-back=off');
  return [code.trim(), level.trim()];
}

function requireUrl(option: string, value: string | undefined): void {
  // The value may hold a password, so it is not repeated.
  if (value === undefined || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) return;
  throw new UsageError(`${option} needs an http or https URL`);
}

/**
 * Refuses a name that is no target; `list` is a request of its own.
 * @param option the option that names it; absent for a positional argument
 * @throws {UsageError}
 */
export function requireTarget(name: string, host: Host, option?: string): void {
  if (name === 'auto' || name === 'list') return;
  const target = targetNamed(name, loadRuntimeData(), todayOf(host));
  if (isTarget(target)) return;
  const { problem, suggestions } = target;
  const unknown = say('unknownTarget', { problem, suggestions });
  throw usage(option === undefined ? unknown : say('optionProblem', { option, problem: unknown }));
}

/** `YYYY-MM-DD`. */
export function todayOf(host: Host): string {
  return new Date(host.now()).toISOString().slice(0, 10);
}
