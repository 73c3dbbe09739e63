/** Files that neither tool takes by itself, such as `wrangler.preview.jsonc`: what comes of deploying with `--config`. */
import { say } from '../../messages/message.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { lostByEnvironments, missingFlags } from './_missingFlags.ts';
import { placeOf } from './_places.ts';
import { faults, unusableDates } from './_refusals.ts';
import { isPythonWorker, type ReadConfig, type WorkerFiles } from './workerFiles.ts';

/** For each of them that is a Python Worker's: that it is refused, or that it runs on what nothing was installed for. */
export function otherFiles(files: WorkerFiles, question: TargetQuestion): TargetProblem[] {
  const workers = files.others.filter(
    ({ config, error }) => !error && isPythonWorker(config, question.data.cloudflare),
  );
  return workers.flatMap((other) => refusal(other, question) ?? otherRuntime(other, files) ?? []);
}

/** The first reason why a deployment with this file fails. Its date may be given on the command line. */
function refusal(other: ReadConfig, question: TargetQuestion): TargetProblem | undefined {
  const alone = { deployed: other, others: [], below: [], isWorker: true };
  const [first] = [
    ...missingFlags(alone, question),
    ...(other.config.compatibilityDate ? unusableDates(alone) : []),
    ...faults(alone, question).filter(({ kind }) => kind === 'refused'),
    ...lostByEnvironments(alone, question),
  ];
  if (!first) return undefined;
  const message = say('otherWranglerFileRefused', { file: other.shown, because: first.message });
  return { kind: 'other-file', message, path: first.path, span: first.span };
}

function otherRuntime(
  { config, shown, runtime }: ReadConfig,
  { deployed, installs }: WorkerFiles,
): TargetProblem | undefined {
  const installed = [installs, deployed?.runtime].find((one) => one?.kind === 'runtime');
  if (installed?.kind !== 'runtime' || runtime.kind !== 'runtime') return undefined;
  if (runtime.snapshot.python === installed.snapshot.python) return undefined;
  const message = say('otherWranglerFile', {
    file: shown,
    runsOn: runtime.snapshot.label,
    installsFor: installed.snapshot.label,
  });
  return { kind: 'other-file', message, path: config.path, span: placeOf(config) };
}
