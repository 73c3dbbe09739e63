/** Reads what uv reads around a dependency file: the settings in its folder and above, and the members of its workspace. */
import { valueAt, textsOf, type TomlTable } from '../core/config/tomlNode.ts';
import { readToml } from '../core/config/toml.ts';
import { discoverSettings, foldersAround } from '../core/dependencyFiles/uv/discovery.ts';
import { globParts, matchesGlobPart } from '../core/dependencyFiles/uv/workspace/memberGlob.ts';
import { ALONE, type UvSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import { filesNamed, type NamedFile, type Variables } from '../core/dependencyFiles/uv/variables/uvVariables.ts';
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { isAbsolutePath, joinPath, parentPath } from '../core/text/path.ts';
import type { Reach } from './border/reach.ts';
import type { Documents } from './checkRequest.ts';
import { readTexts } from './readTexts.ts';

/** At most so many folders are looked through for members of a workspace. */
const MOST_FOLDERS = 2_000;

const NAMES = ['pyproject.toml', 'uv.toml'];

/** Where to read. */
export interface UvPlaces {
  /** False in a workspace that is not trusted: then nothing outside of the file's own folder is read. */
  readonly trusted: boolean;
  /** Places of `uv.toml` of the user, and of the system: of each the first that exists counts. */
  readonly shared: readonly (readonly string[])[];
  /** See `onlyUvFileOf`; a path starts from the folder of the file, where pywrangler runs uv. */
  readonly only?: string | null | undefined;
  /** Those of the environment that uv runs in. */
  readonly variables?: Variables;
}

export async function readUvSurroundings(
  file: Pick<DependencyFile, 'path' | 'text'>,
  reach: Omit<Reach, 'inside' | 'around'>,
  { variables, ...places }: UvPlaces,
): Promise<UvSurroundings> {
  const around = await readFilesAround(file, reach, places);
  if (!variables) return around;
  const missing = places.trusted ? await missingFiles(parentPath(file.path), variables, reach) : [];
  return { ...around, variables, ...(missing.length > 0 && { missing }) };
}

/** What variables name, from the folder in which uv runs, and what is no file there. */
async function missingFiles(
  folder: string,
  variables: Variables,
  { anywhere }: Pick<Reach, 'anywhere'>,
): Promise<readonly NamedFile[]> {
  const read = filesNamed(variables).map(async (one) => {
    const { kind } = await anywhere.read(isAbsolutePath(one.file) ? one.file : joinPath(folder, one.file));
    return kind === 'absent' ? [one] : [];
  });
  return (await Promise.all(read)).flat();
}

async function readFilesAround(
  { path, text }: Pick<DependencyFile, 'path' | 'text'>,
  reach: Omit<Reach, 'inside' | 'around'>,
  { trusted, shared, only }: UvPlaces,
): Promise<UvSurroundings> {
  const folders = trusted ? foldersAround(path) : [parentPath(path)];
  const wanted = folders.flatMap((folder) => NAMES.map((name) => joinPath(folder, name)));
  const found = await readTexts(wanted, reach.above);
  if (!trusted) return { ...ALONE, texts: found, aboveUnread: true, ...(only === null && { only }) };
  if (only !== undefined) return withOnly(only, { path, text }, found, reach);
  const texts = new Map([...found, ...(await readTexts(shared.flat(), reach.anywhere))]);
  const common = shared.flatMap((places) => places.find((place) => texts.has(place)) ?? []);
  return withMembers({ path, text }, { texts, shared: common }, reach.pointedAt);
}

/** No other settings count than those of one file, but the workspace is the same. */
async function withOnly(
  only: string | null,
  file: Pick<DependencyFile, 'path' | 'text'>,
  found: ReadonlyMap<string, string>,
  { pointedAt, anywhere }: Pick<Reach, 'pointedAt' | 'anywhere'>,
): Promise<UvSurroundings> {
  if (only === null) return withMembers(file, { texts: found, shared: [], only }, pointedAt);
  const place = isAbsolutePath(only) ? only : joinPath(parentPath(file.path), only);
  const texts = new Map([...found, ...(await readTexts([place], anywhere))]);
  return withMembers(file, { texts, shared: [], only: place }, pointedAt);
}

/** With the members of the workspace. */
async function withMembers(
  { path, text }: Pick<DependencyFile, 'path' | 'text'>,
  around: UvSurroundings,
  pointedAt: Documents,
): Promise<UvSurroundings> {
  const { texts } = around;
  const root = workspaceRoot(path, text, texts);
  if (!root) return { ...around, members: [] };
  const members = await findMembers(root, pointedAt);
  const missing = (members ?? []).filter((member) => !texts.has(member));
  const read = await readTexts(missing, pointedAt);
  return { ...around, texts: new Map([...texts, ...read]), ...(members && { members }) };
}

interface Root {
  readonly folder: string;
  readonly workspace: TomlTable;
}

/** The root of the workspace that the file is in: the project above, or the project itself. */
function workspaceRoot(path: string, text: string, texts: ReadonlyMap<string, string>): Root | undefined {
  const { workspace } = discoverSettings(path, new Map([...texts, [path, text]]));
  const root = workspace?.root ?? readToml(text).root;
  const table = valueAt(root, ['tool', 'uv', 'workspace']);
  return table?.kind === 'table' ? { folder: parentPath(workspace?.path ?? path), workspace: table } : undefined;
}

/** The pyproject.toml of each member; undefined if there are too many folders to look at. */
async function findMembers({ folder, workspace }: Root, documents: Documents): Promise<readonly string[] | undefined> {
  const walk = new MemberWalk(documents);
  const included = await walk.all(folder, textsOf(workspace, 'members'));
  const excluded = new Set(await walk.all(folder, textsOf(workspace, 'exclude')));
  if (walk.isCut) return undefined;
  const members = [...new Set(included)].filter((one) => !excluded.has(one));
  const known = await Promise.all(
    members.map(async (one) => ((await walk.isProject(one)) ? [joinPath(one, 'pyproject.toml')] : [])),
  );
  return [joinPath(folder, 'pyproject.toml'), ...known.flat()];
}

class MemberWalk {
  isCut = false;
  readonly #documents: Documents;
  readonly #listed = new Map<string, Promise<Listed>>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The folders that some patterns name. */
  async all(root: string, globs: readonly string[]): Promise<readonly string[]> {
    return (await Promise.all(globs.map((glob) => this.#matching(root, globParts(glob))))).flat();
  }

  /** Whether uv takes a folder for a member: it has a pyproject.toml, or any file below without one, which is a mistake. */
  async isProject(folder: string): Promise<boolean> {
    const { files } = await this.#list(folder);
    return files.includes('pyproject.toml') || (!HIDDEN.test(folder) && (await this.#holdsFiles(folder)));
  }

  async #holdsFiles(folder: string): Promise<boolean> {
    const { files, folders } = await this.#list(folder);
    if (files.length > 0) return true;
    for (const name of folders) if (await this.#holdsFiles(joinPath(folder, name))) return true;
    return false;
  }

  async #matching(folder: string, [part, ...rest]: readonly string[]): Promise<readonly string[]> {
    if (part === undefined) return [folder];
    const { folders } = await this.#list(folder);
    const within = (names: readonly string[], parts: readonly string[]): Promise<readonly (readonly string[])[]> =>
      Promise.all(names.map((name) => this.#matching(joinPath(folder, name), parts)));
    if (part !== '**')
      return (
        await within(
          folders.filter((name) => matchesGlobPart(name, part)),
          rest,
        )
      ).flat();
    const deeper = (await within(folders.filter(mayHoldProjects), [part, ...rest])).flat();
    if (rest.length > 0) return [...(await this.#matching(folder, rest)), ...deeper];
    return [...folders.map((name) => joinPath(folder, name)), ...deeper];
  }

  #list(folder: string): Promise<Listed> {
    const known = this.#listed.get(folder);
    if (known) return known;
    if (this.#listed.size >= MOST_FOLDERS) {
      this.isCut = true;
      return Promise.resolve(NOTHING);
    }
    const listed = this.#read(folder);
    this.#listed.set(folder, listed);
    return listed;
  }

  async #read(folder: string): Promise<Listed> {
    const listed = await this.#documents.list(folder);
    if (listed.kind !== 'folder') return NOTHING;
    if (listed.cut) this.isCut = true;
    const named = (kind: 'file' | 'folder'): string[] =>
      listed.entries.flatMap((entry) => (entry.kind === kind ? [entry.name] : []));
    return { files: named('file'), folders: named('folder') };
  }
}

/** Whether `**` is followed into a folder: what tools fill would cost thousands of listings and holds nobody's members. */
function mayHoldProjects(name: string): boolean {
  return name !== 'node_modules' && name !== '.git' && name !== '.venv';
}

/** A folder whose name begins with a dot. */
const HIDDEN = /(?:^|[\\/])\.[^\\/]*$/;

interface Listed {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const NOTHING: Listed = { files: [], folders: [] };
