/**
 * A Linux host as in uv's recorded runs: `--python-platform linux`, no Pyodide index. Only for tests; the product does
 * not use it.
 */
import { idealTarget } from '../../server/src/core/runtimes/idealTarget.ts';
import type { Target } from '../../server/src/core/runtimes/target.ts';

/** The host with the Python of a Workers target. */
export function hostTarget(target: Target): Target {
  return {
    ...idealTarget(target),
    name: `${target.name} (host)`,
    environment: {
      ...target.environment,
      os_name: 'posix',
      sys_platform: 'linux',
      platform_machine: 'x86_64',
      platform_system: 'Linux',
      platform_release: '',
      platform_version: '',
    },
  };
}
