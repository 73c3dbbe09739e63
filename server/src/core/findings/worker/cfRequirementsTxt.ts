/**
 * The finding about a `cf-requirements.txt`: Workers used to be installed from it, now nothing reads it. wrangler warns
 * about it.
 * @see https://github.com/cloudflare/workers-py
 */
import { say } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { firstLine, neighbourNamed, projectSpan, type WorkerProject } from './workerProject.ts';

const UNREAD = 'cf-requirements.txt';

/** At most one finding: on the project next to such a file, or on the file itself. */
export function cfRequirementsTxt(project: WorkerProject): readonly Finding[] {
  const { file } = project;
  const isItself = fileName(file.path) === UNREAD;
  const isBeside = file.kind === 'pyproject' && neighbourNamed(UNREAD, project) !== undefined;
  if (!isItself && !isBeside) return [];
  const place = { path: file.path, span: isItself ? firstLine(file.text) : projectSpan(file) };
  return [finding('cf-requirements-txt', say('cfRequirementsTxtUnread'), place)];
}
