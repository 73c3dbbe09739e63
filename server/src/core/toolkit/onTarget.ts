/** A project on one target, as the commands around a check look at it: the whole analysis, and what of it would be installed. */
import { analyze, readingFindings, resolvedPackage } from '../analysis/analyze.ts';
import type { Resolved } from '../analysis/age.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Finding } from '../findings/finding.ts';
import type { ResolvedPackage } from '../installers/resolutionSummary.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';
import type { Target } from '../runtimes/target.ts';
import type { Question } from '../solver/question.ts';

export interface OnTarget {
  readonly target: Target;
  /** Whether it installs; null if that could not be found out. */
  readonly installs: boolean | null;
  /** What is installed; of a project that does not install, what the rest of it would get. */
  readonly packages: readonly ResolvedPackage[];
  readonly findings: readonly Finding[];
  /** What is behind that, for each interpreter that it installs in; none where nothing was resolved. */
  readonly resolved: readonly Resolved[];
}

/** Analyses a project on one of its targets. */
export function* onTarget(context: ProjectContext): Question<OnTarget> {
  const { file, target } = context;
  const { summary, findings: found, resolved = [] } = yield* analyze(context);
  const findings = [...readingFindings(file.problems, [target]), ...found];
  const rest = resolved.flatMap((one) => packagesOf(one));
  return {
    ...{ target, findings, resolved },
    installs: installsIn(file, summary.resolves, findings),
    packages: summary.packages.length > 0 ? summary.packages : rest,
  };
}

/**
 * Whether a file installs, of which it is known what the part of it comes to that could be read: what could not may be what does
 * not install.
 */
export function installsIn(
  { problems }: Pick<DependencyFile, 'problems'>,
  resolves: boolean | null,
  findings: readonly Finding[],
): boolean | null {
  const isUnread = ({ code, severity }: Finding): boolean => code.startsWith('invalid-') && severity === 'error';
  if (resolves === false || findings.some((one) => one.severity === 'error' && !isUnread(one))) return false;
  const isOpen = problems.some(({ severity, notInstalled }) => severity === 'information' && notInstalled !== true);
  return isOpen || findings.some(isUnread) ? null : resolves;
}

function packagesOf({ rest, read }: Resolved): readonly ResolvedPackage[] {
  if (rest.kind === 'failed') return [];
  return [...rest.packages.values()]
    .filter(({ name }) => !read.leftOut.has(name))
    .map((pinned) => resolvedPackage(pinned, read));
}
