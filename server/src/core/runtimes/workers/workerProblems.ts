/** What is wrong with the wrangler files around a project: what stops a sync or a deploy, and where they do not agree. */
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { fileName, parentPath } from '../../text/path.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { disagreement, otherFiles } from './_disagreement.ts';
import { lostByEnvironments, missingFlags } from './_missingFlags.ts';
import { LONGEST_NAME, START } from './_places.ts';
import { faults, unusableDates } from './_refusals.ts';
import type { ReadConfig, WorkerFiles } from './workerFiles.ts';
import { shownFrom } from './wranglerFiles.ts';

/** All problems, those of the file that is deployed first. */
export function workerProblems(files: WorkerFiles, question: TargetQuestion): readonly TargetProblem[] {
  if (!files.isWorker) return brokenFiles(files, 'unreadable');
  return [
    ...namedProblems(files, question),
    ...brokenFiles(files, 'broken'),
    ...noFileForPywrangler(files, question),
    ...missingFlags(files, question),
    ...unusableDates(files),
    ...faults(files, question),
    ...lostByEnvironments(files, question),
    ...disagreement(files, question),
    ...otherFiles(files, question),
  ];
}

/** A file or an environment is named that does not exist. */
function namedProblems(
  { deployed, lacksConfig, lacksEnvironment }: WorkerFiles,
  question: TargetQuestion,
): TargetProblem[] {
  const { path, config, environment = '' } = question;
  const problems: TargetProblem[] = [];
  if (lacksConfig && config !== undefined) {
    const message = say('wranglerConfigAbsent', { file: shownFrom(parentPath(path), config) });
    problems.push({ kind: 'refused', message, path, span: START });
  }
  if (lacksEnvironment && deployed) {
    const { environments, path: wranglerPath } = deployed.config;
    const names = environments.map(({ name }) => shorten(name, LONGEST_NAME));
    const message = say('environmentAbsent', {
      environment: shorten(environment, LONGEST_NAME),
      file: deployed.shown,
      names,
    });
    // Without any environment wrangler only warns, and deploys the top level.
    const kind = names.length > 0 ? 'refused' : 'odd-flags';
    problems.push({ kind, message, path: wranglerPath, span: START });
  }
  return problems;
}

function brokenFiles(files: WorkerFiles, kind: 'broken' | 'unreadable'): TargetProblem[] {
  return readOnce(files).flatMap(({ error, config: { path } }) => {
    if (!error) return [];
    const message = say('wranglerFileBroken', { file: fileName(path), error: error.problem });
    return [{ kind, message, path, span: error.span }];
  });
}

function noFileForPywrangler({ deployed, installed, others }: WorkerFiles, { path }: TargetQuestion): TargetProblem[] {
  if (installed) return [];
  const elsewhere = deployed ?? others[0];
  const isBeside = elsewhere && parentPath(elsewhere.config.path) === parentPath(path);
  const message = say('noWranglerFile', {
    ...(elsewhere && { elsewhere: elsewhere.shown }),
    ...(isBeside && { rename: 'wrangler.jsonc' }),
  });
  return [{ kind: 'no-wrangler-file', message, path, span: START }];
}

function readOnce({ deployed, installed }: WorkerFiles): readonly ReadConfig[] {
  const isSame = deployed?.config.path === installed?.config.path;
  return [deployed, isSame ? undefined : installed].flatMap((read) => read ?? []);
}
