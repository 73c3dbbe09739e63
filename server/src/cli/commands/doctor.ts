/** `doctor`: what was found, which settings apply and whom it reaches; the first thing that a bug report needs. */
import { askIndexes } from '../../check/indexes/askIndexes.ts';
import { statOnDisk } from '../../check/diskFiles.ts';
import { findDependencyFiles } from '../../check/findDependencyFiles.ts';
import { ENV_VARIABLE } from '../../check/workers/deployment.ts';
import { UV_SETTING_VARIABLES } from '../../core/dependencyFiles/uv/variables/uvVariables.ts';
import { maskCredentials } from '../../core/messages/words.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { parentPath } from '../../core/text/path.ts';
import { doctorJson, doctorPaper } from '../../core/toolkit/doctor/doctorPaper.ts';
import type { DoctorFacts, SettingFact } from '../../core/toolkit/doctor/doctorFacts.ts';
import { cacheDirectory } from '../../host/cacheDirectory.ts';
import { cacheSize } from '../../check/cacheFolder.ts';
import type { Settings } from '../../settings.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { readSettings, settingsOf, todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';
import { openProject, projectFileIfAny } from '../projectFile.ts';
import { TextFiles } from '../textFiles.ts';
import { UsageError } from '../usageError.ts';

/** Variables that change what the program does. */
const VARIABLES: readonly string[] = [
  ...new Set([
    ...['PYODIDE_PREFLIGHT_CACHE_DIR', ENV_VARIABLE, 'HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'],
    ...['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'NETRC'],
    ...['UV_CONFIG_FILE', 'UV_NO_CONFIG', 'UV_INDEX', 'UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_FIND_LINKS'],
    ...UV_SETTING_VARIABLES,
  ]),
];

/** Runs the command. */
export async function run(call: Call): Promise<ExitCode> {
  const facts = await factsOf(call);
  writeAnswer(call, { paper: doctorPaper(facts), json: doctorJson(facts) });
  return EXIT_CLEAN;
}

async function factsOf(call: Call): Promise<DoctorFacts> {
  const { terminal, parts } = call;
  const { host } = parts;
  const settings = await readSettings(call);
  const { environment } = host;
  const folder = cacheDirectory(environment);
  const looked = await lookedAt(call);
  const found = await findDependencyFiles(looked, host.files, terminal.paths, new TextFiles(host.files), {
    shallow: true,
  });
  const { project, target, own = {}, urls = [], problem } = await projectOf(call, settings);
  return {
    today: todayOf(host),
    versions: { program: parts.version, runtime: '', system: environment.platform, ...environment.versions },
    folder: looked,
    files: found,
    ...(project && { project }),
    ...(problem !== undefined && { problem: maskCredentials(problem) }),
    settings: settingFacts(call, settings, own),
    variables: VARIABLES.flatMap((name) => {
      const value = environment.variables[name];
      return value ? [{ name, value: maskCredentials(value) }] : [];
    }),
    indexes: await askIndexes(host, settings, target, urls),
    ...(folder !== undefined && { cache: { folder, ...(await cacheSize(host, folder)) } }),
  };
}

/** The folder that is meant, or that of the file that is; where there is no such thing, the current one. */
async function lookedAt({ invocation, terminal: { folder, paths }, parts }: Call): Promise<string> {
  const place = paths.resolve(folder, valueOf(invocation, 'project') ?? '.');
  const { kind } = await statOnDisk(parts.host.files, place);
  if (kind === 'folder') return place;
  return kind === 'file' ? parentPath(place) : folder;
}

interface FoundProject {
  readonly project?: NonNullable<DoctorFacts['project']>;
  readonly target?: Target;
  /** The project's own table. */
  readonly own?: object;
  /** The indexes that it names. */
  readonly urls?: readonly string[];
  readonly problem?: string;
}

/** What is wrong with a project is part of the answer. */
async function projectOf(call: Call, settings: Settings): Promise<FoundProject> {
  const engine = call.parts.openEngine();
  try {
    const file = await projectFileIfAny(call);
    if (!file) return {};
    const { targets, file: read } = await openProject(file, settings, call, engine);
    const [{ choice, wrangler }] = targets.answers;
    const { indexUrl, extraIndexUrls } = read.indexOptions;
    const table = read.toolSettings;
    return {
      target: choice.target,
      own: typeof table === 'object' && table !== null ? table : {},
      urls: [...extraIndexUrls, ...(indexUrl === undefined ? [] : [indexUrl])],
      project: {
        file: file.shownPath,
        declarations: read.declarations.length,
        targets: targets.answers.map(({ choice: { target, reason } }) => ({
          ...{ label: target.label, name: target.name },
          reason,
        })),
        ...(wrangler && { wrangler: call.terminal.paths.relative(call.terminal.folder, wrangler.path) }),
      },
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { problem: error.message };
  } finally {
    await engine.close();
  }
}

/** Each setting with the place that decides it. */
function settingFacts(call: Call, settings: Settings, own: object): readonly SettingFact[] {
  const given = settingsOf(call.invocation);
  const ofProject = new Map<string, unknown>(Object.entries(own));
  const env = call.parts.host.environment.variables[ENV_VARIABLE] ?? '';
  return Object.entries(settings).flatMap(([name, value]: [string, unknown]): SettingFact[] => {
    if (name === 'tuning') return [];
    if (name in given) return [{ name, value: shown(value), from: 'command-line' }];
    if (name === 'env' && env !== '') return [{ name, value: env, from: 'environment' }];
    const isOwn = PROJECT_SETTINGS.has(name) && ofProject.has(name);
    return [{ name, value: shown(isOwn ? ofProject.get(name) : value), from: isOwn ? 'project' : 'default' }];
  });
}

/** Those that the table of a project may have. */
const PROJECT_SETTINGS: ReadonlySet<string> = new Set(['target', 'config', 'env']);

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return maskCredentials(text);
}
