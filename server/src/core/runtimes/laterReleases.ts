/** The newer runtimes with the same Python and thus the same ABI: the smallest step that can bring more packages. */
import { compareVersions, parseVersion } from '../packaging/versions/version.ts';
import { pyodideTarget, targetOfPlatform, workersTarget, type RuntimeData } from './runtimes.ts';
import { platformOfTarget } from './platforms/platform.ts';
import type { Target } from './target.ts';

/**
 * The targets that differ from one in nothing but a newer Pyodide release, oldest first; pre-releases are not among them. Of
 * a platform's releases with the same Pyodide only the first. None for a host, and for one with
 * a lock file of the project.
 */
export function laterReleasesOf(target: Target, data: RuntimeData): readonly Target[] {
  // A newer Pyodide would take the same lock file, with the same packages.
  if (target.ownLock) return [];
  let last = parseVersion(target.pyodide ?? '');
  const later: Target[] = [];
  for (const other of last ? familyOf(target, data) : []) {
    const release = parseVersion(other.pyodide ?? '');
    if (other.pythonSeries !== target.pythonSeries || !release || !last || compareVersions(release, last) <= 0)
      continue;
    later.push(other);
    last = release;
  }
  return later;
}

/** The stable runtimes of its kind, oldest first. */
function familyOf({ workers, runBy }: Target, data: RuntimeData): readonly Target[] {
  if (workers) {
    const deployed = data.cloudflare.snapshots.filter(({ experimental }) => !experimental);
    return deployed.map((snapshot) => workersTarget(snapshot, data));
  }
  const stable = data.releases.filter(({ prerelease }) => !prerelease);
  const pyodides = stable.map((release) => ({
    ...pyodideTarget(release, data),
    ...(runBy && { runBy: platformOfTarget(runBy) }),
  }));
  // Where a page names the Pyodide itself, the platform's release does not matter.
  const platform = runBy?.release === undefined ? undefined : data.platforms.find(({ name }) => name === runBy.name);
  if (!platform) return pyodides;
  const releases = platform.releases
    .filter(({ pyodide }) => stable.some(({ release }) => release === pyodide))
    .flatMap(({ release }) => targetOfPlatform(platform, release, data) ?? []);
  // Its configuration can name a Pyodide that is newer than that of any release.
  return platform.name === 'pyscript' || platform.name === 'pyscript-core' ? [...releases, ...pyodides] : releases;
}
