/** What `compare` knows of a project: several targets side by side. */
import { say } from '../../core/messages/message.ts';
import type { TargetAnswer } from '../../core/runtimes/targetChoice.ts';
import { compareTargets, type AskedTarget } from '../../core/toolkit/compare/compareTargets.ts';
import type { CompareFacts } from '../../core/toolkit/compare/comparePaper.ts';
import { isExperimental } from '../../core/toolkit/experimental.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import type { OpenProject } from '../engine.ts';
import { lackOfDependencies, type NoFacts, type ProjectFile } from './projectFile.ts';

export interface ComparedProject {
  readonly file: ProjectFile;
  readonly project: OpenProject;
  /** Of the targets; one alone is compared with what the project has. */
  readonly names: readonly string[];
  /** Whether what the dependencies bring is in the table of versions as well. */
  readonly deep: boolean;
}

/** The comparison, or why there is nothing to compare. */
export async function compareFacts({ file, project, names, deep }: ComparedProject): Promise<CompareFacts | NoFacts> {
  const problem = lackOfDependencies(project, file);
  if (problem) return { problem };
  const { target, reason } = project.targets.answers[0].choice;
  const [first, ...others] = askedAnswers(project, names).map((answer) => asked(answer, project));
  if (!first || others.length === 0) return { problem: say('compareNeedsOthers', { target: target.label }) };
  const comparison = await project.ask(compareTargets([first, ...others]));
  return { ...comparison, file: file.shownPath, project: { label: target.label, reason }, deep };
}

/** The targets that are named, each once; one alone after what the project has. */
function askedAnswers(project: OpenProject, names: readonly string[]): readonly TargetAnswer[] {
  const { answers } = project.targetsNamed(names.join(','));
  const [own] = project.targets.answers;
  const [only, ...others] = answers;
  return others.length > 0 || only.choice.target.name === own.choice.target.name ? answers : [own, only];
}

function asked(answer: TargetAnswer, project: OpenProject): AskedTarget {
  const [own] = project.targets.answers;
  const { target } = answer.choice;
  const isOfProject = target.name === own.choice.target.name;
  return {
    // The project's own says more than its name does.
    context: project.contextOf(isOfProject ? own : answer),
    isOfProject,
    isExperimental: isExperimental(target, loadRuntimeData()),
  };
}
