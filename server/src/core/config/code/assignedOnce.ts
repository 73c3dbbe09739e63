/**
 * Variables that can only stand for one value: assigned once, outside of the parentheses of calls, and only read otherwise; or the
 * variable of one loop.
 */
import { behind, opensAt, type Code } from './code.ts';

export interface Assigned {
  /** The index of the token where the value begins. */
  readonly start: number;
  /** Whether it is a loop's, for what it goes through. */
  readonly each: boolean;
}

/** Names before a variable that change it, or give it to another scope. */
const BINDING = /^(?:for|global|nonlocal|del|delete|as|import|def|class|function|catch)$/;
const DECLARING = /^(?:const|let|var)$/;
/** Methods that change what they belong to. */
const CHANGING =
  /^(?:append|extend|insert|push|unshift|shift|splice|remove|discard|pop|clear|sort|reverse|add|update|setdefault|fill|copyWithin)$/;
/** Operators of JavaScript with two and three characters that change nothing. */
const READING = /^(?:[=!]==?|[<>]=|&&|\|\||\?\?|\*\*|<<|>>>?|\.\.\.)$/;
/** `PKGS: Final[tuple[str, ...]] = …` */
const LONGEST_TYPE = 40;

/** For each such name where its value begins. Linear in the number of tokens. */
export function assignedOnce(code: Code): ReadonlyMap<string, Assigned> {
  const values = new Map<string, Assigned>();
  const others = new Set<string>();
  const open: number[] = [];
  code.tokens.forEach(({ kind, text }, at) => {
    if (opensAt(code, at)) open.push(at);
    else if (kind === 'mark' && /^[)\]}]$/.test(text)) open.pop();
    // An attribute, or a key, of the same name is another thing.
    const isKey = code.is(at + 1, ':') && (code.is(at - 1, '{') || code.is(at - 1, ','));
    if (kind !== 'name' || code.is(at - 1, '.') || isKey) return;
    const around = open.at(-1);
    const assigned = valueAt(code, at, around);
    if (assigned === 'declared') return;
    if (assigned !== undefined && !values.has(text)) values.set(text, assigned);
    else if (assigned !== undefined || binds(code, at, around) || !isOnlyRead(code, at)) others.add(text);
  });
  for (const name of others) values.delete(name);
  return values;
}

/** What the name at an index is assigned there; undefined if it is not, or not only that. @param around the bracket around it */
function valueAt(code: Code, at: number, around: number | undefined): Assigned | 'declared' | undefined {
  const loop = loopAt(code, at);
  if (loop !== undefined) return { start: loop, each: true };
  // What has a name in a call is a parameter; a block of JavaScript has braces.
  if (around !== undefined && !code.is(around, '{')) return undefined;
  const isAnnotated = code.is(at + 1, ':') && (declares(code, at - 1) || code.startsLine(at) || code.is(at - 1, ';'));
  const equals = isAnnotated ? endOfType(code, at + 2) : at + 1;
  if (!code.is(equals, '=') || code.is(equals + 1, '=')) return isAnnotated ? 'declared' : undefined;
  return { start: equals + 1, each: false };
}

/** The index of what a loop goes through whose variable is at an index: `for x in …`, `for (const x of …)`. */
function loopAt(code: Code, at: number): number | undefined {
  const isPython = code.is(at - 1, 'for') && code.is(at + 1, 'in');
  const isJavascript = declares(code, at - 1) && code.is(at - 2, '(') && code.is(at + 1, 'of');
  return isPython || isJavascript ? at + 2 : undefined;
}

function declares(code: Code, at: number): boolean {
  const token = code.tokens[at];
  return token?.kind === 'name' && DECLARING.test(token.text);
}

/** The index behind a type that begins at one: at the mark of equality, if a value follows. */
function endOfType(code: Code, start: number): number {
  let at = start;
  for (let count = 0; count < LONGEST_TYPE && at < code.tokens.length; count++, at = behind(code, at)) {
    if (code.is(at, '=') || code.is(at, ';') || (at > start && code.startsLine(at))) break;
  }
  return at;
}

/** Whether the name at an index is a parameter, or gets a part of another value. */
function binds(code: Code, at: number, around: number | undefined): boolean {
  if (around === undefined) return code.startsLine(at) && code.is(at + 1, ',');
  const close = code.endOf(around);
  const isTarget = (code.is(close + 1, '=') && !code.is(close + 2, '=')) || code.is(close + 1, 'of');
  if (isTarget && !code.is(around, '{')) return true;
  return code.is(around, '(') && isOfParameters(code, around, close) && !code.is(at - 1, '=');
}

function isOfParameters(code: Code, open: number, close: number): boolean {
  if (code.is(open - 1, 'function') || code.is(open - 2, 'function') || code.is(open - 2, 'def')) return true;
  const next = code.tokens[close + 1]?.text;
  const name = code.tokens[open - 1];
  const isMethod = next === '{' && name?.kind === 'name' && !/^(?:if|while|for|switch|with)$/.test(name.text);
  return next === '=>' || isMethod;
}

/** Whether what is at an index takes the value as it is, or a part of it, and changes nothing in it. */
function isOnlyRead(code: Code, start: number): boolean {
  const before = code.tokens[start - 1];
  if (before?.kind === 'name' && (BINDING.test(before.text) || DECLARING.test(before.text))) return false;
  let at = start + 1;
  for (; code.is(at, '.') || code.is(at, '['); at = code.is(at, '.') ? at + 2 : behind(code, at)) {
    if (code.is(at, '.') && CHANGING.test(code.tokens[at + 1]?.text ?? '')) return false;
    if (code.startsLine(at) && code.is(at, '[')) return true;
  }
  const next = code.tokens[at];
  if (!next || code.startsLine(at)) return true;
  if (next.kind === 'other') return READING.test(next.text) || next.template !== undefined;
  if (code.is(at, '=')) return code.is(at + 1, '=');
  // Python's `+=`, `//=` and `:=` are single marks.
  const isOperator = next.kind === 'mark' && /^[-+*/%|&^@:<>]$/.test(next.text);
  return !(isOperator && (code.is(at + 1, '=') || (code.is(at + 1, next.text) && code.is(at + 2, '='))));
}
