/** Pages install in several interpreters, each for itself: a file taken apart by them, and their analyses put together. */
import { oldestDay } from '../candidates/knowledge.ts';
import type { DependencyFile } from '../dependencyFiles/dependencyFile.ts';
import type { Finding } from '../findings/finding.ts';
import { obtained, resolvesInAll, type ResolutionSummary } from '../installers/resolutionSummary.ts';
import type { ProjectContext } from '../remedies/projectContext.ts';

type Installation = string | undefined;

/** The interpreters in which a file installs anything, in their order; none if it installs nothing. */
export function installationsOf({ declarations }: DependencyFile): readonly Installation[] {
  return [...new Set(declarations.filter(({ active }) => active).map(({ installation }) => installation))];
}

/** The project as one of its interpreters sees it, also after edits. */
export function onlyIn(installation: Installation, context: ProjectContext): ProjectContext {
  return {
    ...context,
    file: restricted(context.file, [installation ?? '']),
    reread: (edits) => {
      const read = context.reread(edits);
      return read && { ...read, file: restricted(read.file, [installation ?? '']) };
    },
  };
}

/** A file as some of its interpreters see it. @param names theirs, empty for the one without */
export function restricted(file: DependencyFile, names: readonly string[]): DependencyFile {
  const declarations = file.declarations.map((one) =>
    names.includes(one.installation ?? '') ? one : { ...one, active: false },
  );
  return { ...file, declarations };
}

/** What is installed in all of them; it installs if it does in each. */
export function summaryOfAll(summaries: readonly ResolutionSummary[]): ResolutionSummary {
  const resolves = resolvesInAll(summaries.map((summary) => summary.resolves));
  const got = summaries.flatMap(obtained);
  const each = [...new Map(got.map((one) => [`${one.name} ${one.version} ${one.wheel}`, one])).values()];
  const asOf = oldestDay(summaries.map((summary) => summary.asOf));
  return {
    ...(asOf !== undefined && { asOf }),
    resolves,
    ...(resolves === false ? { packages: [], rest: each } : { packages: each }),
  };
}

/** The findings in all of them, each once: what is said of the file is said in every one. */
export function findingsOfAll(findings: readonly Finding[]): readonly Finding[] {
  const told = new Map(findings.map((one) => [JSON.stringify([one.code, one.path, one.span, one.message]), one]));
  return [...told.values()];
}
