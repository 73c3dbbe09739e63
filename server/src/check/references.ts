/** What a project points to on this machine, and how what it points to elsewhere is asked for. */
import type { ReferenceFacts } from '../core/candidates/references/referenceFacts.ts';
import { workspaceIn } from '../core/dependencyFiles/uv/workspace/workspaceMembers.ts';
import { parentPath } from '../core/text/path.ts';
import { say } from '../core/messages/message.ts';
import { References } from '../catalogs/references.ts';
import type { Catalogs } from '../catalogs/catalogs.ts';
import type { Host } from '../host/host.ts';
import type { CheckRequest } from './checkRequest.ts';
import { readLocalReferences } from './localReferences.ts';
import { readWheelFolders, stoppedAtFolder, unreadableFolder } from './wheels/wheelFolders.ts';
import { reachIn, type BorderedRequest } from './border/reach.ts';
import type { Project } from './projectFiles.ts';

/** A project with the uv workspace around it, and what is known of the places on this machine that it points to, by path. */
export interface PlacedProject extends Project {
  readonly places: ReadonlyMap<string, ReferenceFacts>;
}

/** Looks around a project. In an untrusted workspace nothing outside of its folder is looked at. */
export async function withPlaces(
  project: Project,
  request: BorderedRequest,
  host: Pick<Host, 'unpack' | 'digest'>,
): Promise<PlacedProject> {
  const { path, trusted } = request;
  const { pointedAt: documents } = reachIn(request);
  if (project.locked) return { ...project, places: new Map() };
  const within = trusted === false ? { within: parentPath(path) } : {};
  const workspace = workspaceIn(project.uv);
  const around = { documents, host, ...within };
  const { wheels, projects, missing, unreadable } = await readWheelFolders(project.file, around);
  const file = {
    ...project.file,
    ...(workspace && { workspace }),
    ...(wheels.size > 0 && { wheelFolders: wheels }),
    ...(projects.size > 0 && { projectFolders: projects }),
    problems: [
      ...project.file.problems,
      ...[...missing].map(([folder, problem]) => stoppedAtFolder(project.file, folder, problem)),
      ...[...unreadable].map(([folder, reason]) => unreadableFolder(project.file, folder, reason)),
    ],
  };
  return { ...project, file, places: await readLocalReferences(file, around) };
}

/** What is known of all places, and how to learn the rest. */
export function referencesOf(
  { places }: PlacedProject,
  { settings, trusted }: CheckRequest,
  catalogs: Catalogs,
): References {
  const untrusted: ReferenceFacts = { kind: 'unavailable', reason: say('referenceOfUntrusted') };
  return new References(
    places,
    trusted === false
      ? () => Promise.resolve(untrusted)
      : (reference, signal) => catalogs.wheelAt(reference, settings, signal),
  );
}

/** Equal for places of which the same is known. */
export function placesKey({ file, places }: PlacedProject): readonly unknown[] {
  const { workspace, wheelFolders = [], projectFolders = [] } = file;
  const facts = [...places].map(([path, known]) => {
    if (known.kind !== 'known') return [path, known];
    const { name, version, requiresPython = '', requiresDistText } = known.metadata;
    return [path, name, version, requiresPython, requiresDistText, known.digests ?? {}];
  });
  return [workspace ? [workspace.folder, ...workspace.members] : [], facts, [...wheelFolders], [...projectFolders]];
}
