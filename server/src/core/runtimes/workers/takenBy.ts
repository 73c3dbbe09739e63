/** The Workers of a workspace that take a project which lies in no Worker's folder: it is judged for them. */
import { parseDependencyFile } from '../../dependencyFiles/parseDependencyFile.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { parentPath } from '../../text/path.ts';
import type { CloudflareTable } from '../cloudflare.ts';
import type { WorkerAbove } from '../targetChoice.ts';
import { workerAt } from './workerAbove.ts';

/**
 * The members of a workspace that depend on one of them, themselves or through others, the nearest first: uv takes a name that
 * is a member's from the workspace.
 * @param path of the project's pyproject.toml
 * @param members texts of each member's pyproject.toml, by path
 */
export function dependentMembers(path: string, members: ReadonlyMap<string, string>): readonly string[] {
  const known = [...members].map(([member, text]) => ({ member, ...namesIn(member, text) }));
  const own = known.find(({ member }) => member === path)?.name;
  const [found, wanted] = [new Set<string>(), own === undefined ? [] : [own]];
  for (const name of wanted) {
    for (const { member, name: other, requires } of known) {
      if (member === path || found.has(member) || !requires.has(name)) continue;
      found.add(member);
      if (other !== undefined) wanted.push(other);
    }
  }
  return [...found];
}

/** The name of a project, and the names that it depends on. */
function namesIn(
  path: string,
  text: string,
): { readonly name: NormalizedName | undefined; readonly requires: ReadonlySet<NormalizedName> } {
  const { projectName, declarations = [] } = parseDependencyFile(path, text) ?? {};
  const required = declarations.flatMap(({ active, role, requirement }) =>
    active && role === 'requirement' && requirement ? [requirement.normalized] : [],
  );
  return { name: projectName === undefined ? undefined : normalizeName(projectName), requires: new Set(required) };
}

/**
 * The first of some projects that is a Worker; undefined if none is.
 * @param projects texts of their pyproject.toml, by path
 * @param wranglerTexts of the wrangler files beside them, by path
 */
export function workerAmong(
  projects: ReadonlyMap<string, string>,
  wranglerTexts: ReadonlyMap<string, string>,
  table: CloudflareTable,
): WorkerAbove | undefined {
  for (const [path, text] of projects) {
    const beside = new Map([...wranglerTexts].filter(([one]) => parentPath(one) === parentPath(path)));
    const worker = workerAt(path, text, beside, table);
    if (worker) return worker;
  }
  return undefined;
}
