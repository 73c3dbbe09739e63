/** Files that deploy one runtime and install for another. */
import { say } from '../../messages/message.ts';
import type { CloudflareSnapshot } from '../cloudflare.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import type { WranglerConfig } from '../wranglerConfig.ts';
import { placeOf } from './_places.ts';
import { isPythonWorker, type WorkerFiles } from './workerFiles.ts';

/** What is deployed, and what is installed for. */
export function disagreement(
  { deployed, installed, installs }: WorkerFiles,
  { data }: TargetQuestion,
): TargetProblem[] {
  if (!deployed || !installed || installs?.kind !== 'runtime') return [];
  const { path, compatibilityDate } = deployed.config;
  const span = placeOf(deployed.config);
  const isSameFile = path === installed.config.path;
  const { redirect } = deployed;
  const files = { deployed: deployed.shown, installed: installed.shown, ...(redirect !== undefined && { redirect }) };
  if (deployed.runtime.kind !== 'runtime') {
    const isOther = !isSameFile && !deployed.error && !isPythonWorker(deployed.config, data.cloudflare);
    const place = { path: installed.config.path, span: placeOf(installed.config) };
    return isOther ? [{ kind: 'other-file', message: say('deployedIsNoPython', files), ...place }] : [];
  }
  const [runs, vendored] = [deployed.runtime.snapshot, installs.snapshot];
  const labels = { runsOn: runs.label, installsFor: vendored.label };
  // Runtimes with the same Python have the same ABI: what is installed for one loads on the other.
  if (runs.python === vendored.python) {
    return isSameFile
      ? []
      : [{ kind: 'files-agree', message: say('wranglerFilesAgree', { ...files, ...labels }), path, span }];
  }
  if (isSameFile && deployed.isDatedByCommand && compatibilityDate) {
    const message = say('dateOfCommandDisagrees', { date: compatibilityDate.value, ...labels });
    return [{ kind: 'two-runtimes', message, path, span, configs: [installed.config], runs, installs: vendored }];
  }
  // `environment-runtime` speaks of environments.
  if (isSameFile && !isAlike(deployed.config, installed.config)) return [];
  const ignored = ignoredByPywrangler(deployed.config, data.cloudflare.snapshots);
  const message = isSameFile
    ? say('flagsUnknownToPywrangler', { flags: ignored, ...labels })
    : say('wranglerFilesDisagree', { ...files, ...labels });
  const configs = isSameFile ? [installed.config] : [deployed.config, installed.config];
  return [{ kind: 'two-runtimes', message, path, span, configs, runs, installs: vendored }];
}

/** Whether an environment has the very settings of the top level. */
function isAlike(one: WranglerConfig, other: WranglerConfig): boolean {
  return one.compatibilityDate === other.compatibilityDate && one.flags === other.flags;
}

function ignoredByPywrangler({ flags }: WranglerConfig, snapshots: readonly CloudflareSnapshot[]): readonly string[] {
  const ignored = snapshots.flatMap(({ flag, optOut, unknownToPywrangler }) => [
    ...(unknownToPywrangler ? [flag] : []),
    ...(optOut === undefined ? [] : [optOut]),
  ]);
  return ignored.filter((flag) => flags.some(({ value }) => value === flag));
}
