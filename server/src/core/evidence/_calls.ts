/** The functions that a Python statement calls by their names, as far as it runs them itself. */

/** A call that a statement makes. */
export interface StatementCall {
  /** Dotted: `helper.setup`. */
  readonly name: string;
  /** Where its name begins in the statement, and where its brackets end it, or it itself for a decorator, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** False if a part of the statement decides whether it is made. */
  readonly isCertain: boolean;
}

const CALL = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*) *\(/gu;
const DECORATOR = /^\s*@\s*([\p{L}_][\p{L}\p{N}_.]*)\s*$/u;
/** What stands behind one of these runs if what stands before lets it. */
const DECIDES = /\b(?:if|else|and|or|for)\b/;

/**
 * The calls of a statement, in their order. Those in a `lambda` are not made by it.
 * @param code without comments and what is in strings
 */
export function callsIn(code: string): readonly StatementCall[] {
  const [, decorator] = DECORATOR.exec(code) ?? [];
  if (decorator !== undefined)
    return [{ name: decorator, start: code.indexOf(decorator), end: code.length, isCertain: true }];
  const made = code.split(/\blambda\b/, 1)[0] ?? '';
  const isCertain = !DECIDES.test(made);
  return [...made.matchAll(CALL)].map(({ 0: call, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + call.length,
    isCertain,
  }));
}
