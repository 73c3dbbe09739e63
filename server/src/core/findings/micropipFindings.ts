/**
 * Where micropip installs something other than what the requirements say or another installer would take: two versions of
 * one project, a release for another Python, an extra that has no effect on what Pyodide ships.
 */
import type { Installed } from '../installers/installation.ts';
import type { InstallerView } from '../installers/installerView.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import type { Question } from '../solver/question.ts';
import { extraIgnored } from './extraIgnored.ts';
import type { Finding } from './finding.ts';
import { pythonIgnored } from './pythonIgnored.ts';
import { otherOutcomes } from './races.ts';
import { remarksOn } from './remark.ts';
import { twoVersions } from './twoVersions.ts';

/** The findings about a file that micropip installs: one per declaration and rule, about all projects it concerns. */
export function* micropipFindings(
  whole: Installed,
  read: InstallerView,
  context: ProjectContext,
): Question<readonly Finding[]> {
  const { transaction } = whole;
  const { target } = context;
  if (!transaction) return [];
  const remarks = [
    ...twoVersions(transaction, target),
    ...(yield* otherOutcomes(transaction, read, context)),
    ...pythonIgnored(transaction, target),
    ...extraIgnored(transaction, target),
  ];
  return read.seen.flatMap((declaration) => remarksOn(declaration, remarks));
}
