/**
 * Development tools among what is installed into the Worker: they bring native code that does not load there, and megabytes
 * that nobody needs.
 */
import { isSeen } from '../../installers/installerView.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../dependencyFiles/pyproject.ts';
import { insertArrayElement, removeArrayElement } from '../../config/tomlEdit.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import type { Requirement } from '../../packaging/requirements/requirement.ts';
import { moveTo } from '../../remedies/kinds/moveToGroup.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { asksForAll, keepsComments } from '../../remedies/safety.ts';
import { applyEdits } from '../../text/textEdit.ts';
import { say } from '../../messages/message.ts';
import { finding, placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { WorkerProject } from './workerProject.ts';

/** pywrangler itself, and the tools that build wheels for Pyodide: they have no use inside a Worker. */
const TOOLS: ReadonlySet<NormalizedName> = new Set(['workers-py', 'pyodide-build', 'pyodide-cli'].map(normalizeName));

const LIST = 'project.dependencies';

/** The tools in `[project].dependencies`. */
export function toolsAmong<One extends Declaration>(
  declarations: readonly One[],
): readonly (One & { readonly requirement: Requirement })[] {
  return declarations.flatMap((declaration) => {
    const { table, requirement } = declaration;
    const isTool = table === LIST && requirement !== undefined && TOOLS.has(requirement.normalized);
    return isTool ? [{ ...declaration, requirement }] : [];
  });
}

/** One finding for each of them that is installed. */
export function toolVendored({ file, target, separable }: WorkerProject): readonly Finding[] {
  return toolsAmong(file.declarations.filter((declaration) => isSeen(declaration, target))).map((declaration) => {
    const { normalized } = declaration.requirement;
    const message = say('toolVendored', { tool: normalized });
    const remedies = moveToDev(declaration, file, separable?.has(normalized) ?? false);
    return finding('tool-vendored', message, placeOf(declaration), { remedies });
  });
}

/**
 * Moves a requirement from the dependencies to the `dev` group; none if the edits do not achieve that. It is safe if the group
 * has all that was asked for, and nothing else depends on where it stands.
 */
function moveToDev({ text, requirement }: Declaration, file: DependencyFile, isSeparable: boolean): readonly Remedy[] {
  const removed = removeArrayElement(file.text, ['project'], 'dependencies', text);
  const stands = (table: string, read: DependencyFile): boolean =>
    read.declarations.some(
      (other) => other.table === table && other.requirement?.normalized === requirement?.normalized,
    );
  const group = file.dependencyGroups.find(({ name }) => normalizeName(name) === 'dev')?.name ?? 'dev';
  const added = stands(`dependency-groups.${group}`, file)
    ? []
    : insertArrayElement(file.text, ['dependency-groups'], group, text.trim());
  if (removed.length === 0) return [];
  const edits = [...removed, ...added];
  const after = parsePyproject(file.path, applyEdits(file.text, edits));
  if (stands(LIST, after) || !stands(`dependency-groups.${group}`, after)) return [];
  const ofFile = edits.map((edit) => ({ path: file.path, edit }));
  const isKept = after.declarations.some(
    (other) =>
      other.table === `dependency-groups.${group}` &&
      other.requirement !== undefined &&
      requirement !== undefined &&
      asksForAll(other.requirement, requirement),
  );
  return [moveTo(group, requirement?.name, ofFile, isSeparable && isKept && keepsComments(file, ofFile))];
}
