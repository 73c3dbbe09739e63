/** The wrangler files of a project as its two tools read them, and the runtime that follows for each. */
import { parentPath } from '../../text/path.ts';
import type { ParseError } from '../../text/parsed.ts';
import { cloudflareRuntime, pywranglerRuntime, type CloudflareRuntime, type CloudflareTable } from '../cloudflare.ts';
import type { TargetQuestion } from '../targetChoice.ts';
import { findWranglerFiles, shownFrom } from './wranglerFiles.ts';
import { compatibilityOf, inEnvironment, parseWrangler, type WranglerConfig } from '../wranglerConfig.ts';

/** A wrangler file that was read. */
export interface ReadConfig {
  /** What counts: the top level, or what the environment that is deployed makes of it. */
  readonly config: WranglerConfig;
  /** The file as it is. */
  readonly whole: WranglerConfig;
  /** Its name as seen from the project's folder: `../wrangler.jsonc`. */
  readonly shown: string;
  /** The first error in it: the others mostly follow from it. */
  readonly error?: ParseError;
  /** What a Worker runs on that is deployed with it. */
  readonly runtime: CloudflareRuntime;
}

/** What the two tools read. */
export interface WorkerFiles {
  /** wrangler's file, as it is in the environment that is deployed. */
  readonly deployed?: ReadConfig;
  /** pywrangler's file; the same value if both read one file and no environment is named. */
  readonly installed?: ReadConfig;
  /** The runtime that pywrangler installs for, or why it stops; absent without a file. */
  readonly installs?: CloudflareRuntime;
  /** Other files in the project's folder. */
  readonly others: readonly ReadConfig[];
  /** Whether this is a Python Worker: the project, or one of the files that is read, says so. */
  readonly isWorker: boolean;
  /** Set if an environment is named that wrangler's file does not have. */
  readonly lacksEnvironment?: boolean;
  /** Set if a file is named that does not exist. */
  readonly lacksConfig?: boolean;
}

/** Reads them. */
export function readWorkerFiles(question: TargetQuestion): WorkerFiles {
  const { path, wranglerTexts, config: named, environment, usesPywrangler = false, data } = question;
  const folder = parentPath(path);
  const lacksConfig = named !== undefined && !wranglerTexts.has(named);
  const found = findWranglerFiles(folder, [...wranglerTexts.keys()], lacksConfig ? undefined : named);
  const read = (of: string | undefined): ReadConfig | undefined =>
    readConfig(of, folder, wranglerTexts, data.cloudflare);
  const whole = read(found.deployed);
  const installed = found.installed === found.deployed ? whole : read(found.installed);
  const active = whole && environment !== undefined ? inEnvironment(whole.config, environment) : undefined;
  const deployed = whole && active ? { ...whole, config: active, runtime: runtimeOf(active, data.cloudflare) } : whole;
  const others = found.others.flatMap((other) => read(other) ?? []);
  const taken = whole ?? installed;
  const isPython = (taken ? [whole, installed] : others).some(
    (one) => one && isPythonWorker(one.config, data.cloudflare),
  );
  return {
    ...(deployed && { deployed }),
    ...(installed && { installed, installs: pywranglerRuntime(compatibilityOf(installed.config), data.cloudflare) }),
    others,
    isWorker: usesPywrangler || isPython,
    ...(whole && environment !== undefined && !active && { lacksEnvironment: true }),
    ...(lacksConfig && { lacksConfig }),
  };
}

function readConfig(
  path: string | undefined,
  folder: string,
  texts: TargetQuestion['wranglerTexts'],
  table: CloudflareTable,
): ReadConfig | undefined {
  const text = path === undefined ? undefined : texts.get(path);
  if (path === undefined || text === undefined) return undefined;
  const { value: config, errors } = parseWrangler(path, text);
  const [error] = errors;
  return {
    config,
    whole: config,
    shown: shownFrom(folder, path),
    ...(error && { error }),
    runtime: runtimeOf(config, table),
  };
}

function runtimeOf(config: WranglerConfig, table: CloudflareTable): CloudflareRuntime {
  return cloudflareRuntime(compatibilityOf(config), table);
}

/** Whether the file can only be meant for a Python Worker, also if something is missing in it. */
export function isPythonWorker(config: WranglerConfig, { enable }: CloudflareTable): boolean {
  const { flags, misplaced, environments } = config;
  const written = [...flags, ...environments.flatMap((environment) => environment.flags ?? [])];
  return (
    written.some(({ value }) => value === enable) ||
    misplaced?.flags.includes(enable) === true ||
    hasPythonEntry(config)
  );
}

/** Whether the entry point is Python code. */
export function hasPythonEntry({ main }: WranglerConfig): boolean {
  return main?.value.endsWith('.py') === true;
}
