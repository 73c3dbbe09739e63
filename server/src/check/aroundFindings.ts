/** What is found around a project without resolving anything: files beside it that cannot be read, and mistakes around a Worker. */
import type { ProjectAnalysis } from '../core/analysis/severalTargets.ts';
import type { Finding } from '../core/findings/finding.ts';
import { unreadableSettings } from '../core/findings/invalidFile.ts';
import { unreadableBeside } from '../core/findings/unknownVerdict.ts';
import { entryAbsent } from '../core/findings/worker/deployRefused.ts';
import { workerFindings } from '../core/findings/worker/workerFindings.ts';
import type { Message } from '../core/messages/message.ts';
import type { TargetAnswer, TargetAnswers } from '../core/runtimes/targetChoice.ts';
import { fileName } from '../core/text/path.ts';
import { loadRuntimeData } from '../data/runtimeData.ts';
import type { Project } from './projectFiles.ts';

/** The unreadable files next to the project that affect its target. */
export function unreadBeside({ file, unreadable }: Project): readonly Finding[] {
  const others = [...unreadable].filter(([path, reason]) => isOutside(reason) || !isUvToml(path));
  return others.map(([path, reason]) => unreadableBeside(file.path, path, reason));
}

/** A `uv.toml` that uv cannot read either. */
export function unreadSettings({ file, unreadable }: Project, answers: TargetAnswers['answers']): readonly Finding[] {
  if (!answers.some(({ choice }) => choice.target.installer.readsUvTables)) return [];
  const settings = [...unreadable].filter(([path, reason]) => isUvToml(path) && !isOutside(reason));
  return settings.map(([path, reason]) => unreadableSettings(file.path, path, reason));
}

/** Whether a file was left on purpose, which is no fault of it. */
function isOutside({ id }: Message): boolean {
  return id === 'fileOutside' || id === 'pathDeceptive';
}

function isUvToml(path: string): boolean {
  return fileName(path) === 'uv.toml';
}

/**
 * Problems around a Worker; they need no resolution, so the first snapshot has them. Two answers of one project differ in
 * nothing that matters here.
 */
export function findingsAround(
  { file, neighbours, lackingEntry }: Project,
  answers: readonly TargetAnswer[],
  separable: ProjectAnalysis['separable'],
): readonly Finding[] {
  const answer = answers.find(({ pywrangler }) => pywrangler);
  if (!answer) return [];
  const { choice, wrangler, deployed = wrangler, installs } = answer;
  const { cloudflare } = loadRuntimeData();
  const around = workerFindings({
    ...{ file, target: choice.target, cloudflare, neighbours },
    ...(wrangler && { wrangler }),
    ...(installs && { installs }),
    ...(separable && { separable }),
  });
  return deployed && lackingEntry ? [...entryAbsent(deployed, lackingEntry), ...around] : around;
}
