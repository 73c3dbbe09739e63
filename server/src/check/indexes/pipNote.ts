/** Says, where no index knows a name, that pip is told of one that nobody asks. */
import type { ProjectAnalysis } from '../../core/analysis/severalTargets.ts';
import type { DependencyFile } from '../../core/dependencyFiles/dependencyFile.ts';
import { finding } from '../../core/findings/finding.ts';
import { say } from '../../core/messages/message.ts';
import type { Host } from '../../host/host.ts';
import { pipIndexOf } from '../../host/pipIndex.ts';

/**
 * The analysis with one note, at the first name that no index knows: only there could pip's index be missed. Where none may be
 * asked it would not help to declare it.
 */
export async function withPipNote(
  analysis: ProjectAnalysis,
  host: Pick<Host, 'environment' | 'files'>,
  { indexOptions: { noIndex } }: DependencyFile,
): Promise<ProjectAnalysis> {
  if (noIndex) return analysis;
  const unknown = analysis.findings.find(({ code }) => code === 'unknown-project');
  if (!unknown) return analysis;
  const place = await pipIndexOf(host);
  if (place === undefined) return analysis;
  const note = finding('not-checked', say('indexOfPip', { place }), unknown);
  return { ...analysis, findings: [...analysis.findings, note] };
}
