/** Requirements that look as if the Worker got them, in a table that pywrangler never installs. */
import type { DependencyFile, NamedSpan } from '../../dependencyFiles/dependencyFile.ts';
import { normalizeName } from '../../packaging/name.ts';
import { code } from '../../messages/words.ts';
import type { Finding } from '../finding.ts';
import { trapFinding, type WorkerProject } from './workerProject.ts';

/** Names of groups that say that what is in them is meant to run; any other group is taken to be the developers'. */
const RUNTIME_GROUP = /^(?:cloudflare|deploy|main|prod|production|run|runtime|workers?)(?:$|[-_.])/i;

/** Names of extras that developers use for themselves. */
const DEVELOPERS_EXTRA =
  /^(?:all|ci|dev|develop|development|docs?|format|lint|test|testing|tests|typing|types)(?:$|[-_.])/i;

/** At most one finding: the first group that is named as if it ran, else the first extra that offers something. */
export function neverVendored({ file }: WorkerProject): readonly Finding[] {
  if (file.kind !== 'pyproject') return [];
  const group = file.dependencyGroups.find(
    ({ name }) => RUNTIME_GROUP.test(name) && lacks(file, `dependency-groups.${name}`),
  );
  if (group) return [finding(file, group, `The group ${code(group.name)}`, 'information')];
  const extra = file.optionalDependencies.find(
    ({ name }) => !DEVELOPERS_EXTRA.test(name) && lacks(file, `project.optional-dependencies.${name}`),
  );
  return extra ? [finding(file, extra, `The extra ${code(extra.name)}`, 'hint')] : [];
}

/** Whether a table asks for something that the dependencies do not ask for; the project's own extras may be among those. */
function lacks({ declarations, projectName }: DependencyFile, table: string): boolean {
  const vendored = new Set(
    declarations.flatMap(({ active, requirement }) => (active && requirement ? [requirement.normalized] : [])),
  );
  if (projectName !== undefined && vendored.has(normalizeName(projectName))) return false;
  return declarations.some(
    (declaration) =>
      declaration.table === table &&
      declaration.requirement !== undefined &&
      !vendored.has(declaration.requirement.normalized),
  );
}

function finding(
  { path }: DependencyFile,
  { span }: NamedSpan,
  subject: string,
  severity: 'hint' | 'information',
): Finding {
  const message =
    `${subject} never gets into the Worker: pywrangler installs \`[project].dependencies\` only. ` +
    'What the Worker imports belongs there';
  return trapFinding({ code: 'never-vendored', severity, message, path, span });
}
