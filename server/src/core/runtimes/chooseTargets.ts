/**
 * Which targets a dependency file is checked for, and why: what the user asked for, else the Worker's configuration next to
 * it.
 */
import { say, type Message } from '../messages/message.ts';
import { maskCredentials, shorten } from '../messages/words.ts';
import { fileName } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { cloudflareRuntime, type CloudflareRuntime, type RuntimeOrigin } from './cloudflare.ts';
import { bySigns, newestOfPlatform, onItsPlatform } from './platforms/choosePlatform.ts';
import { interpreterRelease } from './pyscriptInterpreter.ts';
import { isTarget, newestStable, pyodideReleaseOf, pyodideTarget, targetNamed, workersTarget } from './runtimes.ts';
import type {
  NamingPlace,
  TargetAnswer,
  TargetAnswers,
  TargetChoice,
  TargetProblem,
  TargetQuestion,
} from './targetChoice.ts';
import { chooseWranglerFile, compatibilityOf, parseWrangler, type WranglerConfig } from './wranglerConfig.ts';

const START: Span = { start: 0, end: 0 };

/** At most this many names are suggested; more are no help. */
const MOST_SUGGESTIONS = 3;

/** An interpreter is usually a URL; this much of it shows which. */
const LONGEST_INTERPRETER = 80;

/** Chooses the targets of a file. There is always one; whatever went wrong is in the problems. */
export function chooseTargets(question: TargetQuestion): TargetAnswers {
  const problems: TargetProblem[] = [];
  for (const { names, place } of question.asked) {
    if (names.every(asksNothing)) continue;
    const [first, ...others] = eachOnce(names.flatMap((name) => answersTo(name, place, question, problems)));
    if (first) return { answers: [first, ...others], problems };
  }
  return { answers: [targetOfProject(question, problems)], problems };
}

function asksNothing(name: string): boolean {
  return name === 'auto' || name === '';
}

function answersTo(
  name: string,
  place: NamingPlace,
  question: TargetQuestion,
  problems: TargetProblem[],
): TargetAnswer[] {
  if (asksNothing(name)) return [targetOfProject(question, problems)];
  const target = targetNamed(name, question.data, question.today);
  if (isTarget(target)) {
    return [{ choice: { target: onItsPlatform(target, question), reason: reasonOf(place), namedIn: place } }];
  }
  const { problem, suggestions } = target;
  const message = say('unknownTarget', { problem, suggestions: suggestions.slice(0, MOST_SUGGESTIONS) });
  problems.push({ kind: 'unknown-target', message, path: question.path, span: START });
  return [];
}

function reasonOf(place: NamingPlace): Message {
  switch (place.kind) {
    case 'file':
      return say('targetSetInFile', { file: place.file });
    case 'setting':
      return say('targetSetInSetting', { setting: place.setting });
    case 'command-line':
      return say('targetOfCommandLine');
  }
}

function eachOnce(answers: readonly TargetAnswer[]): readonly TargetAnswer[] {
  const names = new Set<string>();
  return answers.filter(({ choice: { target } }) => !names.has(target.name) && names.add(target.name));
}

/** The target according to the project's own files, else the newest stable Pyodide. */
export function targetOfProject(question: TargetQuestion, problems: TargetProblem[] = []): TargetAnswer {
  return { ...answerOfProject(question, problems), ofProject: true };
}

function answerOfProject(question: TargetQuestion, problems: TargetProblem[]): TargetAnswer {
  const { pyscript, ownSigns = [], signs = [] } = question;
  if (pyscript?.text !== undefined) {
    const choice = byInterpreter({ ...pyscript, text: pyscript.text }, question, problems);
    return { choice: { ...choice, target: onItsPlatform(choice.target, question) } };
  }
  const own = bySigns(ownSigns, question, problems);
  if (own) return { choice: own };
  const wrangler = pyscript ? undefined : byWrangler(question, problems);
  if (wrangler) return wrangler;
  const choice = bySigns(signs, question, problems) ?? newestOfPlatform(question) ?? newest(question);
  return { choice };
}

function byInterpreter(
  { text, span = START }: NonNullable<TargetQuestion['pyscript']> & { readonly text: string },
  question: TargetQuestion,
  problems: TargetProblem[],
): TargetChoice {
  const { data, path } = question;
  const named = interpreterRelease(text);
  const release = named === undefined ? undefined : pyodideReleaseOf(named, data);
  const file = fileName(path);
  if (release) return { target: pyodideTarget(release, data), reason: say('targetByInterpreter', { file }) };
  const message =
    named === undefined
      ? say('interpreterWithoutVersion', { text: shorten(maskCredentials(text), LONGEST_INTERPRETER) })
      : say('interpreterUnknown', { release: named });
  problems.push({ kind: 'unknown-interpreter', message, path, span });
  return newest(question, say('newestForUnknownInterpreter', { file }));
}

function byWrangler(question: TargetQuestion, problems: TargetProblem[]): TargetAnswer | undefined {
  const paths = [...question.wranglerTexts.keys()];
  const { file, notes } = chooseWranglerFile(paths.map(fileName));
  const kind = file === undefined && asksForPython(question) ? 'worker-not-read' : 'passed-over';
  problems.push(...notes.map((message) => ({ kind, message, path: question.path, span: START }) as const));
  const path = paths.find((candidate) => fileName(candidate) === file);
  const text = path === undefined ? undefined : question.wranglerTexts.get(path);
  if (path === undefined || text === undefined) return undefined;
  const { value: wrangler, errors } = parseWrangler(path, text);
  // Only the first error: in a file that is not TOML or JSON the others follow from it.
  const [error] = errors;
  if (error) {
    const message = say('wranglerFileBroken', { file: fileName(path), error: error.problem });
    problems.push({ kind: 'unreadable', message, path, span: error.span });
  }
  const runtime = cloudflareRuntime(compatibilityOf(wrangler), question.data.cloudflare);
  if (error && runtime.kind !== 'runtime') {
    // What seems to be missing may be in the part that could not be read.
    return { choice: newest(question, say('newestForUnreadableFile', { file: fileName(path) })) };
  }
  return answerFor(runtime, wrangler, question, problems);
}

/** Whether one of the files asks for a Python Worker: pywrangler stops with an error if it cannot read it. */
function asksForPython({ wranglerTexts, data }: TargetQuestion): boolean {
  return [...wranglerTexts].some(([path, text]) => {
    const { flags } = parseWrangler(path, text).value;
    return flags.some(({ value }) => value === data.cloudflare.enable);
  });
}

function answerFor(
  runtime: CloudflareRuntime,
  wrangler: WranglerConfig,
  question: TargetQuestion,
  problems: TargetProblem[],
): TargetAnswer {
  const { path } = wrangler;
  const span = wrangler.flagsSpan ?? wrangler.compatibilityDate?.span ?? START;
  if (runtime.kind !== 'runtime') {
    const place = runtime.about === 'date' ? (wrangler.compatibilityDate?.span ?? span) : span;
    const { reason: why } = runtime;
    if (runtime.kind === 'invalid') problems.push({ kind: 'no-runtime', message: why, path, span: place });
    const choice = newest(question, say('newestForNoRuntime', { why, file: fileName(path) }));
    return { choice, ...(runtime.kind === 'not-python' && { passedOver: wrangler }) };
  }
  const { snapshot, origin, warnings } = runtime;
  for (const { message, vendored } of warnings) {
    const place = { message, path, span };
    if (vendored) problems.push({ kind: 'two-runtimes', ...place, wrangler, runs: snapshot, vendored });
    else problems.push({ kind: 'odd-flags', ...place });
  }
  const target = workersTarget(snapshot, question.data);
  return { choice: { target, ...reasonsOf(origin, fileName(path)), path }, wrangler };
}

function reasonsOf(origin: RuntimeOrigin, file: string): Pick<TargetChoice, 'reason' | 'shortReason'> {
  if (origin.kind === 'flag') {
    const parts = { flag: origin.flag, file };
    return { reason: say('targetByFlag', parts), shortReason: say('targetByFlagShort', parts) };
  }
  const parts = { date: origin.date, file };
  return { reason: say('targetByDate', parts), shortReason: say('targetByDateShort', parts) };
}

/** The newest stable Pyodide. @param reason why it is not another one, if something could have said so */
function newest({ data }: TargetQuestion, reason?: Message): TargetChoice {
  const target = pyodideTarget(newestStable(data), data);
  const short = say('newestPyodide');
  return reason ? { target, reason, shortReason: short } : { target, reason: short };
}
