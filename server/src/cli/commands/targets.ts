/** `targets`: lists the runtimes that can be checked for. */
import { say } from '../../core/messages/message.ts';
import { paragraph, table, type Cell } from '../../core/papers/paper.ts';
import type { NamedTarget } from '../../core/runtimes/namedTarget.ts';
import { namedTargets } from '../../core/runtimes/namedTarget.ts';
import { targetsJson } from '../../core/toolkit/runtimes/targetsJson.ts';
import { loadRuntimeData } from '../../data/runtimeData.ts';
import { EXIT_CLEAN, type ExitCode } from '../exitCode.ts';
import { valueOf, type Call } from '../grammar/command.ts';
import { todayOf } from '../grammar/givenSettings.ts';
import { writeAnswer } from '../paperOutput.ts';

const HEAD = (['name', 'runtime', 'python', 'abi', 'dates'] as const).map((column) => say('targetColumn', { column }));

/** @param all also those that few people choose */
export function listTargets(call: Call, all: boolean): ExitCode {
  const { invocation, terminal, parts } = call;
  const today = todayOf(parts.host);
  const targets = namedTargets(loadRuntimeData(), today);
  const shown = targets.filter(({ group }) => all || group === 'current');
  if (invocation.options.has('quiet') && valueOf(invocation, 'format') !== 'json') {
    terminal.write(shown.map(({ name }) => `${name}\n`).join(''));
    return EXIT_CLEAN;
  }
  const others = targets.length - shown.length;
  const paper = [
    ...table(HEAD, shown.map(rowOf)),
    ...(others > 0 ? [paragraph(say('moreTargets', { count: others }))] : []),
  ];
  writeAnswer(call, { paper, json: targetsJson(shown, today) });
  return EXIT_CLEAN;
}

function rowOf({ name, label, python, abi, from, until, isDefaultToday = false }: NamedTarget): readonly Cell[] {
  const dates = say('datesOfTarget', {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    isDefault: isDefaultToday,
  });
  return [name, label, python, abi, dates];
}

/** Runs the command. */
export function run(call: Call): ExitCode {
  return listTargets(call, call.invocation.options.has('all'));
}
