/**
 * The finding about a `requirements.txt` from which people expect a Worker to be installed: pywrangler stops at it, whatever
 * it contains.
 * @see https://github.com/cloudflare/workers-py
 */
import { say } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { firstLine, neighbourNamed, projectSpan, type WorkerProject } from './workerProject.ts';

const REFUSED = 'requirements.txt';

/** At most one finding: on the project next to such a file, or on the file itself. */
export function requirementsTxt(project: WorkerProject): readonly Finding[] {
  const { file } = project;
  if (file.kind === 'pyproject') return besideProject(project);
  if (fileName(file.path) !== REFUSED) return [];
  const hasProject = neighbourNamed('pyproject.toml', project) !== undefined;
  const message = say(hasProject ? 'requirementsTxtItself' : 'requirementsTxtAlone');
  const place = { path: file.path, span: firstLine(file.text) };
  return [finding('requirements-txt', message, place, { severity: hasProject ? 'error' : 'warning' })];
}

/** pywrangler stops with an error there. */
function besideProject(project: WorkerProject): readonly Finding[] {
  const { file, neighbours } = project;
  const path = neighbourNamed(REFUSED, project);
  if (path === undefined) return [];
  const related = [{ path, span: firstLine(neighbours.get(path) ?? ''), message: say('requirementsTxtMustGo') }];
  const place = { path: file.path, span: projectSpan(file) };
  return [finding('requirements-txt', say('requirementsTxtBeside'), place, { severity: 'error', related })];
}
