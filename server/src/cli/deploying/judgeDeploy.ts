/** Judges what a command would deploy: by the check of the project, or by what lies in `python_modules`. */
import type { OpenProject, Workbench } from '../../check/engine.ts';
import { readVendoredFolder } from '../../check/workers/vendoredFolder.ts';
import { parseLockFile } from '../../core/dependencyFiles/locks/lockFiles.ts';
import type { VendoredFolder } from '../../core/toolkit/deploy/vendored.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { judgeLock, type JudgedLock } from '../../core/locks/judgeLock.ts';
import type { Message } from '../../core/messages/message.ts';
import type { Target } from '../../core/runtimes/target.ts';
import { joinPath, parentPath } from '../../core/text/path.ts';
import type { DeployCommand } from '../../core/toolkit/deploy/deployCommand.ts';
import { judgeVendored, type JudgedFolder } from '../../core/toolkit/deploy/judgeVendored.ts';
import { checkFiles } from '../checkFiles.ts';
import { EXIT_CLEAN, EXIT_FAILED, exitOf, type Exit } from '../exitCode.ts';
import { baselineOf, exitPolicyOf } from '../commands/check.ts';
import type { Call } from '../grammar/command.ts';
import { readSettings } from '../grammar/givenSettings.ts';
import { openProject, projectFile, projectFileIfAny, type Deployed } from '../projectFile.ts';
import type { ProjectFile } from '../../check/papers/projectFile.ts';
import type { FileReport, Report } from '../report.ts';
import { TextFiles } from '../textFiles.ts';
import { say } from '../../core/messages/message.ts';

export interface JudgedDeploy {
  /** The dependency file, as shown. */
  readonly file: string;
  readonly target: Target;
  readonly reason: Message;
  readonly isGuess: boolean;
  readonly judged: 'project' | 'modules';
  readonly exit: Exit;
  /** The reports of what was judged, with the findings that say something about it. */
  readonly reports: readonly FileReport[];
  /** What lies in `python_modules`, and the lock beside it. */
  readonly folder: JudgedFolder;
  readonly vendored: VendoredFolder | undefined;
  readonly lock: JudgedLock | undefined;
}

/** What is wrong with the Worker whatever is installed for it: only that counts where nothing is. */
const AROUND: ReadonlySet<Finding['code']> = new Set([
  'deploy-refused',
  'missing-python-flag',
  'fails-at-import',
  'vendored-size',
  'file-encoding',
]);

/** @throws {UsageError} */
export async function judgeDeploy(given: Call, command: DeployCommand): Promise<JudgedDeploy> {
  const found = await projectOf(given, command);
  const engine = given.parts.openEngine();
  try {
    return await judged(found, command, engine);
  } finally {
    await engine.close();
  }
}

/** A dependency file, and the call with which it is checked. */
interface FoundProject {
  readonly file: ProjectFile;
  readonly call: Call;
  /** What `check` is told to check. */
  readonly paths: Pick<Parameters<typeof checkFiles>[0], 'paths' | 'inputName'>;
}

/** wrangler needs no dependency file: a Worker without one asks for nothing. */
async function projectOf(call: Call, { tool }: DeployCommand): Promise<FoundProject> {
  const { terminal } = call;
  const file = tool === 'wrangler' ? await projectFileIfAny(call) : await projectFile(call);
  if (file) return { file, call, paths: { paths: [file.shownPath] } };
  const path = terminal.paths.resolve(terminal.folder, 'pyproject.toml');
  return {
    file: { path, shownPath: 'pyproject.toml', text: '' },
    call: { ...call, terminal: { ...terminal, readInput: () => Promise.resolve(new Uint8Array()) } },
    paths: { paths: ['-'], inputName: 'pyproject.toml' },
  };
}

async function judged(
  { file, call, paths }: FoundProject,
  command: DeployCommand,
  engine: Workbench,
): Promise<JudgedDeploy> {
  const { tool } = command;
  const settings = await readSettings(call);
  const deployed = deployedBy(command, call);
  const project = await openProject(file, settings, call, engine, deployed);
  const [answer] = project.targets.answers;
  const { choice, wrangler } = answer;
  const folderPath = parentPath(wrangler?.path ?? file.path);
  const texts = new TextFiles(call.parts.host.files);
  const [vendored, lock] = await Promise.all([
    readVendoredFolder(folderPath, texts),
    readLock(folderPath, choice.target, texts),
  ]);
  const exit = exitPolicyOf(call.invocation);
  let report: Pick<Report, 'files' | 'exit'> | undefined;
  const code = await checkFiles(
    {
      ...{ messages: call.terminal.messages, ...paths, settings, format: 'text', colors: false, explain: false },
      ...{
        texts: false,
        detail: 'findings',
        quiet: false,
        exit,
        reportFiles: [],
        version: call.parts.version,
        deployed,
        ...baselineOf(call.invocation, call.terminal),
      },
      onReport: (made) => (report = made),
    },
    call.terminal,
    call.parts.host,
    engine,
  );
  const base = {
    ...{
      file: file.shownPath,
      target: choice.target,
      reason: choice.reason,
      isGuess: choice.guess === true,
      vendored,
      lock,
    },
    folder: judgeVendored(vendored, project.file, choice.target, project.contextOf(answer).installContext),
  };
  const whole = report ?? { files: [], exit: { code, because: say('exitFailed') } };
  if (tool !== 'wrangler') return { ...base, judged: 'project', exit: whole.exit, reports: whole.files };
  return asItLies(base, project, whole, call);
}

/** What the command itself says of the Worker. */
function deployedBy(
  { tool, compatibilityDate, entry }: DeployCommand,
  { terminal: { paths, folder } }: Call,
): Deployed {
  return {
    // Any other program may build the Worker before.
    ...(tool !== undefined && { deploys: true }),
    ...(compatibilityDate !== undefined && { compatibilityDate }),
    ...(entry !== undefined && { entry: paths.resolve(folder, entry) }),
  };
}

/** Only what lies there counts, and what is wrong with the Worker itself. */
function asItLies(
  base: Omit<JudgedDeploy, 'judged' | 'exit' | 'reports'>,
  project: OpenProject,
  { files }: Pick<Report, 'files'>,
  { invocation }: Call,
): JudgedDeploy {
  const { folder, lock } = base;
  const isAround = ({ code, severity }: Finding): boolean =>
    AROUND.has(code) || (code === 'target-problem' && severity === 'error');
  const reports = files.map((report) => {
    const findings = report.snapshot.findings.filter(isAround);
    return { ...report, snapshot: { ...report.snapshot, findings } };
  });
  // The folder says more than the lock that it was once made from.
  const misfits = folder.saysFor ? [] : lockProblems(lock);
  const problems = [...folder.problems, ...misfits];
  const isUnknown = folder.state === 'unknown' && !lock && project.file.declarations.length > 0;
  const severities = [
    ...reports.flatMap(({ snapshot }) => snapshot.findings.map(({ severity }) => severity)),
    ...problems.map(() => 'error' as const),
  ];
  const exit = exitOf(
    { severities, undecided: isUnknown ? 1 : 0, misled: false, failed: false },
    exitPolicyOf(invocation),
  );
  return { ...base, folder: { ...folder, problems }, judged: 'modules', exit, reports };
}

/** The pins of a lock that do not load on the runtime. */
export function lockProblems(lock: JudgedLock | undefined): readonly Message[] {
  const misfits = lock?.pins.filter(({ verdict }) => verdict.kind === 'misfit') ?? [];
  if (misfits.length === 0) return [];
  return [say('lockedForOther', { names: misfits.map(({ locked }) => locked.name) })];
}

async function readLock(folder: string, target: Target, texts: TextFiles): Promise<JudgedLock | undefined> {
  const path = joinPath(folder, 'pylock.toml');
  const read = await texts.read(path);
  const lock = read.kind === 'text' ? parseLockFile(path, read.text) : undefined;
  return lock && judgeLock(lock, target);
}

/** Whether what was judged is in order, is not, or is not known. */
export function stateOf({ code }: Exit): 'yes' | 'no' | 'unknown' {
  if (code === EXIT_CLEAN) return 'yes';
  return code === EXIT_FAILED ? 'unknown' : 'no';
}
