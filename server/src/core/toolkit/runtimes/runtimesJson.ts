/**
 * The support matrix for programs.
 * @see docs/schema/runtimes-output.schema.json
 */
import { en } from '../../messages/en/en.ts';
import { say, tell } from '../../messages/message.ts';
import type { Confirmation } from './confirmations.ts';
import type { RuntimesFacts } from './runtimesPaper.ts';

/** Incremented when a field is removed or changes its meaning, but not for new fields. */
const VERSION = 1;

export function runtimesJson({ today, rows, confirmations, project, next, calendar }: RuntimesFacts): object {
  return {
    version: VERSION,
    today,
    project: project
      ? { file: project.file, target: project.target, python: project.python, reason: tell(project.reason, en) }
      : null,
    runtimes: rows.map((row) => ({ ...row, ...confirmed(confirmations[row.family]) })),
    next: next ?? null,
    calendar,
  };
}

function confirmed({ packages, day }: Confirmation): object {
  return { source: tell(say('matrixSource', { packages }), en), confirmed: day };
}
