/** What is told where a deploy is not begun. */
import { verdictsOf } from '../../core/analysis/snapshot.ts';
import { identityOf, type Finding } from '../../core/findings/finding.ts';
import { say } from '../../core/messages/message.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { DeployFacts, DeployProblem } from '../../core/toolkit/deploy/deployPaper.ts';
import { escalation, type Blocker } from '../../core/toolkit/deploy/escalation.ts';
import type { FileReport } from '../report.ts';
import type { JudgedDeploy } from './judgeDeploy.ts';

/** @param command without credentials */
export function deployFacts(judged: JudgedDeploy, command: string): DeployFacts {
  const { reports, folder, exit, target, reason } = judged;
  const told = new Map<string, { readonly finding: Finding; readonly report: FileReport }>();
  // What is too slight to stop the command is not what failed.
  const counts = ({ severity }: Finding): boolean => exit.counting?.includes(severity) ?? severity !== 'hint';
  for (const report of reports)
    for (const finding of report.snapshot.findings.filter(counts)) told.set(identityOf(finding), { finding, report });
  const isModules = judged.judged === 'modules';
  const ofFolder = isModules ? folder.problems : [];
  const isUnknown = isModules && folder.state === 'unknown' && ofFolder.length === 0;
  return {
    command,
    exitCode: exit.code,
    because: exit.because,
    target: { label: target.label, reason },
    judged: judged.judged,
    problems: [
      ...ofFolder.map((message) => ({ message })),
      ...(isUnknown ? [{ message: say('modulesUnknown') }] : []),
      ...[...told.values()].map(({ finding, report }) => problemOf(finding, report)),
    ],
    steps: escalation(
      [...told.values()].filter(({ finding }) => isBlocking(finding)).map((one) => blockerOf(one)),
      ofFolder,
    ),
  };
}

/** What only informs is no reason to ask anybody, except where it says that something is not known. */
function isBlocking({ severity, unanswered }: Finding): boolean {
  return severity === 'error' || severity === 'warning' || unanswered !== undefined;
}

function blockerOf({ finding, report }: { readonly finding: Finding; readonly report: FileReport }): Blocker {
  const verdicts = verdictsOf(report.snapshot);
  const own = verdicts.find(({ choice }) => finding.targets?.includes(choice.target.name));
  return { finding, target: (own ?? verdicts[0] ?? { choice: report.snapshot.choice }).choice.target };
}

function problemOf({ code, message, path, span }: Finding, { snapshot, show }: FileReport): DeployProblem {
  return { code, message, file: show(path), line: lineOf(snapshot.texts.get(path) ?? '', span.start) };
}

/** From 1. */
function lineOf(text: string, offset: number): number {
  return new LineIndex(text).positionAt(offset).line + 1;
}
