/** Compatibility dates and flags with which a Worker cannot be deployed, or not installed. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { calendarDate, isCompatibilityDate } from '../_calendarDate.ts';
import type { TargetProblem, TargetQuestion, WranglerMend } from '../targetChoice.ts';
import { compatibilityOf, inEnvironment, type WranglerConfig } from '../wranglerConfig.ts';
import { LONGEST_NAME, placeOf } from './_places.ts';
import { compatibilityFaults, type CompatibilityFault } from './compatibilityFaults.ts';
import { isPythonWorker, type ReadConfig, type WorkerFiles } from './workerFiles.ts';

/** A date that is missing, or that one of the tools cannot read. */
export function unusableDates({ deployed, installed, installs }: WorkerFiles): TargetProblem[] {
  const problems: TargetProblem[] = [];
  const report = ({ config }: ReadConfig, message: Message, isDate: boolean): void => {
    const { path, compatibilityDate } = config;
    const misplaced = compatibilityDate ? undefined : config.misplaced;
    const span = isDate ? (compatibilityDate?.span ?? placeOf(config)) : (misplaced?.span ?? placeOf(config));
    const instead = compatibilityDate && calendarDate(compatibilityDate.value);
    problems.push({
      ...{
        kind: 'no-runtime',
        message: misplaced ? dateInTable(misplaced.table, config) : message,
        path,
        span,
        wrangler: config,
      },
      ...(instead !== undefined && instead !== compatibilityDate?.value && { instead }),
    });
  };
  if (deployed?.runtime.kind === 'invalid' && !deployed.error) {
    report(deployed, deployed.runtime.reason, deployed.runtime.about === 'date');
  }
  const isSaid = deployed?.config.path === installed?.config.path && deployed?.runtime.kind === 'invalid';
  if (installed && installs?.kind === 'invalid' && !installed.error && !isSaid) {
    report(installed, say('dateUnknownToPywrangler', { why: installs.reason }), installs.about === 'date');
  }
  return problems;
}

function dateInTable(table: string, { format }: WranglerConfig): Message {
  return say('compatibilityDateInTable', { table: shorten(table, LONGEST_NAME), format });
}

/** What Cloudflare has against the file that is deployed, at the top level and in each environment. */
export function faults({ deployed }: WorkerFiles, { data, today, environment }: TargetQuestion): TargetProblem[] {
  if (!deployed || !isPythonWorker(deployed.config, data.cloudflare)) return [];
  const { config, whole } = deployed;
  const found = compatibilityFaults(compatibilityOf(config), data.cloudflare, today);
  const problems = found.map((fault) => faultProblem(fault, config, today, environment));
  const ofEnvironments = whole.environments
    .filter(({ name, compatibilityDate, flags }) => name !== environment && (compatibilityDate ?? flags))
    .flatMap(({ name }) => {
      const inside = inEnvironment(whole, name) ?? whole;
      const refusals = compatibilityFaults(compatibilityOf(inside), data.cloudflare, today)
        .filter(({ isRefused }) => isRefused)
        .map((fault) => faultProblem(fault, inside, today, name));
      return [...unreadableDate(inside, whole, name), ...refusals];
    });
  // What an environment inherits has been said already.
  const key = ({ message, span }: TargetProblem): string => JSON.stringify([message, span]);
  const said = new Set(problems.map(key));
  return [...problems, ...ofEnvironments.filter((problem) => !said.has(key(problem)))];
}

/** The date of an environment that is not deployed now, if it is none; that of the top level is told elsewhere. */
function unreadableDate(inside: WranglerConfig, whole: WranglerConfig, environment: string): TargetProblem[] {
  const { compatibilityDate: date } = inside;
  if (!date || date === whole.compatibilityDate || isCompatibilityDate(date.value)) return [];
  const instead = calendarDate(date.value);
  const mend = { wrangler: inside, environment, ...(instead !== undefined && { compatibilityDate: instead }) };
  const message = say('compatibilityDateInvalid', { date: shorten(date.value, LONGEST_NAME) });
  return [{ kind: 'refused', message, path: inside.path, span: date.span, ...(instead !== undefined && { mend }) }];
}

function faultProblem(
  { isRefused, message, flag, meant }: CompatibilityFault,
  config: WranglerConfig,
  today: string,
  environment: string | undefined,
): TargetProblem {
  const { path, compatibilityDate, flags } = config;
  const written = flag === undefined ? compatibilityDate : flags.findLast(({ value }) => value === flag);
  const span = written?.span ?? placeOf(config);
  if (!isRefused) return { kind: 'odd-flags', message, path, span };
  const isTwice = flags.filter(({ value }) => value === flag).length > 1;
  const add = isTwice ? flag : meant;
  const mend: WranglerMend = {
    wrangler: config,
    ...(environment !== undefined && config.environments.some(({ name }) => name === environment) && { environment }),
    ...(flag === undefined ? { compatibilityDate: today } : { removeFlag: flag }),
    ...(add !== undefined && { addFlag: add }),
  };
  return { kind: 'refused', message, path, span, mend };
}
