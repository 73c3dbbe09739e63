/**
 * `target-problem`: the target given by the project is not valid, or contradicts itself; with edits that help if it names two
 * runtimes, or a date that is none.
 */
import { say } from '../messages/message.ts';
import type { Remedy } from '../remedies/remedy.ts';
import { settingDate } from '../remedies/kinds/setDate.ts';
import { switchRemedy } from '../remedies/kinds/switchTarget.ts';
import type { CloudflareTable } from '../runtimes/cloudflare.ts';
import { editWrangler, moveToTopLevel } from '../runtimes/editWrangler.ts';
import { seriesOf } from '../runtimes/runtimes.ts';
import { switchRuntime } from '../runtimes/switchRuntime.ts';
import type { TargetProblem } from '../runtimes/targetChoice.ts';
import { finding, type Finding } from './finding.ts';
import { unknownLock } from './unknownVerdict.ts';
import type { SeverityOf } from './rules.ts';
import { deployRefused } from './worker/deployRefused.ts';
import { missingPythonFlag } from './worker/missingPythonFlag.ts';
import { noWranglerFile } from './worker/noWranglerFile.ts';

/**
 * A finding for each problem, in their order.
 * @param agreements those of `agreeingRemedies` with which the project is known to install
 */
export function targetFindings(
  problems: readonly TargetProblem[],
  cloudflare: CloudflareTable,
  agreements: readonly Remedy[] = [],
): readonly Finding[] {
  return problems.map((problem) => {
    switch (problem.kind) {
      case 'refused':
        return deployRefused(problem);
      case 'missing-flag':
        return missingPythonFlag(problem, cloudflare);
      case 'unknown-lock':
        return unknownLock(problem.message, problem);
      case 'no-wrangler-file':
        return noWranglerFile(problem, cloudflare);
      default:
        return finding('target-problem', problem.message, problem, {
          severity: severityOf(problem),
          remedies: [
            ...(problem.kind === 'two-runtimes' ? agreements : []),
            ...datedRemedies(problem),
            ...respelled(problem),
          ],
        });
    }
  });
}

/** What stops a sync or a deploy is an error. */
function severityOf({ kind }: TargetProblem): SeverityOf<'target-problem'> {
  if (kind === 'no-runtime' || kind === 'broken') return 'error';
  return kind === 'files-agree' || kind === 'uncertain-platform' ? 'information' : 'warning';
}

/** If pywrangler installs for another runtime than the Worker has: the edits after which both use the same one. */
export function agreeingRemedies(problem: TargetProblem, table: CloudflareTable): readonly Remedy[] {
  if (problem.kind !== 'two-runtimes') return [];
  const { configs, runs, installs } = problem;
  return [runs, installs].flatMap(({ python }) => {
    const series = seriesOf(python);
    const ofFiles = configs.map((wrangler) => ({ wrangler, edits: switchRuntime(wrangler, series, table) }));
    if (ofFiles.some(({ edits }) => !edits)) return [];
    const edits = ofFiles.flatMap(({ wrangler: { path }, edits: own = [] }) => own.map((edit) => ({ path, edit })));
    const title = say('agreeOnPythonTitle', { python: series });
    return edits.length > 0 ? [switchRemedy(title, edits)] : [];
  });
}

/** A date that only lacks its zeros, or that slipped into a table. */
function datedRemedies(problem: TargetProblem): readonly Remedy[] {
  if (problem.kind !== 'no-runtime') return [];
  const { wrangler, instead } = problem;
  const { misplaced, compatibilityDate } = wrangler;
  if (misplaced?.compatibilityDate !== undefined && !compatibilityDate) {
    const moves = moveToTopLevel(wrangler).map((edit) => ({ path: wrangler.path, edit }));
    const title = say('moveUpTitle', { table: misplaced.table });
    return moves.length > 0 ? [{ ...settingDate(misplaced.compatibilityDate, moves), title }] : [];
  }
  if (instead === undefined) return [];
  const edits = editWrangler(wrangler, { compatibilityDate: instead }).map((edit) => ({ path: wrangler.path, edit }));
  return edits.length > 0 ? [settingDate(instead, edits)] : [];
}

/** The release that a misspelled interpreter means. */
function respelled(problem: TargetProblem): readonly Remedy[] {
  if (problem.kind !== 'misspelled-interpreter') return [];
  const { path, span, text, release, instead } = problem;
  // With an escape in the string, its place is longer than its value.
  if (span.end - span.start !== text.length) return [];
  const title = say('switchPyodideTitle', { pyodide: release, gets: undefined });
  return [{ kind: 'switch-target', title, preferred: true, edits: [{ path, edit: { span, newText: instead } }] }];
}
