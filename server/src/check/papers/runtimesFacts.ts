/** What `runtimes` knows: the support matrix, and what comes next for a project. */
import { calendar } from '../../core/toolkit/runtimes/calendar.ts';
import type { RuntimesFacts } from '../../core/toolkit/runtimes/runtimesPaper.ts';
import { nextChange, supportMatrix, type ProjectRuntime } from '../../core/toolkit/runtimes/supportMatrix.ts';
import { loadConfirmations, loadRuntimeData } from '../../data/runtimeData.ts';
import type { OpenProject } from '../engine.ts';
import type { ProjectFile } from './projectFile.ts';

/** The project in question, if there is one. */
export interface RuntimesProject {
  readonly file: ProjectFile;
  readonly project: OpenProject;
}

/** @param today `YYYY-MM-DD` */
export function runtimesFacts(today: string, around: RuntimesProject | undefined): RuntimesFacts {
  const data = loadRuntimeData();
  const own = around && runtimeOf(around.project);
  const next = own && nextChange(own, data, today);
  return {
    today,
    rows: supportMatrix(data, today, own),
    confirmations: loadConfirmations(),
    ...(around && { project: shownProject(around) }),
    ...(next && { next }),
    calendar: calendar(data, today, next),
  };
}

function runtimeOf({ targets }: OpenProject): ProjectRuntime {
  const [{ choice, wrangler }] = targets.answers;
  if (!wrangler) return { target: choice.target };
  const { compatibilityDate, flags } = wrangler;
  return {
    target: choice.target,
    compatibility: {
      flags: flags.map(({ value }) => value),
      ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
    },
  };
}

function shownProject({ file, project }: RuntimesProject): NonNullable<RuntimesFacts['project']> {
  const [{ choice, wrangler }] = project.targets.answers;
  const { target, reason } = choice;
  const isDated = wrangler?.compatibilityDate !== undefined;
  return { file: file.shownPath, target: target.label, python: target.pythonSeries, reason, isDated };
}
