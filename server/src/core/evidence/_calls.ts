/** The functions that a Python statement calls by their names, as far as it runs them itself. */
import { closingBrackets } from './_lines.ts';

/** A call that a statement makes. */
export interface StatementCall {
  /** Dotted: `helper.setup`; `App.load` for `App().load()` as well. */
  readonly name: string;
  /** Where its name begins in the statement, and where its brackets end it, or it itself for a decorator, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** False if a part of the statement decides whether it is made. */
  readonly isCertain: boolean;
}

const CALL = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*) *\(/gu;
const DECORATOR = /^\s*@\s*([\p{L}_][\p{L}\p{N}_.]*)\s*$/u;
const METHOD = / *\. *([\p{L}_][\p{L}\p{N}_]*) *\(/uy;
/** The head of a compound statement, which runs itself. */
const HEAD = /^\s*(?:if|while|for)\b/;
/** What stands behind one of these runs if what stands before lets it. */
const DECIDES = /\b(?:if|else|and|or|for)\b/;
/** What stands before one of these runs if what stands behind lets it. */
const DECIDES_BEFORE = /\b(?:if|for)\b/g;

/**
 * The calls of a statement, in their order. Those in a `lambda` are not made by it.
 * @param code without comments and what is in strings
 */
export function callsIn(code: string): readonly StatementCall[] {
  const [, decorator] = DECORATOR.exec(code) ?? [];
  if (decorator !== undefined)
    return [{ name: decorator, start: code.indexOf(decorator), end: code.length, isCertain: true }];
  const made = code.split(/\blambda\b/, 1)[0] ?? '';
  const head = HEAD.exec(made)?.[0].length ?? 0;
  const first = head + made.slice(head).search(DECIDES);
  const last = [...made.slice(head).matchAll(DECIDES_BEFORE)].at(-1);
  const closing = closingBrackets(code);
  return [...made.matchAll(CALL)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const end = index + whole.length;
    const isCertain = (first < head || index < first) && (!last || head + last.index < end);
    const call = { name, start: index, end, isCertain };
    METHOD.lastIndex = (closing.get(end - 1) ?? code.length) + 1;
    const ofWhatItGives = METHOD.exec(code)?.[1];
    return ofWhatItGives === undefined ? [call] : [call, { ...call, name: `${name}.${ofWhatItGives}` }];
  });
}
