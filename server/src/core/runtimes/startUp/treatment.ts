/**
 * Which patches let packages through while a Worker starts: up to a compatibility date those that the runtime has itself,
 * from then on those of workers-runtime-sdk alone.
 * @see https://github.com/cloudflare/workerd/blob/main/src/workerd/io/compatibility-date.capnp
 */
import type { Version } from '../../packaging/versions/version.ts';
import type { CompatibilitySettings } from '../cloudflare.ts';

/** `.pth` files are run, which is how the SDK gets to its patches, and the runtime leaves out its own. */
const FLAG = 'python_process_pth_files';
const OPT_OUT = 'disable_python_process_pth_files';
export const PATCHED_BY_SDK_FROM = '2026-05-26';

/** What a Worker does for packages at start; with the SDK, its release. */
export type Treatment =
  { readonly kind: 'none' } | { readonly kind: 'bundled' } | { readonly kind: 'sdk'; readonly release: Version };

/**
 * The treatment of a Worker.
 * @param settings of its wrangler file; without one, the newest date is taken
 * @param sdk the release of workers-runtime-sdk that is installed with it, if any
 */
export function treatmentOf(settings: CompatibilitySettings, sdk: Version | undefined): Treatment {
  const { compatibilityDate: date, flags } = settings;
  const byDate = date === undefined || date >= PATCHED_BY_SDK_FROM;
  const runsPth = flags.includes(FLAG) || (byDate && !flags.includes(OPT_OUT));
  if (!runsPth) return { kind: 'bundled' };
  return sdk ? { kind: 'sdk', release: sdk } : { kind: 'none' };
}
