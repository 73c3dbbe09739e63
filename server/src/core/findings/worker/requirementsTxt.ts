/**
 * Requirements files of which people believe that a Worker is installed from them: `requirements.txt`, at which pywrangler
 * stops whatever stands in it, and `cf-requirements.txt`, which nothing reads any more.
 * @see https://github.com/cloudflare/workers-py
 */
import { fileName } from '../../text/path.ts';
import type { Finding } from '../finding.ts';
import { firstLine, neighbourNamed, projectSpan, trapFinding, type WorkerProject } from './workerProject.ts';

const REFUSED = 'requirements.txt';
const UNREAD = 'cf-requirements.txt';

/** pywrangler ends with an error where a `requirements.txt` stands beside `pyproject.toml`. */
export function refusedRequirements(project: WorkerProject): readonly Finding[] {
  const { file, neighbours } = project;
  if (file.kind === 'pyproject') {
    const path = neighbourNamed(REFUSED, project);
    if (path === undefined) return [];
    const message =
      'pywrangler stops where a `requirements.txt` stands beside `pyproject.toml`: put what it lists into ' +
      '`[project].dependencies` and delete it, or give it another name';
    const span = firstLine(neighbours.get(path) ?? '');
    const related = [{ path, span, message: 'this file must go' }];
    const place = { path: file.path, span: projectSpan(file) };
    return [trapFinding({ code: 'requirements-txt', severity: 'error', message, ...place, related })];
  }
  if (fileName(file.path) !== REFUSED) return [];
  const hasProject = neighbourNamed('pyproject.toml', project) !== undefined;
  const message = hasProject
    ? 'pywrangler stops where this file stands beside `pyproject.toml`: put what it lists into ' +
      '`[project].dependencies` there and delete it, or give it another name'
    : 'pywrangler does not read `requirements.txt`: a Worker is installed from `[project].dependencies` of a ' +
      '`pyproject.toml`, which is missing here';
  const place = { path: file.path, span: firstLine(file.text) };
  return [trapFinding({ code: 'requirements-txt', severity: hasProject ? 'error' : 'warning', message, ...place })];
}

/** Nothing reads `cf-requirements.txt`; wrangler warns of it. */
export function unreadRequirements(project: WorkerProject): readonly Finding[] {
  const { file } = project;
  const isItself = fileName(file.path) === UNREAD;
  const isBeside = file.kind === 'pyproject' && neighbourNamed(UNREAD, project) !== undefined;
  if (!isItself && !isBeside) return [];
  const message =
    'Nothing reads `cf-requirements.txt`: a Worker gets `[project].dependencies` of `pyproject.toml` only. ' +
    'Put what it lists there and delete it';
  const span = isItself ? firstLine(file.text) : projectSpan(file);
  return [trapFinding({ code: 'cf-requirements-txt', severity: 'warning', message, path: file.path, span })];
}
