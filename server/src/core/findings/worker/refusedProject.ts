/**
 * A pyproject.toml from which uv cannot read a project. pywrangler passes the file to uv as it is, and does not let it
 * build.
 * @see https://github.com/cloudflare/workers-py
 */
import { say } from '../../messages/message.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { firstLine, projectSpan, type WorkerProject } from './workerProject.ts';

/** Whatever is declared, `pywrangler sync` then fails. */
export function refusedProject({ file }: WorkerProject): readonly Finding[] {
  const { refusal, path, text } = file;
  if (file.kind !== 'pyproject' || !refusal || (refusal.builds && file.allowBuild === true)) return [];
  const { because, builds, span = text.trim() === '' ? firstLine(text) : projectSpan(file) } = refusal;
  const message = say(builds ? 'projectNeedsBuild' : 'projectRefused', { because });
  return [finding('invalid-file', message, { path, span }, { severity: 'error' })];
}
