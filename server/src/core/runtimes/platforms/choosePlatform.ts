/** The target of a file that a platform runs, as the files around it say, or a guess. */
import type { RuntimeSign } from '../../dependencyFiles/signs/runtimeSign.ts';
import { say, type Message } from '../../messages/message.ts';
import { fileName } from '../../text/path.ts';
import { targetOfPlatform } from '../runtimes.ts';
import type { Target } from '../target.ts';
import { withOwnLock } from '../ownLock/lockedTarget.ts';
import type { TargetChoice, TargetProblem, TargetQuestion } from '../targetChoice.ts';
import { pyscriptInstaller } from './pyscriptInstaller.ts';
import { ofPlatform, runBy, signedRuntime, type SignedRuntime } from './signedRuntime.ts';

/** The target as run, and as called, by the platform that the file is for or that files around it name. */
export function onItsPlatform(target: Target, question: TargetQuestion): Target {
  const { platform, pyscript, data } = question;
  const signs = [...(question.ownSigns ?? []), ...(question.signs ?? [])].filter((sign) => isFitting(sign, question));
  const run = runBy(ofPlatform(target, signs, data), platform, data);
  const locked = withOwnLock(run, question.ownLock);
  if (!pyscript?.caller || run.workers || run.pyodide === undefined) return locked;
  return { ...locked, installer: pyscriptInstaller(run, pyscript.caller, data) };
}

/** Whether a sign may be about the file: a PyScript configuration is for PyScript only. */
function isFitting({ of }: RuntimeSign, { pyscript }: TargetQuestion): boolean {
  return !pyscript || of === 'pyscript' || of === 'pyscript-core';
}

/** More Pyodides than these in one file are a list to choose from. */
const MOST_RUNTIMES = 3;

/**
 * The targets that signs lead to; none if there are no signs. Odd ones are added to the problems.
 * @param allRun whether what all of them say runs the file, so that of several Pyodides each counts: otherwise the newest is a guess
 */
export function bySigns(
  signs: readonly RuntimeSign[],
  question: TargetQuestion,
  problems: TargetProblem[],
  allRun = false,
): readonly TargetChoice[] {
  const fitting = signs.filter((sign) => isFitting(sign, question));
  const runtime = signedRuntime(fitting, question.data);
  if (!runtime) return [];
  const { each = [], sign } = runtime;
  const areKnown = each.length > 1 && each.length <= MOST_RUNTIMES && each.every(({ doubt }) => doubt === undefined);
  if (!allRun || !areKnown) return [bySign(runtime, problems)];
  const message = say('signsOfSeveral', { signs: each.map((one) => one.sign.text) });
  problems.push({ kind: 'uncertain-platform', message, path: sign.path, span: sign.span });
  return each.map((one) => bySign(one, problems));
}

function bySign(runtime: SignedRuntime, problems: TargetProblem[]): TargetChoice {
  const { target, sign, agreeing, doubt } = runtime;
  const file = fileName(sign.path);
  if (!doubt) {
    return { target, reason: say('targetBySign', { sign: sign.text, file }), path: sign.path, signs: agreeing };
  }
  const message = doubtMessage(runtime);
  if (doubt === 'disagree' || doubt === 'unknown-release') {
    problems.push({ kind: 'uncertain-platform', message, path: sign.path, span: sign.span });
  }
  return { target, reason: say('targetGuessed', { why: message }), path: sign.path, guess: true };
}

function doubtMessage({ sign, doubt, tooOld, each: [, other] = [] }: SignedRuntime): Message {
  const file = fileName(sign.path);
  const parts = { sign: sign.text, file };
  switch (doubt) {
    case 'disagree':
      return say('signsDisagree', {
        ...parts,
        other: other?.sign.text ?? '',
        otherFile: fileName(other?.sign.path ?? sign.path),
      });
    case 'unknown-release':
      return tooOld === undefined
        ? say('signOfUnknownRelease', parts)
        : say('signOfOldPyodide', { ...parts, pyodide: tooOld });
    case 'range':
      return say('signOfRange', { sign: sign.text, file, release: sign.release ?? '' });
    default:
      return say('signWithoutRelease', parts);
  }
}

/** The newest release of the platform that only such a file is for; nothing says which release the page loads. */
export function newestOfPlatform({ platform: name, data }: TargetQuestion): TargetChoice | undefined {
  const platform = data.platforms.find((one) => one.name === name);
  const target = platform && targetOfPlatform(platform, undefined, data);
  if (!platform || !target) return undefined;
  return { target, reason: say('newestOfPlatform', { platform: platform.label }), guess: true };
}
