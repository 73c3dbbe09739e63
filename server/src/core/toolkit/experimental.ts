/** Which runtimes are not for production. */
import type { RuntimeData } from '../runtimes/runtimes.ts';
import type { Target } from '../runtimes/target.ts';

/** Whether a target is a runtime of Workers that cannot be deployed, or a pre-release of Pyodide. */
export function isExperimental(target: Target, { cloudflare, releases }: RuntimeData): boolean {
  const leading = cloudflare.snapshots.filter((one) => one.target === target.name);
  if (target.workers) return leading.length > 0 && leading.every(({ experimental = false }) => experimental);
  return releases.some(({ release, prerelease }) => release === target.pyodide && prerelease);
}
