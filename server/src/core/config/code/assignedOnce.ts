/**
 * Variables that can only stand for one literal: assigned once, outside of the parentheses of calls, and only read otherwise. Line breaks are no
 * tokens, so that what goes on behind the literal is told by what cannot begin a statement.
 */
import type { CodeToken } from './codeToken.ts';

/** Names behind a literal with which its expression goes on. */
const OPERATORS = /^(?:if|else|for|or|and|in|is|not|async)$/;
/** Names before a variable that change it, or give it to another scope. */
const BINDING = /^(?:for|global|nonlocal|del|as|import)$/;

/** What this needs of a reader of code. */
interface Tokens {
  readonly tokens: readonly CodeToken[];
  is(index: number, text: string): boolean;
  endOf(open: number): number;
}

/** For each such name the index of the token where its value, a list or a string, begins. Linear in the number of tokens. */
export function assignedOnce(code: Tokens): Map<string, number> {
  const values = new Map<string, number>();
  const others = new Set<string>();
  const open: string[] = [];
  code.tokens.forEach(({ kind, text }, at) => {
    if (kind === 'mark' && /^[([{]$/.test(text)) open.push(text);
    else if (kind === 'mark' && /^[)\]}]$/.test(text)) open.pop();
    // An attribute, or a key, of the same name is another thing.
    const isKey = code.is(at + 1, ':') && (code.is(at - 1, '{') || code.is(at - 1, ','));
    if (kind !== 'name' || code.is(at - 1, '.') || isKey) return;
    // What has a name in a call is a parameter; a block of JavaScript has braces.
    const value = (open.at(-1) ?? '{') === '{' ? valueAt(code, at) : undefined;
    if (value !== undefined && !values.has(text)) values.set(text, value);
    else if (value !== undefined || !isOnlyRead(code, at)) others.add(text);
  });
  for (const name of others) values.delete(name);
  return values;
}

/** The index of the literal that the name at an index is assigned; undefined if it is not, or not only that. */
function valueAt(code: Tokens, at: number): number | undefined {
  const start = at + 2;
  if (!code.is(at + 1, '=') || code.is(start, '=')) return undefined;
  const isList = code.is(start, '[') || code.is(start, '(');
  if (!isList && code.tokens[start]?.kind !== 'string') return undefined;
  return isEnded(code, isList ? code.endOf(start) + 1 : start + 1) ? start : undefined;
}

function isEnded(code: Tokens, at: number): boolean {
  const next = code.tokens[at];
  if (!next || next.kind === 'magic') return true;
  return next.kind === 'name' ? !OPERATORS.test(next.text) : code.is(at, ';') || code.is(at, '}') || code.is(at, '@');
}

/** Whether what is at an index takes the value as it is: an argument, an element, the end of a statement. */
function isOnlyRead(code: Tokens, at: number): boolean {
  const before = code.tokens[at - 1];
  if (before?.kind === 'name' && BINDING.test(before.text)) return false;
  const next = code.tokens[at + 1];
  return !next || next.kind === 'name' || [')', ',', ']', '}', ';'].some((mark) => code.is(at + 1, mark));
}
