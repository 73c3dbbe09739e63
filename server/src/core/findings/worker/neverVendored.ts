/** Requirements that look as if they were installed into the Worker, in a table that pywrangler never installs. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { normalizeName, type NormalizedName } from '../../packaging/name.ts';
import { say } from '../../messages/message.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { WorkerProject } from './workerProject.ts';

/** Names of groups that suggest that their contents are meant to run; any other group is assumed to be for development. */
const RUNTIME_GROUP = /^(?:cloudflare|deploy|main|prod|production|run|runtime|workers?)(?:$|[-_.])/i;

/** Names of extras for development. */
const DEVELOPERS_EXTRA =
  /^(?:all|ci|dev|develop|development|docs?|format|lint|test|testing|tests|typing|types)(?:$|[-_.])/i;

/** pywrangler itself, and what it installs into every Worker: a group of these is complete, whatever it is called. */
const OWN_TOOLS: readonly NormalizedName[] = ['workers-py', 'workers-runtime-sdk'].map(normalizeName);

/** At most one finding: the first group whose name suggests that it runs, else the first extra that offers something. */
export function neverVendored({ file }: WorkerProject): readonly Finding[] {
  if (file.kind !== 'pyproject') return [];
  const group = file.dependencyGroups.find(
    ({ name }) => RUNTIME_GROUP.test(name) && lacks(file, `dependency-groups.${name}`),
  );
  if (group) {
    const message = say('groupNeverVendored', { group: group.name });
    const place = { path: file.path, span: group.span };
    return [finding('never-vendored', message, place, { severity: 'information' })];
  }
  const extra = file.optionalDependencies.find(
    ({ name }) => !DEVELOPERS_EXTRA.test(name) && lacks(file, `project.optional-dependencies.${name}`),
  );
  if (!extra) return [];
  const message = say('extraNeverVendored', { extra: extra.name });
  return [finding('never-vendored', message, { path: file.path, span: extra.span }, { severity: 'hint' })];
}

/** Whether a table asks for something that the dependencies do not ask for; these may include the project's own extras. */
function lacks({ declarations, projectName }: DependencyFile, table: string): boolean {
  const vendored = new Set([
    ...OWN_TOOLS,
    ...declarations.flatMap(({ active, requirement }) => (active && requirement ? [requirement.normalized] : [])),
  ]);
  if (projectName !== undefined && vendored.has(normalizeName(projectName))) return false;
  return declarations.some(
    (declaration) =>
      declaration.table === table &&
      declaration.requirement !== undefined &&
      !vendored.has(declaration.requirement.normalized),
  );
}
