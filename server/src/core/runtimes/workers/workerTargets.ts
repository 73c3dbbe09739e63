/**
 * The targets of a Python Worker: the runtime that wrangler deploys to, and the one that pywrangler installs for, if that is
 * another one. What is wrong with either is in the problems.
 */
import { say, type Message } from '../../messages/message.ts';
import { shorten } from '../../messages/words.ts';
import { cloudflareRuntime, type CloudflareRuntime, type RuntimeOrigin } from '../cloudflare.ts';
import { workersTarget } from '../runtimes.ts';
import type { TargetAnswer, TargetChoice, TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { LONGEST_NAME } from './_places.ts';
import { hasPythonEntry, readWorkerFiles, type ReadConfig, type WorkerFiles } from './workerFiles.ts';
import { workerProblems } from './workerProblems.ts';

/** The answers of the wrangler files; none if this is no Python Worker, which a file may be the reason for. */
interface WorkerTargets {
  readonly answers: readonly TargetAnswer[];
  readonly why?: Message;
}

/** Chooses by the wrangler files around a project, and by whether it is installed by pywrangler. */
export function workerTargets(question: TargetQuestion, problems: TargetProblem[]): WorkerTargets {
  const files = readWorkerFiles(question);
  problems.push(...workerProblems(files, question));
  if (!files.isWorker) return { answers: [], ...whyNot(files, question.data) };
  const [first, second] = [deployedAnswer(files, question), installedAnswer(files, question)];
  const isSame = first.choice.target.name === second?.choice.target.name;
  return { answers: second && !isSame ? [first, second] : [first] };
}

function whyNot({ deployed }: WorkerFiles, { day }: TargetQuestion['data']): { readonly why?: Message } {
  if (!deployed) return {};
  if (deployed.error) return { why: say('newestForUnreadableFile', { file: deployed.shown, day }) };
  return deployed.runtime.kind === 'runtime'
    ? {}
    : { why: say('newestForNoRuntime', { why: deployed.runtime.reason, file: deployed.shown, day }) };
}

/** What wrangler's file says; where that is nothing, what pywrangler's says, and at last the newest Workers. */
function deployedAnswer(files: WorkerFiles, question: TargetQuestion): TargetAnswer {
  const { deployed, installed, installs } = files;
  const both: readonly (readonly [ReadConfig | undefined, CloudflareRuntime | undefined])[] = [
    [deployed, deployed?.runtime],
    [installed, installs],
    // A file of another name says what was meant, if it is the only one.
    ...(deployed === undefined ? onlyOther(files).map((one) => [one, one.runtime] as const) : []),
  ];
  const [read, runtime] = both.find(([, one]) => one?.kind === 'runtime') ?? [deployed ?? installed];
  const other = deployed && installed && !isSameFile(deployed, installed) ? [deployed, installed] : [];
  const otherRead = other.find((one) => one !== read);
  return {
    choice:
      (read && (choiceBy(runtime, read, question) ?? onceMended(read, files, question))) ??
      newestWorkers(read, question),
    ...answerParts(files, 'deployed'),
    // What has not been read may be of a Worker in another language.
    ...(question.wranglerLeft && !read && !question.usesPywrangler && { pywrangler: false }),
    ...(read && { wrangler: read.whole }),
    ...(read && read.config !== read.whole && { deployed: read.config }),
    ...(otherRead && { otherWrangler: otherRead.whole }),
  };
}

function onlyOther({ others, below }: WorkerFiles): readonly ReadConfig[] {
  const candidates = others.length > 0 ? others : below;
  return candidates.length === 1 ? candidates : [];
}

/** What pywrangler installs for; undefined if it stops. */
function installedAnswer(files: WorkerFiles, question: TargetQuestion): TargetAnswer | undefined {
  const { deployed, installed, installs } = files;
  const choice = installed && choiceBy(installs, installed, question);
  if (!installed || !choice) return undefined;
  const other = deployed && !isSameFile(deployed, installed) ? { otherWrangler: deployed.whole } : {};
  return { choice, ...answerParts(files, 'installed'), wrangler: installed.whole, ...other };
}

function isSameFile(one: ReadConfig, other: ReadConfig): boolean {
  return one.config.path === other.config.path;
}

function answerParts(
  { installs }: WorkerFiles,
  ofProject: NonNullable<TargetAnswer['ofProject']>,
): Pick<TargetAnswer, 'ofProject' | 'pywrangler' | 'installs'> {
  return { ofProject, pywrangler: true, ...(installs?.kind === 'runtime' && { installs: installs.snapshot }) };
}

function choiceBy(
  runtime: CloudflareRuntime | undefined,
  read: ReadConfig,
  { data, environment, environmentBy }: TargetQuestion,
): TargetChoice | undefined {
  if (runtime?.kind !== 'runtime') return undefined;
  const target = workersTarget(runtime.snapshot, data);
  if (read.isDatedByCommand && runtime.origin.kind === 'date') {
    return { target, reason: say('targetByCommandDate', { date: runtime.origin.date }), path: read.config.path };
  }
  // What an environment makes of the file is another value than the file.
  const of = read.config !== read.whole && environment !== undefined ? shorten(environment, LONGEST_NAME) : undefined;
  const parts = {
    file: read.shown,
    ...(read.redirect !== undefined && { redirect: read.redirect }),
    ...(of !== undefined && { environment: of, ...(environmentBy !== undefined && { variable: environmentBy }) }),
  };
  return { target, ...reasonsOf(runtime.origin, parts), path: read.config.path };
}

/** What the file says once its settings are where they belong, and the flag of Python is among them where it has to be. */
function onceMended(read: ReadConfig, { installed }: WorkerFiles, question: TargetQuestion): TargetChoice | undefined {
  const { misplaced, compatibilityDate, flags } = read.config;
  const { cloudflare } = question.data;
  const lacksFlag = !read.error && (read === installed || hasPythonEntry(read.config));
  if (!misplaced && !lacksFlag) return undefined;
  const date = compatibilityDate?.value ?? misplaced?.compatibilityDate;
  const written = [...flags.map(({ value }) => value), ...(misplaced?.flags ?? [])];
  const settings = {
    flags: lacksFlag ? [...written, cloudflare.enable] : written,
    ...(date !== undefined && { compatibilityDate: date }),
  };
  return choiceBy(cloudflareRuntime(settings, cloudflare), read, question);
}

/** What a Worker made today gets. */
function newestWorkers(read: ReadConfig | undefined, question: TargetQuestion): TargetChoice {
  const { data, today, wranglerLeft } = question;
  const settings = { compatibilityDate: today, flags: [data.cloudflare.enable] };
  const runtime = cloudflareRuntime(settings, data.cloudflare);
  if (runtime.kind !== 'runtime') throw new Error(`no Python Worker can be made on ${today}`);
  const shortReason = say('newestWorkers');
  return { target: workersTarget(runtime.snapshot, data), reason: reasonForNewest(read, wranglerLeft), shortReason };
}

function reasonForNewest(read: ReadConfig | undefined, isLeft = false): Message {
  if (!read && isLeft) return say('newestWorkersForLeftFile');
  if (!read) return say('newestWorkersForNoFile');
  if (read.runtime.kind === 'runtime' || read.error) return say('newestWorkersForUnreadableFile', { file: read.shown });
  return say('newestWorkersForNoRuntime', { why: read.runtime.reason, file: read.shown });
}

function reasonsOf(
  origin: RuntimeOrigin,
  from: {
    readonly file: string;
    readonly redirect?: string;
    readonly environment?: string;
    readonly variable?: string;
  },
): Pick<TargetChoice, 'reason' | 'shortReason'> {
  const { file } = from;
  if (origin.kind === 'flag') {
    const { flag } = origin;
    return { reason: say('targetByFlag', { ...from, flag }), shortReason: say('targetByFlagShort', { flag, file }) };
  }
  const { date } = origin;
  return { reason: say('targetByDate', { ...from, date }), shortReason: say('targetByDateShort', { date, file }) };
}
