/** Environments of a wrangler file, `[env.staging]`, that run on a different Python than the one pywrangler installs for. */
import { cloudflareRuntime, pywranglerRuntime } from '../../runtimes/cloudflare.ts';
import { compatibilityOf, type WranglerEnvironment } from '../../runtimes/wranglerConfig.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { WorkerProject } from './workerProject.ts';

/** One finding per environment, in the wrangler file. */
export function environmentRuntime({ file, wrangler, cloudflare }: WorkerProject): readonly Finding[] {
  if (file.kind !== 'pyproject') return [];
  const top = compatibilityOf(wrangler);
  const vendored = pywranglerRuntime(top, cloudflare);
  if (vendored.kind !== 'runtime') return [];
  return wrangler.environments.flatMap((environment) => {
    const span = environment.compatibilityDate?.span ?? environment.flagsSpan;
    const runs = cloudflareRuntime({ ...top, ...settingsOf(environment) }, cloudflare);
    // Runtimes with the same Python have the same ABI: what is installed for one loads on the other.
    if (!span || runs.kind !== 'runtime' || runs.snapshot.python === vendored.snapshot.python) return [];
    const message = say('environmentRunsOnOther', {
      environment: shorten(environment.name, 40),
      runsOn: runs.snapshot.label,
      installsFor: vendored.snapshot.label,
    });
    return [finding('environment-runtime', message, { path: wrangler.path, span })];
  });
}

function settingsOf({ compatibilityDate, flags }: WranglerEnvironment): {
  readonly compatibilityDate?: string;
  readonly flags?: readonly string[];
} {
  return {
    ...(compatibilityDate && { compatibilityDate: compatibilityDate.value }),
    ...(flags && { flags: flags.map(({ value }) => value) }),
  };
}
