/** Why uv refuses to run for every member of a workspace because of the pyproject.toml of one. Measured with uv 0.13.9. */
import { readToml } from '../../../config/toml.ts';
import { valueAt, type TomlTable } from '../../../config/tomlNode.ts';
import { say, type Message } from '../../../messages/message.ts';
import { readDependencyGroups } from '../../_dependencyGroups.ts';
import { DeclarationReader } from '../../declarationReader.ts';
import { isUnmanaged, unknownGroupSettings } from '../_projectReferences.ts';
import { lackOfProject, misfitOfProject } from '../projectShape.ts';
import { readUvTableOf } from '../uvTable.ts';

/** A member as it was read: what is wrong with it, or its tables if uv takes it for a member. */
export type ReadMember = { readonly wrong: Message } | { readonly root: TomlTable } | 'unmanaged';

/**
 * @param path of another member
 * @param file its path as it is told
 * @param isRoot whether it is the root of the workspace: only that may have members
 */
export function readMember(path: string, text: string, file: string, isRoot: boolean): ReadMember {
  const { root, errors } = readToml(text);
  if (errors.length > 0) return { wrong: say('uvMemberUnreadable', { file }) };
  const misfit = misfitOfProject(root);
  if (misfit) return { wrong: say('uvMemberValue', { file, key: misfit.keys.join('.'), takes: misfit.takes }) };
  const lack = lackOfProject(root);
  if (lack === 'version') return { wrong: say('uvMemberWithoutVersion', { file }) };
  if (readUvTableOf(path, root)?.verdict.refused) return { wrong: say('uvMemberUnreadable', { file }) };
  if (isUnmanaged(root)) return 'unmanaged';
  if (lack === 'name' || !root.entries.has('project')) return { wrong: say('uvMemberWithoutProject', { file }) };
  if (!isRoot && valueAt(root, ['tool', 'uv', 'workspace'])) return { wrong: say('uvMemberNested', { file }) };
  const problem = groupProblem(path, root);
  return problem ? { wrong: say('uvMemberGroups', { file, problem }) } : { root };
}

/** The first thing that is wrong in the dependency groups, which uv reads whether or not they are asked for. */
function groupProblem(path: string, root: TomlTable): Message | undefined {
  const reader = new DeclarationReader(path);
  readDependencyGroups(root.entries.get('dependency-groups')?.value, reader);
  const wrong = reader.problems.find(({ severity, objector }) => severity === 'error' && objector !== 'packaging');
  return wrong?.problem ?? unknownGroupSettings(root)[0]?.problem;
}
