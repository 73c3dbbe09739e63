/**
 * A pyproject.toml from which uv cannot read a project, or pywrangler nothing at all. pywrangler reads the file with Python's
 * `tomllib`, which stops at what only TOML 1.1 has, passes it to uv as it is, and does not let it build.
 * @see https://github.com/cloudflare/workers-py
 */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { say, type Message } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import { finding } from '../finding.ts';
import type { Finding, FindingPlace } from '../finding.ts';
import { firstLine, projectSpan, type WorkerProject } from './workerProject.ts';

/** Whatever is declared, `pywrangler sync` then fails. */
export function refusedProject({ file }: WorkerProject): readonly Finding[] {
  return [...tooNew(file), ...withoutProject(file)];
}

/** At the first such place; what could not be read at all is told elsewhere. */
function tooNew({ path, newerToml, problems }: DependencyFile): readonly Finding[] {
  if (!newerToml || problems.some(({ about, severity }) => about === 'file' && severity === 'error')) return [];
  const message = say('tomlTooNew', { file: fileName(path), error: newerToml.problem, taker: 'uv' });
  return [refused(message, { path, span: newerToml.span })];
}

function withoutProject(file: DependencyFile): readonly Finding[] {
  const { refusal, path, text } = file;
  if (file.kind !== 'pyproject' || !refusal || (refusal.builds && file.allowBuild === true)) return [];
  const { because, builds, span = text.trim() === '' ? firstLine(text) : projectSpan(file) } = refusal;
  const message = say(builds ? 'projectNeedsBuild' : 'projectRefused', { because });
  return [refused(message, { path, span })];
}

function refused(message: Message, place: FindingPlace): Finding {
  return finding('invalid-file', message, place, { severity: 'error' });
}
