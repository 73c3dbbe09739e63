/** Reads which projects around take a local project, and the wrangler files beside them. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import type { UvSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import { takersOf } from '../core/installers/references/takers.ts';
import { fileName, joinPath, parentPath } from '../core/text/path.ts';
import type { Documents } from './checkRequest.ts';
import { readTexts } from './readTexts.ts';
import { readNearbyProjects } from './workers/nearbyProjects.ts';

/** At most so many projects are asked for a wrangler file. */
const MOST_PROJECTS = 50;

/** The projects that take one, the nearest first: members of its workspace, and others that name its folder. */
export interface Dependents {
  /** Texts of their pyproject.toml, or of the requirements.txt where there is none, by path. */
  readonly projects: ReadonlyMap<string, string>;
  /** Texts of the wrangler files beside them, by path. */
  readonly wranglerTexts: ReadonlyMap<string, string>;
}

const NONE: Dependents = { projects: new Map(), wranglerTexts: new Map() };

/** @param trusted whether projects in other folders may be looked at, beyond the workspace that uv itself looks at */
export async function readDependents(
  { path, text, kind }: Pick<DependencyFile, 'path' | 'text' | 'kind'>,
  { members = [], texts }: UvSurroundings,
  documents: Documents,
  trusted: boolean,
): Promise<Dependents> {
  if (kind !== 'pyproject' || !trusted) return NONE;
  const nearby = await readNearbyProjects(path, documents);
  const ofWorkspace = members.includes(path) ? members : [];
  const around = [...texts].filter(([one]) => fileName(one) === fileName(path));
  const all = new Map([...nearby, ...around, [path, text]]);
  const takers = takersOf(path, { texts: all, members: new Set(ofWorkspace) }).slice(0, MOST_PROJECTS);
  const configurations = takers.flatMap((project) => WRANGLER_NAMES.map((name) => joinPath(parentPath(project), name)));
  return {
    projects: new Map(takers.flatMap((project) => entry(project, all.get(project)))),
    wranglerTexts: await readTexts(configurations, documents),
  };
}

function entry(path: string, text: string | undefined): readonly (readonly [string, string])[] {
  return text === undefined ? [] : [[path, text]];
}
