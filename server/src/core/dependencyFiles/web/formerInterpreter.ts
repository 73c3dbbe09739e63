/**
 * Which interpreter of a PyScript configuration counts: releases before 2023.09 read the list `interpreters` (once `runtimes`), those
 * since the text `interpreter`, and neither looks at what the other reads.
 * @see https://github.com/pyscript/pyscript/releases/tag/2023.09.1
 */
import { say } from '../../messages/message.ts';
import type { DependencyFile, ReadingProblem } from '../dependencyFile.ts';
import type { NamedInterpreter } from '../signs/namedInterpreter.ts';
import type { RuntimeSign } from '../signs/runtimeSign.ts';

/** The script of releases before 2023.09; those since are called `core.js`. */
const FORMER_SCRIPT = /\bpyscript(?:\.min)?\.js$/;

/**
 * A file with the interpreter that counts; what does not is told.
 * @param signs what the page, or the pages around a configuration, load
 */
export function asItsPyscriptReads(file: DependencyFile, signs: readonly RuntimeSign[]): DependencyFile {
  const { interpreter, ...rest } = file;
  const loaded = signs.filter(({ of }) => of === 'pyscript' || of === 'pyscript-core');
  const isFormer = loaded.some(({ text }) => FORMER_SCRIPT.test(text));
  if (!interpreter || loaded.length === 0) return file;
  const { former = isOfFormer(interpreter) ? interpreter : undefined } = interpreter;
  const current = isOfFormer(interpreter) ? undefined : interpreter;
  const [counts, unread] = isFormer ? [former && inPage(former), current] : [current, former];
  if (!unread) return file;
  return {
    ...rest,
    ...(counts && { interpreter: counts }),
    problems: counts ? file.problems : [...file.problems, unreadNote(unread, file.path, isFormer)],
  };
}

function isOfFormer({ option }: NamedInterpreter): boolean {
  return option === 'interpreters' || option === 'runtimes';
}

/** It has always been the address of a script. */
function inPage(former: NamedInterpreter): NamedInterpreter {
  const { text, span, option, path } = former;
  return { text, span, ...(option && { option }), ...(path !== undefined && { path }) };
}

function unreadNote({ option, span, path }: NamedInterpreter, own: string, isFormer: boolean): ReadingProblem {
  const problem = say('interpreterOfOtherRelease', { option: option ?? 'interpreter', isFormer });
  const about = { severity: 'information', about: 'unchecked', notInstalled: true } as const;
  return { problem, span, path: path ?? own, ...about };
}
