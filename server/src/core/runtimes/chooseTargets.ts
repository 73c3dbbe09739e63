/**
 * Which targets a dependency file is checked for, and why: what the user asked for, else the Worker's configuration next to
 * it.
 */
import type { RuntimeSign } from '../dependencyFiles/signs/runtimeSign.ts';
import { say, saysTheSame, type Message } from '../messages/message.ts';
import { shorten } from '../messages/words.ts';
import { fileName, parentPath } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { releaseOfLock, withOwnLock } from './ownLock/lockedTarget.ts';
import { lockName } from './ownLock/ownLock.ts';
import { byInterpreters } from './platforms/byInterpreters.ts';
import { bySigns, newestOfPlatform, onItsPlatform } from './platforms/choosePlatform.ts';
import { interpreterRelease, isBeforeAddresses, pyodideAddress } from './pyscriptInterpreter.ts';
import { isTarget, newestStable, pyodideReleaseOf, pyodideTarget, targetNamed } from './runtimes.ts';
import type {
  NamingPlace,
  TargetAnswer,
  TargetAnswers,
  TargetChoice,
  TargetProblem,
  TargetQuestion,
} from './targetChoice.ts';
import { workerTargets } from './workers/workerTargets.ts';

const START: Span = { start: 0, end: 0 };

/** At most this many names are suggested; more are no help. */
const MOST_SUGGESTIONS = 3;

/** An interpreter is usually a URL; this much of it shows which. */
const LONGEST_INTERPRETER = 80;

/** Chooses the targets of a file. There is always one; whatever went wrong is in the problems. */
export function chooseTargets(question: TargetQuestion): TargetAnswers {
  const chosen = chosenTargets(question);
  const [first, ...others] = chosen.answers.map(saidOfLock);
  const locks = lockProblems(chosen.answers);
  return { answers: first ? [first, ...others] : chosen.answers, problems: [...chosen.problems, ...locks] };
}

/** With what the target ships among its reasons. */
function saidOfLock(answer: TargetAnswer): TargetAnswer {
  const { choice } = answer;
  const { ownLock } = choice.target;
  if (!ownLock || ownLock.unknown) return answer;
  return {
    ...answer,
    choice: { ...choice, reason: say('targetWithLock', { reason: choice.reason, lock: lockName(ownLock) }) },
  };
}

/** Why it is not known what a target ships, once for each place that says which lock it is. */
function lockProblems(answers: TargetAnswers['answers']): readonly TargetProblem[] {
  const problems = answers.flatMap(({ choice: { target } }): TargetProblem[] => {
    const { named, unknown } = target.ownLock ?? {};
    if (!named || !unknown) return [];
    const message = say('ownLockNotTaken', { because: unknown });
    return [{ kind: 'unknown-lock', message, path: named.path, span: named.span }];
  });
  return problems.filter(({ message }, at) => problems.findIndex((one) => saysTheSame(one.message, message)) === at);
}

function chosenTargets(question: TargetQuestion): TargetAnswers {
  const problems: TargetProblem[] = [];
  for (const { names, place } of question.asked) {
    if (names.every(asksNothing)) continue;
    const [first, ...others] = eachOnce(names.flatMap((name) => answersTo(name, place, question, problems)));
    if (first) return { answers: [first, ...others], problems };
  }
  return { answers: targetsOfProject(question, problems), problems };
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
  if (asksNothing(name)) return [...targetsOfProject(question, problems)];
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

/**
 * The targets according to the project's own files, else the newest stable Pyodide. There are two where a Worker is deployed
 * to one runtime and installed for another.
 */
export function targetsOfProject(
  question: TargetQuestion,
  problems: TargetProblem[] = [],
): readonly [TargetAnswer, ...TargetAnswer[]] {
  return byInterpreters(question, problems, targetsOfWhole) ?? targetsOfWhole(question, problems);
}

function targetsOfWhole(
  question: TargetQuestion,
  problems: TargetProblem[],
): readonly [TargetAnswer, ...TargetAnswer[]] {
  const [own, ...furtherOwn] = ofItself(question, problems).map((choice) =>
    placed(takingLock(choice, question), question),
  );
  if (own) return [own, ...furtherOwn];
  const { answers, why } = question.pyscript ? { answers: [] } : workerTargets(question, problems);
  const [first, ...others] = answers;
  if (first) return [first, ...others];
  const above = byWorkerAbove(question);
  const { signs = [], pagesUseIt = false } = question;
  const around = above ? [above] : bySigns(signs, question, problems, pagesUseIt);
  const [found = newestOfPlatform(question), ...further] = around;
  const choice = found ? takingLock(found, question) : (byLock(question) ?? newest(question, why));
  const answer = placed(choice, question);
  if (!choice.target.workers) return [answer, ...further.map((one) => placed(takingLock(one, question), question))];
  return [answer, ...byOtherWorkers(question, choice)];
}

/** What follows from the files of the project. */
function placed(choice: TargetChoice, question: TargetQuestion): TargetAnswer {
  return { choice: called(choice, question), ofProject: 'deployed' };
}

/** What else a project runs on that several Workers take: each runtime once. */
function byOtherWorkers(question: TargetQuestion, { target }: TargetChoice): readonly TargetAnswer[] {
  const { otherWorkers = [] } = question;
  const choices = otherWorkers.flatMap((workerAbove) => byWorkerAbove({ ...question, workerAbove }) ?? []);
  return eachOnce(choices.map((choice) => ({ choice, ofProject: 'deployed' as const }))).filter(
    ({ choice }) => choice.target.name !== target.name,
  );
}

/** A guess is given up for what the lock file says, if the guessed Pyodide does not take that. */
function takingLock(choice: TargetChoice, question: TargetQuestion): TargetChoice {
  const { target, guess } = choice;
  const isRefused = withOwnLock(target, question.ownLock).ownLock?.unknown !== undefined;
  return guess === true && isRefused ? (byLock(question) ?? choice) : choice;
}

/** The Pyodide that the project's own lock file is for. */
function byLock({ ownLock, data }: TargetQuestion): TargetChoice | undefined {
  if (ownLock?.kind !== 'known') return undefined;
  const found = releaseOfLock(ownLock.content, data);
  if (!found) return undefined;
  const { release, isOnly } = found;
  const reason = say('targetByLock', { lock: lockName(ownLock), abi: release.abi, isOnly });
  return { target: pyodideTarget(release, data), reason, ...(!isOnly && { guess: true }) };
}

/** The target of a Worker above, unless something nearer says another. What is wrong with that Worker is told in its project. */
function byWorkerAbove(question: TargetQuestion): TargetChoice | undefined {
  const { workerAbove: above, signs = [], environment, data, today } = question;
  const [sign] = signs;
  const isNearer = above && (!sign || parentPath(above.path).length >= parentPath(sign.path).length);
  if (!isNearer) return undefined;
  const ofWorker = { asked: [], data, today, ...(environment !== undefined && { environment }), ...above };
  return workerTargets(ofWorker, []).answers[0]?.choice;
}

/** With the target as the platform of the file runs and calls it. */
function called(choice: TargetChoice, question: TargetQuestion): TargetChoice {
  return { ...choice, target: onItsPlatform(choice.target, question) };
}

/** What the file itself says; of several Pyodides that it loads each runs it. */
function ofItself(question: TargetQuestion, problems: TargetProblem[]): readonly TargetChoice[] {
  const { pyscript } = question;
  if (pyscript?.text === undefined) return bySigns(fromAround(question), question, problems, true);
  return [byInterpreter({ ...pyscript, text: pyscript.text }, question, problems)];
}

/** Code that imports a platform by its bare name gets the release that files around it ask for, as its bundler does. */
function fromAround({ ownSigns = [], signs = [] }: TargetQuestion): readonly RuntimeSign[] {
  if (ownSigns.some(({ release }) => release !== undefined)) return ownSigns;
  const installed = signs.filter(({ of, notation }) => notation === 'npm' && ownSigns.some((own) => own.of === of));
  return installed.length > 0 ? installed : ownSigns;
}

function byInterpreter(
  pyscript: NonNullable<TargetQuestion['pyscript']> & { readonly text: string },
  question: TargetQuestion,
  problems: TargetProblem[],
): TargetChoice {
  const { data } = question;
  const { text, span = START, path = question.path, option = 'interpreter' } = pyscript;
  const named = interpreterRelease(text);
  const release = named === undefined ? undefined : pyodideReleaseOf(named, data);
  const file = fileName(path);
  if (release) {
    const misspelled = misspelling(pyscript, release.release, question);
    if (misspelled) problems.push({ ...misspelled, path, span });
    return { target: pyodideTarget(release, data), reason: say('targetByInterpreter', { option, file }) };
  }
  // A Pyodide that lies in the project has its lock file beside it.
  const locked = named === undefined ? byLock(question) : undefined;
  if (locked) return locked;
  const message =
    named === undefined
      ? say('interpreterWithoutVersion', { text: shorten(text, LONGEST_INTERPRETER) })
      : say('interpreterUnknown', { release: named });
  problems.push({ kind: 'unknown-interpreter', message, path, span });
  const reason = say('newestForUnknownInterpreter', { file, day: question.data.day });
  return newest(question, reason);
}

/**
 * What is wrong with a version that is written for a release: PyScript puts it into an address as it is, or takes it for an
 * address itself.
 */
function misspelling(
  { text, relative }: { readonly text: string; readonly relative?: boolean },
  release: string,
  { signs = [], ownSigns = [] }: TargetQuestion,
):
  | Pick<
      Extract<TargetProblem, { kind: 'misspelled-interpreter' }>,
      'kind' | 'message' | 'text' | 'release' | 'instead'
    >
  | undefined {
  if (/[:\\/]/.test(text)) return undefined;
  const kind = 'misspelled-interpreter';
  if (relative && ![...ownSigns, ...signs].some(isBeforeAddresses)) {
    const instead = pyodideAddress(release);
    return { kind, message: say('interpreterTakenAsPath', { text, instead }), text, release, instead };
  }
  if (text === release) return undefined;
  return { kind, message: say('interpreterMisspelled', { text, release }), text, release, instead: release };
}

/** The newest stable Pyodide, a guess: nothing says that it runs the file. @param reason why it is not another one, if something could have said so */
function newest({ data }: TargetQuestion, reason?: Message): TargetChoice {
  const target = pyodideTarget(newestStable(data), data);
  const short = say('newestPyodide', { day: data.day });
  return { target, ...(reason ? { reason, shortReason: short } : { reason: short }), guess: true };
}
