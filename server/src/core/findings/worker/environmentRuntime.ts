/** Environments of a wrangler file, `[env.staging]`, that run on another Python than the one that pywrangler installs for. */
import { cloudflareRuntime, pywranglerRuntime } from '../../runtimes/cloudflare.ts';
import { compatibilityOf, type WranglerEnvironment } from '../../runtimes/wranglerConfig.ts';
import { code, shorten } from '../../messages/words.ts';
import type { Finding } from '../finding.ts';
import { trapFinding, type WorkerProject } from './workerProject.ts';

/** One finding for each environment, in the wrangler file. */
export function environmentRuntime({ file, wrangler, cloudflare }: WorkerProject): readonly Finding[] {
  if (file.kind !== 'pyproject') return [];
  const top = compatibilityOf(wrangler);
  const vendored = pywranglerRuntime(top, cloudflare);
  if (vendored.kind !== 'runtime') return [];
  return wrangler.environments.flatMap((environment) => {
    const span = environment.compatibilityDate?.span ?? environment.flagsSpan;
    const runs = cloudflareRuntime({ ...top, ...settingsOf(environment) }, cloudflare);
    // Runtimes with one Python have one ABI: what is installed for one loads on the other.
    if (!span || runs.kind !== 'runtime' || runs.snapshot.python === vendored.snapshot.python) return [];
    const message =
      `${code(`env.${shorten(environment.name, 40)}`)} runs on ${runs.snapshot.label}, but pywrangler reads the top level only and ` +
      `installs for ${vendored.snapshot.label}: binary packages do not load there. Give both one date and the same flags`;
    return [trapFinding({ code: 'environment-runtime', severity: 'warning', message, path: wrangler.path, span })];
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
