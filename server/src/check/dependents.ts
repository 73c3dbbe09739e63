/** Reads which members of a uv workspace depend on a project, and the wrangler files beside them. */
import type { DependencyFile } from '../core/dependencyFiles/dependencyFile.ts';
import { WRANGLER_NAMES } from '../core/dependencyFiles/neighbours.ts';
import type { UvSurroundings } from '../core/dependencyFiles/uv/surroundings.ts';
import { dependentMembers } from '../core/runtimes/workers/takenBy.ts';
import { joinPath, parentPath } from '../core/text/path.ts';
import type { Documents } from './checkRequest.ts';
import { readTexts } from './readTexts.ts';

/** At most so many members are asked for a wrangler file. */
const MOST_MEMBERS = 50;

/** The members that depend on a project, the nearest first. */
export interface Dependents {
  /** Texts of their pyproject.toml, by path. */
  readonly projects: ReadonlyMap<string, string>;
  /** Texts of the wrangler files beside them, by path. */
  readonly wranglerTexts: ReadonlyMap<string, string>;
}

const NONE: Dependents = { projects: new Map(), wranglerTexts: new Map() };

export async function readDependents(
  { path, text, kind }: Pick<DependencyFile, 'path' | 'text' | 'kind'>,
  { members = [], texts }: UvSurroundings,
  documents: Documents,
): Promise<Dependents> {
  if (kind !== 'pyproject' || !members.includes(path) || members.length < 2) return NONE;
  const textOf = (member: string): string | undefined => (member === path ? text : texts.get(member));
  const known = new Map(members.flatMap((member) => entry(member, textOf(member))));
  const dependent = dependentMembers(path, known).slice(0, MOST_MEMBERS);
  const configurations = dependent.flatMap((member) =>
    WRANGLER_NAMES.map((name) => joinPath(parentPath(member), name)),
  );
  return {
    projects: new Map(dependent.flatMap((member) => entry(member, known.get(member)))),
    wranglerTexts: await readTexts(configurations, documents),
  };
}

function entry(path: string, text: string | undefined): readonly (readonly [string, string])[] {
  return text === undefined ? [] : [[path, text]];
}
