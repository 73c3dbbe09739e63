/** `target-problem`: the target given by the project is not valid; with edits that help if it names two runtimes. */
import { say } from '../messages/message.ts';
import type { Remedy } from '../remedies/remedy.ts';
import { switchRemedy } from '../remedies/kinds/switchTarget.ts';
import type { CloudflareTable } from '../runtimes/cloudflare.ts';
import { seriesOf } from '../runtimes/runtimes.ts';
import { switchRuntime } from '../runtimes/switchRuntime.ts';
import type { TargetProblem } from '../runtimes/targetChoice.ts';
import { finding, type Finding } from './finding.ts';

/** A finding for each problem, in their order. */
export function targetFindings(problems: readonly TargetProblem[], cloudflare: CloudflareTable): readonly Finding[] {
  return problems.map((problem) =>
    finding('target-problem', problem.message, problem, {
      severity: problem.kind === 'passed-over' || problem.kind === 'uncertain-platform' ? 'information' : 'warning',
      remedies: agreeingRemedies(problem, cloudflare),
    }),
  );
}

/** If pywrangler installs for another runtime than the Worker has: the edits after which both use the same one. */
function agreeingRemedies(problem: TargetProblem, table: CloudflareTable): readonly Remedy[] {
  if (problem.kind !== 'two-runtimes') return [];
  const { wrangler, runs, vendored } = problem;
  return [runs, vendored].flatMap(({ python }) => {
    const series = seriesOf(python);
    const edits = switchRuntime(wrangler, series, table)?.map((edit) => ({ path: wrangler.path, edit })) ?? [];
    const title = say('agreeOnPythonTitle', { python: series });
    return edits.length > 0 ? [switchRemedy(title, edits)] : [];
  });
}
