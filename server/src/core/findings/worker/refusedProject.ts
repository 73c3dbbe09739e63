/**
 * A pyproject.toml out of which uv gets no project. pywrangler hands it the file as it is, and does not let it build.
 * @see https://github.com/cloudflare/workers-py
 */
import type { Finding } from '../finding.ts';
import { firstLine, projectSpan, trapFinding, type WorkerProject } from './workerProject.ts';

/** Whatever is declared, `pywrangler sync` fails then. */
export function refusedProject({ file }: WorkerProject): readonly Finding[] {
  const { refusal, path, text } = file;
  if (file.kind !== 'pyproject' || !refusal || (refusal.builds && file.allowBuild === true)) return [];
  const { because, builds, span = text.trim() === '' ? firstLine(text) : projectSpan(file) } = refusal;
  const message = builds
    ? `\`pywrangler sync\` fails: ${because}, which pywrangler forbids. Put what the Worker needs into \`[project].dependencies\`, ` +
      'with a `name` and a `version`'
    : `\`pywrangler sync\` fails, since uv refuses this file: ${because}`;
  return [trapFinding({ code: 'invalid-file', severity: 'error', message, path, span })];
}
