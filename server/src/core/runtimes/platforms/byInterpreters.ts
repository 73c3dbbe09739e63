/** The targets of a file with interpreters that run different Pyodides: each is for some of them. */
import type { OwnRuntime } from '../../dependencyFiles/signs/namedInterpreter.ts';
import type { RuntimeSign } from '../../dependencyFiles/signs/runtimeSign.ts';
import type { TargetAnswer, TargetProblem, TargetQuestion } from '../targetChoice.ts';

type Answers = readonly [TargetAnswer, ...TargetAnswer[]];

/**
 * One answer for each Pyodide; undefined if all run the same one, which then is the file's.
 * @param ofOne what a question without several interpreters leads to
 */
export function byInterpreters(
  question: TargetQuestion,
  problems: TargetProblem[],
  ofOne: (question: TargetQuestion, problems: TargetProblem[]) => Answers,
): Answers | undefined {
  const { interpreters = [], ...whole } = question;
  const parts = interpreters.map(({ names, runtime }) => {
    const odd: TargetProblem[] = [];
    const answers = ofOne(runtime ? askedBy(runtime, whole) : ofTheRest(question), odd);
    return { odd, answers: answers.map((answer) => answerFor(names, answer)) };
  });
  const all = parts.flatMap(({ answers }) => answers);
  const [first, ...others] = joined(all);
  if (!first || (others.length === 0 && isSame(ofOne(whole, []), first))) return undefined;
  problems.push(...parts.flatMap(({ odd }) => odd));
  return [first, ...others];
}

/** Whether the file as a whole leads to one target, that of all its interpreters. */
function isSame([first, ...others]: Answers, one: TargetAnswer): boolean {
  return others.length === 0 && first.choice.target.name === one.choice.target.name;
}

/** The question of an interpreter that says for itself what it runs; that of the release counts if it names nothing. */
function askedBy({ interpreter, signs }: OwnRuntime, question: TargetQuestion): TargetQuestion {
  const { pyscript, platform, ...others } = question;
  if (signs) return { ...others, ownSigns: sayingTheSame(signs, question.ownSigns) };
  const caller = pyscript?.caller && { caller: pyscript.caller };
  return { ...others, ...(platform && { platform }), pyscript: { ...interpreter, ...caller } };
}

/** The question of the interpreters that say nothing themselves: what the scripts of others load is no matter of theirs. */
function ofTheRest({ interpreters = [], ...question }: TargetQuestion): TargetQuestion {
  const { ownSigns = [] } = question;
  const ofOthers = new Set(interpreters.flatMap(({ runtime }) => runtime?.signs ?? []));
  const rest = ownSigns.filter((sign) => !ofOthers.has(sign));
  return rest.length > 0 ? { ...question, ownSigns: rest } : question;
}

/** With what else in the page says it, such as the element that loads the script: all of it is edited together. */
function sayingTheSame(signs: readonly RuntimeSign[], all: readonly RuntimeSign[] = []): readonly RuntimeSign[] {
  return all.filter(({ of, release }) => signs.some((sign) => sign.of === of && sign.release === release));
}

function answerFor(interpreters: readonly string[], answer: TargetAnswer): TargetAnswer {
  return { ...answer, choice: { ...answer.choice, interpreters } };
}

/** One for each target that is called in the same way. */
function joined(answers: readonly TargetAnswer[]): readonly TargetAnswer[] {
  const byTarget = new Map<string, TargetAnswer>();
  for (const answer of answers) {
    const { name, runBy } = answer.choice.target;
    const key = `${name} ${runBy?.name ?? ''}`;
    const known = byTarget.get(key);
    const names = [...(known?.choice.interpreters ?? []), ...(answer.choice.interpreters ?? [])];
    byTarget.set(key, answerFor(names, known ?? answer));
  }
  return [...byTarget.values()];
}
