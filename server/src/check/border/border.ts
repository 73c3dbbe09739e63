/**
 * The border around a project: what its files pull in, and what a fix writes, stays inside, links resolved, unless a person
 * allows more.
 */
import { foldersAbove, isWithinFolder, joinPath, parentPath, relativePath } from '../../core/text/path.ts';
import { isInsideOf, isOnAnotherHost } from '../../core/text/border.ts';
import { isDeceptiveOnWindows } from '../../core/text/windowsPath.ts';
import type { Snapshot } from '../../core/analysis/snapshot.ts';
import type { Finding, RelatedPlace } from '../../core/findings/finding.ts';
import { pathsChangedBy, titleWithCost, type Remedy } from '../../core/remedies/remedy.ts';
import { say } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import type { CheckRequest } from '../checkRequest.ts';

type Files = Pick<Host['files'], 'stat' | 'realPath'>;

/** What decides where the border is. */
type BorderOf = Pick<CheckRequest, 'path' | 'around' | 'settings' | 'trusted'>;

/** How far up a repository is looked for. */
const MOST_LEVELS = 100;

/** Of at most so many files it is told that they were not read. */
const MOST_LEFT = 20;

export class Border {
  readonly #files: Files;
  readonly #request: BorderOf;
  readonly #left = new Set<string>();
  /** Several readers of a check come to the same files. */
  readonly #reals = new Map<string, Promise<string>>();
  #folders: Promise<readonly string[]> | undefined;

  constructor(files: Files, request: BorderOf) {
    this.#files = files;
    this.#request = request;
  }

  /** Where a path really leads; the path itself where nobody can tell, since nothing is there. */
  real(path: string): Promise<string> {
    const known = this.#reals.get(path) ?? this.#resolve(path);
    this.#reals.set(path, known);
    return known;
  }

  async #resolve(path: string): Promise<string> {
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
    // Nobody who allows files outside means a device.
    if (isDeceptiveOnWindows(path)) return false;
    // In a workspace that is not trusted, it may be the workspace that allows it.
    if (settings.allowOutside && trusted !== false) return true;
    const folders = await this.#inside();
    if (isOnAnotherHost(path) && !isInsideOf(path, folders)) return false;
    return isInsideOf(await this.real(path), folders);
  }

  /** Whether a path may be looked at that lies outside: a file, on this machine or on the host that the project itself is on. */
  async isHarmless(path: string): Promise<boolean> {
    if (isDeceptiveOnWindows(path)) return false;
    return !isOnAnotherHost(path) || this.holds(path);
  }

  /**
   * Whether a tool comes upon a path by itself where it looks in the folders above the file: inside, or outside without a link
   * that the project has laid.
   */
  async holdsAbove(path: string): Promise<boolean> {
    if (await this.holds(path)) return true;
    if (this.#request.trusted === false || isOnAnotherHost(path) || isDeceptiveOnWindows(path)) return false;
    return (await this.#isByLink(path)) === false;
  }

  /** The files that were not read although their names are in the project: a link in it leads outside. */
  get left(): ReadonlySet<string> {
    return this.#left;
  }

  /** Notes that a file was not read. */
  async leave(path: string): Promise<void> {
    if (this.#left.size < MOST_LEFT && (await this.#isByLink(path)) === true) this.#left.add(path);
  }

  /** Whether a link below the folders around the file leads to a path; undefined if it lies below none of them. */
  async #isByLink(path: string): Promise<boolean | undefined> {
    const own = parentPath(this.#request.path);
    const common = [own, ...foldersAbove(own)].find((folder) => isWithinFolder(path, folder));
    if (common === undefined) return undefined;
    return (await this.real(path)) !== joinPath(await this.real(common), relativePath(common, path));
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

/** The same snapshot without the fixes that would change what lies outside; what they would do is told in their place. */
export async function fixedWithin(snapshot: Snapshot, border: Border): Promise<Snapshot> {
  const paths = new Set(snapshot.findings.flatMap(({ remedies }) => remedies.flatMap(pathsChangedBy)));
  const held = await Promise.all([...paths].map(async (path) => ((await border.holds(path)) ? [] : [path])));
  const outside = new Set(held.flat());
  if (outside.size === 0) return snapshot;
  return { ...snapshot, findings: snapshot.findings.map((one) => withoutFixesIn(outside, one)) };
}

function withoutFixesIn(outside: ReadonlySet<string>, found: Finding): Finding {
  const remedies = found.remedies.filter((remedy) => !pathsChangedBy(remedy).some((path) => outside.has(path)));
  if (remedies.length === found.remedies.length) return found;
  const lost = found.remedies.filter((remedy) => !remedies.includes(remedy)).map((one) => placeOutside(outside, one));
  return { ...found, remedies, related: [...found.related, ...lost] };
}

function placeOutside(outside: ReadonlySet<string>, remedy: Remedy): RelatedPlace {
  const message = say('fixOutside', { fix: titleWithCost(remedy) });
  const edit = remedy.edits.find(({ path }) => outside.has(path));
  const path = edit?.path ?? remedy.rewrites?.find((one) => outside.has(one)) ?? '';
  return { path, span: edit?.edit.span ?? { start: 0, end: 0 }, message };
}
