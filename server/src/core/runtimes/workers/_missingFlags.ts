/** The flag that makes a Worker a Python Worker, where it is missing although it is needed. */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { fileName } from '../../text/path.ts';
import type { TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { inEnvironment, type WranglerConfig } from '../wranglerConfig.ts';
import { LONGEST_NAME, START, placeOf } from './_places.ts';
import { misspellingOf } from './compatibilityFaults.ts';
import { hasPythonEntry, type ReadConfig, type WorkerFiles } from './workerFiles.ts';

type MissingFlag = Extract<TargetProblem, { readonly kind: 'missing-flag' }>;

/** Files that lack the flag although it is needed: by pywrangler, or by wrangler for an entry point in Python. */
export function missingFlags({ deployed, installed }: WorkerFiles, question: TargetQuestion): TargetProblem[] {
  const { enable } = question.data.cloudflare;
  const { environment, today } = question;
  // `no-wrangler-file` speaks of an empty file.
  const isTold = ({ config }: ReadConfig): boolean => config.isEmpty === true && config.path === installed?.config.path;
  const lacks = (read: ReadConfig | undefined): read is ReadConfig =>
    read !== undefined && !read.error && !isTold(read) && !read.config.flags.some(({ value }) => value === enable);
  const problems: TargetProblem[] = [];
  const isSameFile = deployed?.config.path === installed?.config.path;
  if (lacks(installed))
    problems.push({
      ...missingFlag(installed, enable, { pywrangler: true, wrangler: isSameFile }, today),
      ...misspelt(installed, question),
    });
  if (lacks(deployed) && hasPythonEntry(deployed.config) && !(isSameFile && lacks(installed))) {
    problems.push({
      ...missingFlag(deployed, enable, { pywrangler: false, wrangler: true }, today, environment),
      ...misspelt(deployed, question),
    });
  }
  return problems;
}

/** A written flag that only misspells it, which is to be replaced. */
function misspelt(
  { config: { flags } }: { readonly config: Pick<WranglerConfig, 'flags'> },
  { data }: TargetQuestion,
): Pick<MissingFlag, 'misspelled'> {
  const { enable } = data.cloudflare;
  const misspelled = misspellingOf(
    enable,
    flags.map(({ value }) => value),
    data.cloudflare,
  );
  return misspelled === undefined ? {} : { misspelled };
}

/** @param stops which tools read the file, and so stop at it */
function missingFlag(
  { config, whole, shown }: ReadConfig,
  flag: string,
  stops: { readonly pywrangler: boolean; readonly wrangler: boolean },
  today: string,
  environment?: string,
): MissingFlag {
  const { path, main, environments } = config;
  const misplaced = config.flagsSpan ? undefined : config.misplaced;
  const having = environments.find(({ flags }) => flags?.some(({ value }) => value === flag));
  const of = environments.some(({ name }) => name === environment) ? environment : undefined;
  const lacksDate = !config.compatibilityDate && misplaced?.compatibilityDate === undefined && of === undefined;
  const parts = {
    ...{ wranglerFile: shown, flag, stopsPywrangler: stops.pywrangler },
    ...{ format: config.format, ...(lacksDate && { lacksDate }) },
    ...(misplaced && { table: shorten(misplaced.table, LONGEST_NAME) }),
    ...(having && stops.pywrangler && { environment: shorten(having.name, LONGEST_NAME) }),
    ...(main && stops.wrangler && hasPythonEntry(config) && { main: shorten(main.value, LONGEST_NAME) }),
  };
  const message = of === undefined ? say('pythonFlagMissing', parts) : environmentLoses(of, config, flag);
  const span = misplaced?.span ?? placeOf(config);
  const more = { ...(of !== undefined && { environment: of }), ...(lacksDate && { date: today }) };
  return { kind: 'missing-flag', message, path, span, wrangler: whole, ...more };
}

/** Environments whose own flags replace those of the top level, so that they have no Python any more. */
export function lostByEnvironments({ deployed }: WorkerFiles, question: TargetQuestion): TargetProblem[] {
  const { data, environment } = question;
  if (!deployed) return [];
  const { whole: config } = deployed;
  const { enable } = data.cloudflare;
  const has = (flags: WranglerConfig['flags']): boolean => flags.some(({ value }) => value === enable);
  if (!has(config.flags)) return [];
  return config.environments.flatMap(({ name, flags, flagsSpan = START }) => {
    const inside = inEnvironment(config, name);
    const isPython = inside !== undefined && (inside.main === undefined || hasPythonEntry(inside));
    if (!flags || has(flags) || !isPython || name === environment) return [];
    const message = environmentLoses(name, config, enable);
    const lost = { kind: 'missing-flag', message, path: config.path, span: flagsSpan, wrangler: config } as const;
    return [{ ...lost, environment: name, ...misspelt({ config: { flags } }, question) }];
  });
}

function environmentLoses(environment: string, { path }: WranglerConfig, flag: string): Message {
  return say('environmentLosesFlag', {
    environment: shorten(environment, LONGEST_NAME),
    wranglerFile: fileName(path),
    flag,
  });
}
