/** What is wrong with the wrangler files around a project: what stops a sync or a deploy, and where they do not agree. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { fileName, parentPath } from '../../text/path.ts';
import type { Span } from '../../text/span.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { disagreement } from './_disagreement.ts';
import { missingEntry } from './_entryPoint.ts';
import { lostByEnvironments, missingFlags } from './_missingFlags.ts';
import { otherFiles } from './_otherFiles.ts';
import { LONGEST_NAME, START } from './_places.ts';
import { faults, unusableDates } from './_refusals.ts';
import type { ReadConfig, WorkerFiles } from './workerFiles.ts';
import { pywranglerPaths, shownFrom } from './wranglerFiles.ts';

interface FileNotRead {
  readonly file: string;
  readonly reason: Message;
}

/** All problems, those of the file that is deployed first. */
export function workerProblems(files: WorkerFiles, question: TargetQuestion): readonly TargetProblem[] {
  if (!files.isWorker) return brokenFiles(files, 'unreadable');
  return [
    ...namedProblems(files, question),
    ...brokenFiles(files, 'broken'),
    ...tooNewForPywrangler(files),
    ...noFileForPywrangler(files, question),
    ...missingFlags(files, question),
    ...unusableDates(files),
    ...missingEntry(files, question),
    ...faults(files, question),
    ...lostByEnvironments(files, question),
    ...disagreement(files, question),
    ...otherFiles(files, question),
  ];
}

/** A file or an environment is named that does not exist. */
function namedProblems(
  { deployed, lacksConfig, lacksEnvironment, redirectRefusal }: WorkerFiles,
  question: TargetQuestion,
): TargetProblem[] {
  const { path, config, environment = '', environmentBy } = question;
  const problems: TargetProblem[] = [];
  if (lacksConfig && config !== undefined) {
    const message = say('wranglerConfigAbsent', { file: shownFrom(parentPath(path), config) });
    problems.push({ kind: 'refused', message, path, span: START });
  }
  if (redirectRefusal) problems.push({ kind: 'refused', message: redirectRefusal, path, span: START });
  if (lacksEnvironment && deployed) {
    const { environments, hasEnvironments: stops, path: wranglerPath } = deployed.config;
    const names = environments.map(({ name }) => shorten(name, LONGEST_NAME));
    const message = say('environmentAbsent', {
      environment: shorten(environment, LONGEST_NAME),
      file: deployed.shown,
      names,
      stops,
      ...(environmentBy !== undefined && { variable: environmentBy }),
    });
    // Without any environment wrangler only warns, and deploys the top level.
    const kind = stops ? 'refused' : 'odd-flags';
    problems.push({ kind, message, path: wranglerPath, span: START });
  }
  return problems;
}

function brokenFiles(files: WorkerFiles, kind: 'broken' | 'unreadable'): TargetProblem[] {
  return readOnce(files).flatMap(({ error, config: { path, text, isEmpty, isJson5 } }) => {
    // An empty file is told as such.
    if (!error || (isEmpty && path === files.installed?.config.path && kind === 'broken')) return [];
    const said = { file: fileName(path), error: error.problem };
    const isTaken = error.problem.id === 'mustBeArrayOfStrings' && isLoneFlag(text, error.span);
    if (isTaken) return [{ kind, message: say('wranglerStopsAtValue', said), path, span: error.span }];
    if (!isJson5) return [{ kind, message: say('wranglerFileBroken', said), path, span: error.span }];
    // pywrangler takes it.
    if (path !== files.deployed?.config.path) return [];
    return [{ kind, message: say('wranglerStopsAtJson5', said), path, span: error.span }];
  });
}

/** A text in place of the list of flags: pywrangler looks whether it has the name of the flag in it. */
function isLoneFlag(text: string, { start, end }: Span): boolean {
  return /^["'].*python_workers/.test(text.slice(start, end));
}

/** TOML 1.1, which wrangler reads. */
function tooNewForPywrangler({ installed }: WorkerFiles): TargetProblem[] {
  const newer = installed?.config.newer;
  if (!installed || !newer || installed.error) return [];
  const { path } = installed.config;
  const message = say('tomlTooNew', { file: fileName(path), error: newer.problem, taker: 'wrangler' });
  return [{ kind: 'broken', message, path, span: newer.span }];
}

/** What pywrangler finds instead of a configuration. */
function noFileForPywrangler(files: WorkerFiles, question: TargetQuestion): TargetProblem[] {
  const { deployed, installed, others, below } = files;
  const { path, today } = question;
  if (installed?.config.isEmpty) return emptyFile(installed, today);
  if (installed || question.wranglerLeft) return [];
  const elsewhere = deployed ?? others[0] ?? below[0];
  const isBeside = elsewhere && parentPath(elsewhere.config.path) === parentPath(path);
  const noFile = noFileBeside(question);
  const message = say('noWranglerFile', {
    ...(elsewhere && { elsewhere: elsewhere.shown }),
    ...(isBeside && { rename: elsewhere.config.path.endsWith('.toml') ? 'wrangler.toml' : 'wrangler.jsonc' }),
    ...(elsewhere && elsewhere === below[0] && { folder: parentPath(elsewhere.shown) }),
    ...(noFile && { noFile }),
  });
  return [{ kind: 'no-wrangler-file', message, path, span: START }];
}

/** What is in it can be added, unless it is broken for wrangler as well. */
function emptyFile({ config, shown, error }: ReadConfig, today: string): TargetProblem[] {
  const message = say('wranglerFileEmpty', { file: shown });
  const mend = error ? {} : { wrangler: config, date: today };
  return [{ kind: 'no-wrangler-file', message, path: config.path, span: START, ...mend }];
}

/** A folder or the like that has the name of pywrangler's file. */
function noFileBeside({ path, wranglerFaults = new Map() }: TargetQuestion): FileNotRead | undefined {
  for (const one of pywranglerPaths(parentPath(path))) {
    const fault = wranglerFaults.get(one);
    if (fault?.isNoFile) return { file: fileName(one), reason: fault.reason };
  }
  return undefined;
}

function readOnce({ deployed, installed }: WorkerFiles): readonly ReadConfig[] {
  const isSame = deployed?.config.path === installed?.config.path;
  return [deployed, isSame ? undefined : installed].flatMap((read) => read ?? []);
}
