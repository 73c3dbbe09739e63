/**
 * The border around a project: what its files pull in, and what a fix writes, stays inside, links resolved, unless a person
 * allows more.
 */
import { foldersAbove, joinPath, parentPath } from '../../core/text/path.ts';
import { isInsideOf, isOnAnotherHost } from '../../core/text/border.ts';
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import { say } from '../../core/messages/message.ts';
import { pathsChangedBy, type Remedy } from '../../core/remedies/remedy.ts';
import type { Host } from '../../host/host.ts';
import type { CheckRequest, Documents } from '../checkRequest.ts';

type Files = Pick<Host['files'], 'stat' | 'realPath'>;

/** What decides where the border is. */
type BorderOf = Pick<CheckRequest, 'path' | 'around' | 'settings' | 'trusted'>;

/** How far up a repository is looked for. */
const MOST_LEVELS = 100;

export class Border {
  readonly #files: Files;
  readonly #request: BorderOf;
  #folders: Promise<readonly string[]> | undefined;

  constructor(files: Files, request: BorderOf) {
    this.#files = files;
    this.#request = request;
  }

  /** Where a path really leads; the path itself where nobody can tell, since nothing is there. */
  async real(path: string): Promise<string> {
    try {
      return (await this.#files.realPath?.(path)) ?? (await this.#realOfParent(path));
    } catch {
      // A loop of links, or a folder that may not be looked into: reading it fails as well.
      return path;
    }
  }

  /** Whether a path lies inside, wherever it leads through links. */
  async holds(path: string): Promise<boolean> {
    const { settings, trusted } = this.#request;
    // In a workspace that is not trusted, it may be the workspace that allows it.
    if (settings.allowOutside && trusted !== false) return true;
    const folders = await this.#inside();
    if (isOnAnotherHost(path) && !isInsideOf(path, folders)) return false;
    return isInsideOf(await this.real(path), folders);
  }

  /** A file that is not there yet is where its folder is. */
  async #realOfParent(path: string): Promise<string> {
    const folder = parentPath(path);
    if (folder === path || this.#files.realPath === undefined) return path;
    const name = path.slice(folder.length).replace(/^[\\/]+/, '');
    return joinPath(await this.real(folder), name);
  }

  #inside(): Promise<readonly string[]> {
    return (this.#folders ??= this.#find());
  }

  /** The repository; without one the folder around that the file lies in, else its own folder. */
  async #find(): Promise<readonly string[]> {
    const { path, around } = this.#request;
    const folder = await this.real(parentPath(path));
    const given = await Promise.all(((await around?.folders()) ?? []).map((one) => this.real(one)));
    const repository = await this.#repositoryOf(folder);
    const holding = given.some((one) => isInsideOf(folder, [one])) ? given : [];
    if (around?.isWorkspace === true) return [...holding, repository ?? folder];
    if (repository !== undefined) return [repository];
    return holding.length > 0 ? holding : [folder];
  }

  async #repositoryOf(folder: string): Promise<string | undefined> {
    for (const one of [folder, ...foldersAbove(folder)].slice(0, MOST_LEVELS)) {
      if (await this.#files.stat(joinPath(one, '.git')).catch(() => undefined)) return one;
    }
    return undefined;
  }
}

/** The same documents without what lies outside: nothing of it is read, whoever asks. */
export function withinBorder(documents: Documents, border: Border): Documents {
  const outside = { kind: 'unreadable', reason: say('fileOutside') } as const;
  return {
    read: async (path) => ((await border.holds(path)) ? documents.read(path) : outside),
    bytes: async (path, limit, start) => ((await border.holds(path)) ? documents.bytes(path, limit, start) : outside),
    list: async (folder) => ((await border.holds(folder)) ? documents.list(folder) : outside),
    encodingOf: async (path) => ((await border.holds(path)) ? documents.encodingOf(path) : undefined),
  };
}

/** The same snapshot without the fixes that would change what lies outside. */
export async function fixedWithin(snapshot: Snapshot, border: Border): Promise<Snapshot> {
  const paths = new Set(snapshot.findings.flatMap(({ remedies }) => remedies.flatMap(pathsChangedBy)));
  const held = await Promise.all([...paths].map(async (path) => ((await border.holds(path)) ? [] : [path])));
  const outside = new Set(held.flat());
  if (outside.size === 0) return snapshot;
  const isInside = (remedy: Remedy): boolean => !pathsChangedBy(remedy).some((path) => outside.has(path));
  const findings = snapshot.findings.map((one) => ({ ...one, remedies: one.remedies.filter(isInside) }));
  return { ...snapshot, findings };
}
