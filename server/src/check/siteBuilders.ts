/** Takes out of a check what builds a site for the browser on a machine. */
import { asSiteRequirements, buildsSite } from '../core/dependencyFiles/notebooks/siteRequirements.ts';
import type { TargetAnswers } from '../core/runtimes/targetChoice.ts';
import type { Project } from './projectFiles.ts';

/** What builds a site is not for the browser, unless somebody asks for a target by its name: an ordinary machine is one as well. */
export function withoutBuilders(project: Project, { answers }: TargetAnswers): Project {
  const isForBrowser = answers.every(({ ofProject, wrangler }) => ofProject !== undefined && !wrangler);
  return isForBrowser && buildsSite(project.file) ? { ...project, file: asSiteRequirements(project.file) } : project;
}
