/**
 * SPDX licence expressions, as found in `License-Expression` and the `license` key of pyproject.toml (PEP 639).
 * https://packaging.python.org/en/latest/specifications/license-expression/
 */
import type { Span } from '../../text/span.ts';
import { EXCEPTION_IDS, LICENSE_IDS } from './_licenseIds.ts';
import type { Told, ToldError } from '../libraryEnglish.ts';
import { isWhitespace } from '../_whitespace.ts';

interface Token {
  /** As written. */
  readonly text: string;
  readonly lower: string;
  readonly span: Span;
}

const REFERENCE = 'licenseref-';
const REFERENCE_PATTERN = /^[a-z0-9.-]+$/;
const OPERATORS: ReadonlySet<string> = new Set(['or', 'and', 'with']);

/**
 * The expression in its proper spelling (`mit or apache-2.0` is `MIT OR Apache-2.0`), with identifiers checked against the
 * SPDX License List; undefined, with one error, if it is invalid. Accepts what PyPA's `packaging` accepts, except for a
 * second `+`.
 */
export function parseLicenseExpression(text: string): Told<string | undefined> {
  const tokens = tokenize(text);
  const misplaced = misplacedToken(tokens, text.length);
  if (misplaced !== undefined) return { value: undefined, errors: [misplaced] };
  const references = new Map<string, string>();
  for (const { text: written, lower } of tokens) {
    if (lower.startsWith(REFERENCE)) references.set(lower, `LicenseRef-${written.slice(REFERENCE.length)}`);
  }
  const words: string[] = [];
  for (const token of tokens) {
    const word = normalForm(token, words.at(-1) === 'WITH', references);
    if (typeof word !== 'string') return { value: undefined, errors: [word] };
    words.push(word);
  }
  return { value: words.join(' ').replaceAll('( ', '(').replaceAll(' )', ')'), errors: [] };
}

/** Parentheses by themselves and whatever is between them and whitespace. */
function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const add = (end: number): void => {
    const word = text.slice(start, end);
    if (word !== '') tokens.push({ text: word, lower: word.toLowerCase(), span: { start, end } });
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const isParenthesis = text[at] === '(' || text[at] === ')';
    if (!isParenthesis && !isWhitespace(text.charCodeAt(at))) continue;
    add(at);
    if (isParenthesis) add(at + 1);
    start = at + 1;
  }
  add(text.length);
  return tokens;
}

/** The first token that is not allowed where it is, or the missing end. */
function misplacedToken(tokens: readonly Token[], end: number): ToldError | undefined {
  const open: Token[] = [];
  let afterOperand = false;
  for (const [index, token] of tokens.entries()) {
    const isOperator = OPERATORS.has(token.lower);
    if (token.lower === 'with' && !isBetweenIds(tokens, index)) {
      return failure(token.span, 'WITH stands between a licence and its exception');
    }
    if (afterOperand ? !isOperator && token.lower !== ')' : isOperator || token.lower === ')') {
      return failure(token.span, `${quote(token.text)} cannot stand here in a licence expression`);
    }
    if (token.lower === '(') open.push(token);
    else if (token.lower === ')' && open.pop() === undefined) return failure(token.span, 'this `)` closes nothing');
    else afterOperand = !isOperator;
  }
  if (!afterOperand) return failure({ start: end, end }, 'the licence expression lacks an identifier at its end');
  const [unclosed] = open;
  return unclosed && failure(unclosed.span, 'this `(` is never closed');
}

/** Whether a licence stands right before the token, and an identifier right behind it. */
function isBetweenIds(tokens: readonly Token[], index: number): boolean {
  const [beforeLicense, license, exception] = [index - 2, index - 1, index + 1].map((at) => tokens[at]?.lower);
  return isId(license) && beforeLicense !== 'with' && isId(exception);
}

function isId(word: string | undefined): boolean {
  return word !== undefined && !OPERATORS.has(word) && word !== '(' && word !== ')';
}

function normalForm(
  { text, lower, span }: Token,
  isException: boolean,
  references: ReadonlyMap<string, string>,
): string | ToldError {
  if (OPERATORS.has(lower) || lower === '(' || lower === ')') return lower.toUpperCase();
  if (isException) {
    return EXCEPTION_IDS.get(lower) ?? failure(span, `SPDX knows no licence exception ${quote(text)}`);
  }
  if (!lower.startsWith(REFERENCE)) {
    const suffix = lower.endsWith('+') ? '+' : '';
    const proper = LICENSE_IDS.get(suffix === '' ? lower : lower.slice(0, -1));
    return proper === undefined ? failure(span, `SPDX knows no licence ${quote(text)}`) : proper + suffix;
  }
  const reference = REFERENCE_PATTERN.test(lower.slice(REFERENCE.length)) ? references.get(lower) : undefined;
  if (reference !== undefined) return reference;
  return failure(span, `${quote(text)} is not \`LicenseRef-\` with letters, digits, \`.\` and \`-\``);
}

function failure(span: Span, message: string): ToldError {
  return { message, span };
}

function quote(text: string): string {
  return text.length > 60 ? `\`${text.slice(0, 59)}…\`` : `\`${text}\``;
}
