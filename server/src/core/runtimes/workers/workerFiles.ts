/** The wrangler files of a project as its two tools read them, and the runtime that follows for each. */
import type { Message } from '../../messages/message.ts';
import { fileName, parentPath, relativePath } from '../../text/path.ts';
import type { ParseError } from '../../text/parsed.ts';
import { cloudflareRuntime, pywranglerRuntime, type CloudflareRuntime, type CloudflareTable } from '../cloudflare.ts';
import type { TargetQuestion } from '../targetChoice.ts';
import { placeOf, START } from './_places.ts';
import { followRedirect } from './_redirected.ts';
import { findWranglerFiles, pywranglerPaths, shownFrom } from './wranglerFiles.ts';
import { compatibilityOf, inEnvironment, parseWrangler, type WranglerConfig } from '../wranglerConfig.ts';

/** A wrangler file that was read. */
export interface ReadConfig {
  /** What counts: the top level, or what the environment that is deployed makes of it. */
  readonly config: WranglerConfig;
  /** The file as it is. */
  readonly whole: WranglerConfig;
  /** Its name as seen from the project's folder: `../wrangler.jsonc`. */
  readonly shown: string;
  /** The redirect that leads to it, as seen from the project's folder. */
  readonly redirect?: string;
  /** The first error in it: the others mostly follow from it. */
  readonly error?: ParseError;
  /** What a Worker runs on that is deployed with it. */
  readonly runtime: CloudflareRuntime;
  /** Set if its date is the one that the deployment names, whatever the file says. */
  readonly isDatedByCommand?: boolean;
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
  /** Wrangler files in folders below the project's, where neither tool looks. */
  readonly below: readonly ReadConfig[];
  /** Whether this is a Python Worker: the project, or one of the files that is read, says so. */
  readonly isWorker: boolean;
  /** Set if an environment is named that wrangler's file does not have. */
  readonly lacksEnvironment?: boolean;
  /** Set if a file is named that does not exist. */
  readonly lacksConfig?: boolean;
  /** Why wrangler stops at a redirect. */
  readonly redirectRefusal?: Message;
}

/** Reads them. */
export function readWorkerFiles(question: TargetQuestion): WorkerFiles {
  const { path, wranglerTexts, config: named, environment, usesPywrangler = false, data } = question;
  const folder = parentPath(path);
  const lacksConfig = named !== undefined && !wranglerTexts.has(named);
  const redirected = followRedirect(question);
  const taken = redirected?.to ?? (lacksConfig ? undefined : named);
  const found = findWranglerFiles(folder, [...wranglerTexts.keys()], taken);
  const read = (of: string | undefined): ReadConfig | undefined => readConfig(of, folder, question);
  const file = read(found.deployed);
  const whole = file && redirected && redirected.to === found.deployed ? asGenerated(file, redirected.shown) : file;
  const installed = found.installed === found.deployed ? whole : read(found.installed);
  const isOfEnvironment = whole !== undefined && environment !== undefined && whole.redirect === undefined;
  const active = isOfEnvironment ? inEnvironment(whole.config, environment) : undefined;
  const deployed = whole && asCommanded(active ? asDeployed(whole, active, question) : whole, question);
  const others = found.others.flatMap((other) => read(other) ?? []);
  const below = found.below.flatMap((other) => read(other) ?? []);
  const isPython = ((whole ?? installed) ? [whole, installed] : others).some(
    (one) => one && isPythonWorker(one.config, data.cloudflare),
  );
  return {
    ...(deployed && { deployed }),
    ...(installed && { installed, installs: pywranglerRuntime(compatibilityOf(installed.config), data.cloudflare) }),
    others,
    below,
    isWorker: usesPywrangler || isPython || question.wranglerLeft === true || isMeantForPython(installed, question),
    ...(isOfEnvironment && !active && { lacksEnvironment: true }),
    ...(lacksConfig && { lacksConfig }),
    ...(redirected?.refusal && { redirectRefusal: redirected.refusal }),
  };
}

/** The file as an environment makes it, with what is wrong with that. */
function asDeployed(whole: ReadConfig, active: WranglerConfig, { environment, data }: TargetQuestion): ReadConfig {
  const error = whole.error ?? active.environments.find(({ name }) => name === environment)?.error;
  return { ...whole, config: active, runtime: runtimeOf(active, data.cloudflare), ...(error && { error }) };
}

/** The file with the entry file and the date that the deployment itself names: they replace those of the file. */
function asCommanded(read: ReadConfig, { entry, compatibilityDate: date, data }: TargetQuestion): ReadConfig {
  const { path, main } = read.config;
  const span = main?.span ?? placeOf(read.config);
  // What ends like no file is a folder of assets.
  const isFile = entry !== undefined && /\.\w+$/.test(entry);
  const named = isFile
    ? { main: { value: relativePath(parentPath(path), entry), span }, isEntryByCommand: true }
    : { assets: { span, hasDirectory: true, hasBinding: false } };
  const entered = entry === undefined ? read : { ...read, config: { ...read.config, ...named } };
  if (date === undefined) return entered;
  const compatibilityDate = { value: date, span: read.config.compatibilityDate?.span ?? placeOf(read.config) };
  const config = { ...entered.config, compatibilityDate };
  return { ...read, config, runtime: runtimeOf(config, data.cloudflare), isDatedByCommand: true };
}

function asGenerated(read: ReadConfig, redirect: string): ReadConfig {
  const config = { ...read.config, isGenerated: true };
  return { ...read, config, whole: config, redirect };
}

/**
 * Whether pywrangler's file, which does not say what is deployed, can only be that of a Python Worker: because nothing is in it
 * and it lies next to a Python project, or because that imports what only Workers have.
 */
function isMeantForPython(
  installed: ReadConfig | undefined,
  { path, importsWorkers = false }: TargetQuestion,
): boolean {
  if (!installed || installed.config.saysWhat) return false;
  return importsWorkers || (installed.config.isEmpty === true && fileName(path) === 'pyproject.toml');
}

function readConfig(
  path: string | undefined,
  folder: string,
  { wranglerTexts, wranglerFaults, data: { cloudflare: table } }: TargetQuestion,
): ReadConfig | undefined {
  const text = path === undefined ? undefined : wranglerTexts.get(path);
  if (path === undefined || text === undefined) return undefined;
  const { value, errors } = parseWrangler(path, text);
  const fault = wranglerFaults?.get(path);
  // What could not be read is not empty.
  const config = fault ? { ...value, isEmpty: false } : value;
  // wrangler replaces what is not UTF-8; pywrangler stops at it.
  const isStrict = text === '' || errors.length > 0 || pywranglerPaths(folder).includes(path);
  const error = fault && isStrict ? { problem: fault.reason, span: START } : errors[0];
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
