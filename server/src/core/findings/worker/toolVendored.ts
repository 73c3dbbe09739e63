/**
 * Development tools among what is installed into the Worker: they bring native code that does not load there, and megabytes
 * that nobody needs.
 */
import { isSeen } from '../../installers/installerView.ts';
import type { Declaration, DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { parsePyproject } from '../../dependencyFiles/pyproject.ts';
import { insertArrayElement, removeArrayElement } from '../../config/tomlEdit.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { moveTo } from '../../remedies/kinds/moveToGroup.ts';
import type { Remedy } from '../../remedies/remedy.ts';
import { applyEdits } from '../../text/textEdit.ts';
import { say } from '../../messages/message.ts';
import { finding, placeOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { WorkerProject } from './workerProject.ts';

/** pywrangler itself, and the tools that build wheels for Pyodide: they have no use inside a Worker. */
const TOOLS: ReadonlySet<NormalizedName> = new Set(['workers-py', 'pyodide-build', 'pyodide-cli'].map(normalizeName));

const LIST = 'project.dependencies';

/** One finding for each tool in `[project].dependencies`. */
export function toolVendored({ file, target }: WorkerProject): readonly Finding[] {
  return file.declarations.flatMap((declaration) => {
    const { table, requirement } = declaration;
    if (table !== LIST || !requirement || !TOOLS.has(requirement.normalized) || !isSeen(declaration, target)) return [];
    const message = say('toolVendored', { tool: requirement.normalized });
    return [finding('tool-vendored', message, placeOf(declaration), { remedies: moveToDev(declaration, file) })];
  });
}

/** Moves a requirement from the dependencies to the `dev` group; none if the edits do not achieve that. */
function moveToDev({ text, requirement }: Declaration, file: DependencyFile): readonly Remedy[] {
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
  return [moveTo(group, requirement?.name, ofFile)];
}
