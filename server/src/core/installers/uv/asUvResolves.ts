/** The targets of a project as `[tool.uv.pip]` makes uv see them: `python-platform` and `python-version` replace what they are. */
import type { DependencyFile } from '../../dependencyFiles/dependencyFile.ts';
import { platformTraits } from '../../dependencyFiles/uv/platformTraits.ts';
import { formatVersion } from '../../packaging/versions/version.ts';
import { hostTarget, type HostSystem } from '../../runtimes/hostTarget.ts';
import type { Target } from '../../runtimes/target.ts';
import { standInFor } from '../../runtimes/uv/standIn.ts';
import { uvSettingsOf } from './uvPolicy.ts';

/** What uv resolves a file for in place of a target: the target itself unless settings say otherwise, or uv does not install there. */
export function asUvResolves(target: Target, file: DependencyFile): Target {
  if (!target.installer.readsUvTables || target.standsFor) return target;
  const { platform, pythonVersion } = uvSettingsOf(file);
  const traits = platform && platformTraits(platform.text);
  return standInFor(target, {
    ...(traits && { platform: traits }),
    ...(pythonVersion && { python: pythonVersion.text }),
  });
}

/** The machine that pywrangler installs on beside a Worker: to it the settings apply as well. */
export function hostBeside(worker: Target, file: DependencyFile, system: HostSystem = 'Linux'): Target {
  const { python } = worker.standsFor ?? worker;
  return asUvResolves(hostTarget(formatVersion(python), system), file);
}
