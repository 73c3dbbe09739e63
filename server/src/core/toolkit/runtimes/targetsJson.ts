/**
 * The runtimes that can be checked for, for programs.
 * @see docs/schema/targets-output.schema.json
 */
import type { NamedTarget } from '../../runtimes/namedTarget.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

/** @param today `YYYY-MM-DD`, the day for which a default is told */
export function targetsJson(targets: readonly NamedTarget[], today: string): object {
  return {
    ...{ version: VERSION, today },
    targets: targets.map(({ name, label, python, abi, group, from, until, isDefaultToday }) => ({
      ...{ name, label, python, abi, group },
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(isDefaultToday === true && { isDefaultToday }),
    })),
  };
}
