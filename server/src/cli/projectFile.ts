/** The dependency file that a command is about, and the project around it. */
import { statOnDisk } from '../check/diskFiles.ts';
import type { CheckRequest } from '../check/checkRequest.ts';
import type { OpenProject, Workbench } from '../check/engine.ts';
import { lackOfDependencies, type NoFacts, type ProjectFile } from '../check/papers/projectFile.ts';
import { ENV_VARIABLE } from '../check/workers/deployment.ts';
import { findDependencyFiles } from '../check/findDependencyFiles.ts';
import { dependencyFileKind, namedFileKind } from '../core/dependencyFiles/dependencyFileKind.ts';
import { say } from '../core/messages/message.ts';
import { fileName } from '../core/text/path.ts';
import type { Settings } from '../settings.ts';
import { valueOf, type Call } from './grammar/command.ts';
import { currentFolder } from './currentFolder.ts';
import { usage, UsageError } from './usageError.ts';
import { nothingDeclared } from './render/nothingDeclared.ts';
import { targetLines } from './render/checkLog.ts';
import { progressOn } from './render/progress.ts';
import { TextFiles } from './textFiles.ts';

/** Which file is meant where a folder has several: those that say most of a project come first. */
const PREFERENCE: readonly RegExp[] = [
  /^pyproject\.toml$/,
  /^pyscript\.(?:toml|json)$/,
  /^requirements\.(?:txt|in)$/,
  /^.*$/,
];

/** The file that `--project` names, or that the current folder has. @throws {UsageError} if there is none, or several */
export async function projectFile(call: Call): Promise<ProjectFile> {
  const found = await projectFileIfAny(call);
  if (found) return found;
  const folder = valueOf(call.invocation, 'project');
  throw usage(say('noProjectIn', folder === undefined ? {} : { folder }));
}

/** The same; undefined if nothing was named and the current folder has none. */
export async function projectFileIfAny({ invocation, terminal, parts }: Call): Promise<ProjectFile | undefined> {
  const { paths, folder } = terminal;
  const named = valueOf(invocation, 'project');
  const place = paths.resolve(folder, named ?? '.');
  const entry = await statOnDisk(parts.host.files, place);
  if (entry.kind === 'absent') throw usage(say('nothingAtPath', { path: named ?? '.' }));
  if (entry.kind === 'unreadable') throw usage(say('cannotRead', { file: named ?? '.', reason: entry.reason }));
  const texts = new TextFiles(parts.host.files);
  if (entry.kind !== 'folder') return readProjectFile(place, named ?? place, texts);
  const below = await findDependencyFiles(place, parts.host.files, paths, texts, {
    shallow: true,
    onUnreadable: (_, reason) => {
      throw usage(say('cannotRead', { file: named ?? '.', reason }));
    },
  });
  const projects = below.filter((file) => dependencyFileKind(file) !== 'lock');
  const [name, ...others] =
    PREFERENCE.map((one) => projects.filter((file) => one.test(file))).find(({ length }) => length > 0) ?? [];
  if (name === undefined) return undefined;
  if (others.length > 0) throw usage(say('severalProjects', { files: [name, ...others] }));
  return readProjectFile(paths.join(place, name), named === undefined ? name : paths.join(named, name), texts);
}

/** The same for a command that does without: what is wrong with finding one is in the way only if one was named. */
export async function projectFileBeside(call: Call): Promise<ProjectFile | undefined> {
  try {
    return await projectFileIfAny(call);
  } catch (error) {
    if (error instanceof UsageError && !call.invocation.options.has('project')) return undefined;
    throw error;
  }
}

async function readProjectFile(path: string, shownPath: string, texts: TextFiles): Promise<ProjectFile> {
  const read = await texts.read(path);
  if (read.kind === 'text') return { path, shownPath, text: read.text };
  throw usage(
    read.kind === 'absent'
      ? say('fileIsGone', { file: shownPath })
      : say('cannotRead', { file: shownPath, reason: read.reason }),
  );
}

/** What a command that deploys says itself. */
export type Deployed = Pick<CheckRequest, 'compatibilityDate' | 'deploys' | 'entry'>;

/**
 * Opens a project under some settings.
 * @param more what a deployment says beside them
 * @throws {UsageError} if the file declares nothing that anybody reads
 */
export async function openProject(
  file: ProjectFile,
  settings: Settings,
  call: Call,
  engine: Workbench,
  more: Deployed = {},
): Promise<OpenProject> {
  const opened = await engine.open({ ...projectRequest(file, settings, call), ...more });
  if (!opened) throw usage(nothingDeclared(file, file.text));
  for (const line of targetLines(file.shownPath, opened.targets.answers)) call.parts.host.log('info', line);
  return opened;
}

/** @throws {UsageError} if nothing that the file declares is installed where it runs */
export function requireDependencies(project: OpenProject, file: ProjectFile): void {
  const problem = lackOfDependencies(project, file);
  if (problem) throw usage(problem);
}

/** What was found out. @throws {UsageError} where nothing could be */
export function required<Facts extends object>(facts: Facts | NoFacts): Facts {
  if ('problem' in facts) throw usage(facts.problem);
  return facts;
}

/** What to ask the engine about a project. */
export function projectRequest({ path, shownPath, text }: ProjectFile, settings: Settings, call: Call): CheckRequest {
  const { terminal, parts } = call;
  const kind = namedFileKind(path, text);
  const cloudflareEnv = parts.host.environment.variables[ENV_VARIABLE];
  return {
    ...{ path, text, settings, documents: new TextFiles(parts.host.files) },
    ...(kind && { kind }),
    around: currentFolder(terminal),
    ...(cloudflareEnv !== undefined && { cloudflareEnv }),
    onProgress: progressOn(terminal, { file: fileName(shownPath) }),
  };
}
