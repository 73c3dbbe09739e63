/**
 * Which projects around take a local project: by its path, by a source of uv, or as a member of the same workspace; themselves or
 * through others.
 */
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { parseDependencyFile } from '../../dependencyFiles/parseDependencyFile.ts';
import { inSurroundings } from '../../dependencyFiles/uv/surroundings.ts';
import type { UvSource } from '../../dependencyFiles/uv/uvSettings.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { fileName, parentPath } from '../../text/path.ts';
import { uvSettingsOf } from '../uv/uvPolicy.ts';
import { referenceAt, writtenReference } from './directReferences.ts';

const OPTIONAL = 'project.optional-dependencies.';

/** The projects around. */
export interface ProjectsAround {
  /** Texts of their pyproject.toml, or of the requirements.txt that stands in for one, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Which of them are members of the workspace: what these require by the name of a member is that member. */
  readonly members: ReadonlySet<string>;
}

/** A project that is wanted: in the folder, and, if an extra is said, for whoever asks for that extra only. */
interface Wanted {
  readonly path: string;
  readonly extra?: NormalizedName;
}

/** The place that a project takes another one from. */
interface Taken {
  /** The folder of the other project, or its name in the workspace: said to be of one, or at least that of a member. */
  readonly from: { readonly folder: string } | { readonly name: NormalizedName; readonly isOfWorkspace: boolean };
  readonly extras: readonly NormalizedName[];
  /** The extra of the project that takes it; absent if every installation does. */
  readonly forExtra?: NormalizedName;
}

/**
 * The paths of the projects that take one when they are installed, the nearest first.
 * @param path of the pyproject.toml of that one, which is among the texts
 */
export function takersOf(path: string, around: ProjectsAround): readonly string[] {
  const graph = new Graph(around);
  const takers = new Set<string>();
  const wanted: Wanted[] = [{ path }];
  const seen = new Set<string>();
  for (const one of wanted) {
    for (const { by, forExtra } of graph.thatTake(one)) {
      const key = `${by} ${forExtra ?? ''}`;
      if (by === path || seen.has(key)) continue;
      seen.add(key);
      if (forExtra === undefined) takers.add(by);
      wanted.push({ path: by, ...(forExtra !== undefined && { extra: forExtra }) });
    }
  }
  return [...takers];
}

/** The projects, each of which is read when something in its text may lead to what is wanted. */
class Graph {
  readonly #around: ProjectsAround;
  readonly #read = new Map<string, ReadProject>();

  constructor(around: ProjectsAround) {
    this.#around = around;
  }

  /** Who takes a project, and for which extra of its own. */
  thatTake({ path, extra }: Wanted): readonly { readonly by: string; readonly forExtra?: NormalizedName }[] {
    const folder = parentPath(path);
    const others = [...this.#around.texts].filter(
      ([by, text]) => by !== path && (this.#isMember(by, path) || mayLeadTo(folder, text)),
    );
    // Mostly there is nobody, and then the project, which somebody may be typing in, is not read for its name.
    if (others.length === 0) return [];
    const { name } = this.#projectAt(path);
    const isWanted = ({ from, extras }: Taken): boolean =>
      ('folder' in from ? from.folder === folder : from.name === name) &&
      (extra === undefined || extras.includes(extra));
    return others.flatMap(([by]) => {
      const areMembers = this.#isMember(by, path);
      return this.#projectAt(by)
        .takes.filter((taken) => isWanted(taken) && ('folder' in taken.from || taken.from.isOfWorkspace || areMembers))
        .map(({ forExtra }) => ({ by, ...(forExtra !== undefined && { forExtra }) }));
    });
  }

  #isMember(...paths: readonly string[]): boolean {
    return paths.every((path) => this.#around.members.has(path));
  }

  #projectAt(path: string): ReadProject {
    const known = this.#read.get(path) ?? readProject(path, this.#around);
    this.#read.set(path, known);
    return known;
  }
}

/**
 * Whether a text may lead to a folder: a path ends in its name, or goes up to it, or a source is of the workspace. Most do not,
 * and need not be parsed.
 */
function mayLeadTo(folder: string, text: string): boolean {
  return text.includes(fileName(folder)) || /\.\.|%|\\|\bworkspace\b/.test(text);
}

interface ReadProject {
  readonly name: NormalizedName | undefined;
  readonly takes: readonly Taken[];
}

function readProject(path: string, { texts }: ProjectsAround): ReadProject {
  const parsed = parseDependencyFile(path, texts.get(path) ?? '');
  if (!parsed) return { name: undefined, takes: [] };
  const file = inSurroundings(parsed, { texts, shared: [] });
  const { projectName, declarations } = file;
  return {
    name: projectName === undefined ? undefined : normalizeName(projectName),
    takes: declarations.flatMap((declaration) => takenBy(declaration, file)),
  };
}

/** What a declaration takes: the place in it, those of its sources, or what is of its name in the workspace. */
function takenBy(declaration: Declaration, file: DependencyFile): readonly Taken[] {
  const { active, role, requirement, table } = declaration;
  if (role !== 'requirement' || !(active || table.startsWith(OPTIONAL))) return [];
  const common = {
    extras: (requirement?.extras ?? []).map(normalizeName),
    ...(!active && { forExtra: normalizeName(table.slice(OPTIONAL.length)) }),
  };
  const sources = (requirement && uvSettingsOf(file).sources.get(requirement.normalized)) ?? [];
  const isOfWorkspace = sources.some(({ place }) => place?.kind === 'workspace');
  const folders = foldersOf(declaration, sources, file).map((folder) => ({ ...common, from: { folder } }));
  if (!requirement) return folders;
  return [...folders, { ...common, from: { name: requirement.normalized, isOfWorkspace } }];
}

function foldersOf(declaration: Declaration, sources: readonly UvSource[], file: DependencyFile): readonly string[] {
  const written = writtenReference(declaration, file);
  const pointed = sources.flatMap(({ place, folder = parentPath(file.path) }) =>
    place && place.kind !== 'workspace' ? [referenceAt(place, folder)] : [],
  );
  return [...(written ? [written] : []), ...pointed].flatMap(({ isLocal, location }) => (isLocal ? [location] : []));
}
