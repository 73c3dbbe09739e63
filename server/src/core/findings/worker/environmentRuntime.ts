/** Environments of a wrangler file, `[env.staging]`, that run on a different Python than the one pywrangler installs for. */
import { cloudflareRuntime } from '../../runtimes/cloudflare.ts';
import { compatibilityOf, inEnvironment } from '../../runtimes/wranglerConfig.ts';
import { say } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { finding } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { WorkerProject } from './workerProject.ts';

/** One finding per environment, in the wrangler file. */
export function environmentRuntime({ file, wrangler, installs, cloudflare }: WorkerProject): readonly Finding[] {
  if (file.kind !== 'pyproject' || !wrangler || !installs) return [];
  return wrangler.environments.flatMap(({ name, compatibilityDate, flagsSpan }) => {
    const span = compatibilityDate?.span ?? flagsSpan;
    const runs = cloudflareRuntime(compatibilityOf(inEnvironment(wrangler, name) ?? wrangler), cloudflare);
    // Runtimes with the same Python have the same ABI: what is installed for one loads on the other.
    if (!span || runs.kind !== 'runtime' || runs.snapshot.python === installs.python) return [];
    const message = say('environmentRunsOnOther', {
      environment: shorten(name, 40),
      runsOn: runs.snapshot.label,
      installsFor: installs.label,
    });
    return [finding('environment-runtime', message, { path: wrangler.path, span })];
  });
}
