/**
 * The statements of a Python module. Reading survives everything: what it does not know is left out.
 * @see https://docs.python.org/3/reference/compound_stmts.html
 */
import { importsIn } from '../_importStatements.ts';
import { colonIn, widthOf } from '../_lines.ts';
import { codeOf } from '../pythonCode.ts';
import { ExpressionReader } from './_expressions.ts';
import { tokensIn } from './_tokens.ts';
import type { Case, Expression, Handler, Statement } from './syntax.ts';

/** A longer text is data, not something that people have written, in UTF-16 units. */
const LONGEST = 2_000_000;
/** Python itself refuses more levels of indentation. */
const DEEPEST = 100;
/** How many branches of one `if`, and of those inside, are read. */
const MOST_ELIFS = 500;

interface Line {
  readonly indent: number;
  readonly start: number;
  readonly end: number;
}

const HEAD = /^\s*(async\s+)?(def|class|if|elif|else|try|except|finally|for|while|with|match|case)\b/;

/** The statements of a text; none of an enormous one. */
export function parsePython(text: string): readonly Statement[] {
  return text.length > LONGEST ? [] : new StatementReader(text).block(-1, 0);
}

/** Whether a text is too long to be read. */
export function isTooLong(text: string): boolean {
  return text.length > LONGEST;
}

class StatementReader {
  readonly #text: string;
  readonly #code: string;
  readonly #lines: readonly Line[];
  #at = 0;
  #elifs = 0;

  constructor(text: string) {
    this.#text = text;
    this.#code = codeOf(text);
    this.#lines = linesOf(this.#code);
  }

  /** The statements that are indented more than their head. */
  block(head: number, depth: number): Statement[] {
    const statements: Statement[] = [];
    for (let line = this.#lines[this.#at]; line && line.indent > head; line = this.#lines[this.#at]) {
      if (depth > DEEPEST) this.#at++;
      else statements.push(...this.#statement(line, depth));
    }
    return statements;
  }

  #statement(line: Line, depth: number): readonly Statement[] {
    const code = this.#code.slice(line.start, line.end);
    const decorators: Expression[] = [];
    if (code.trimStart().startsWith('@')) return this.#decorated(decorators, depth);
    const keyword = HEAD.exec(code)?.[2];
    const colon = keyword === undefined ? -1 : colonIn(code);
    this.#at++;
    if (keyword === undefined || colon < 0 || isOrdinary(code, keyword)) return this.#simple(line.start, line.end);
    return this.#compound(keyword, line, line.start + colon, decorators, depth);
  }

  #decorated(decorators: Expression[], depth: number): readonly Statement[] {
    for (;;) {
      const line = this.#lines[this.#at];
      if (!line) return [];
      const code = this.#code.slice(line.start, line.end);
      if (!code.trimStart().startsWith('@')) {
        const colon = colonIn(code);
        const keyword = HEAD.exec(code)?.[2];
        if ((keyword !== 'def' && keyword !== 'class') || colon < 0) return [];
        this.#at++;
        return this.#compound(keyword, line, line.start + colon, decorators, depth);
      }
      this.#at++;
      const reader = this.#reader(line.start + code.indexOf('@') + 1, line.end);
      decorators.push(reader.expression());
    }
  }

  /** What follows the colon of a head on its line, or the block below. */
  #body(line: Line, colon: number, depth: number): readonly Statement[] {
    const rest = this.#code.slice(colon + 1, line.end);
    return rest.trim() === '' ? this.block(line.indent, depth + 1) : this.#simple(colon + 1, line.end);
  }

  #compound(
    keyword: string,
    line: Line,
    colon: number,
    decorators: readonly Expression[],
    depth: number,
  ): readonly Statement[] {
    const at = line.start + (/^\s*/.exec(this.#code.slice(line.start, line.end))?.[0].length ?? 0);
    const reader = this.#reader(at, colon);
    const isAsync = reader.take('async');
    reader.skip();
    switch (keyword) {
      case 'def':
        return [this.#function(reader, { line, colon, at, isAsync, decorators, depth })];
      case 'class': {
        const name = reader.name() ?? '';
        if (reader.next() === '[') reader.expression();
        const bases = reader.take('(') ? reader.args(')') : [];
        return [{ kind: 'class', at, name, bases, decorators, body: this.#body(line, colon, depth) }];
      }
      case 'if':
      case 'elif':
      case 'while': {
        const test = reader.several();
        const body = this.#body(line, colon, depth);
        return [
          { kind: keyword === 'while' ? 'while' : 'if', at, test, body, otherwise: this.#otherwise(line, depth) },
        ];
      }
      case 'for': {
        const target = reader.target();
        reader.take('in');
        const over = reader.several();
        const body = this.#body(line, colon, depth);
        return [{ kind: 'for', at, target, over, body, otherwise: this.#otherwise(line, depth) }];
      }
      case 'try':
        return [this.#try(line, colon, at, depth)];
      case 'with':
        return [{ kind: 'with', at, items: withItems(reader), body: this.#body(line, colon, depth) }];
      case 'match': {
        const subject = reader.several();
        return [{ kind: 'match', at, subject, cases: this.#cases(line, depth) }];
      }
      default:
        // A clause without its statement: half-typed, or for another version of Python.
        return this.#body(line, colon, depth);
    }
  }

  #function(
    reader: ExpressionReader,
    head: {
      readonly line: Line;
      readonly colon: number;
      readonly at: number;
      readonly isAsync: boolean;
      readonly decorators: readonly Expression[];
      readonly depth: number;
    },
  ): Statement {
    const { line, colon, at, isAsync, decorators, depth } = head;
    const name = reader.name() ?? '';
    if (reader.next() === '[') while (!reader.isDone && reader.next() !== '(') reader.skip();
    reader.take('(');
    const annotations: Expression[] = [];
    const parameters = reader.parameters(')', annotations);
    reader.take(')');
    if (reader.take('->')) annotations.push(reader.expression());
    const from = this.#at;
    const body = this.#body(line, colon, depth);
    const isGenerator = this.#hasYield(from, line);
    return { kind: 'def', at, name, parameters, annotations, decorators, body, isAsync, isGenerator };
  }

  /** Whether the lines read since then have a `yield` of their own, not one of an inner function. */
  #hasYield(from: number, head: Line): boolean {
    let inner = Infinity;
    for (const line of this.#lines.slice(from, this.#at)) {
      const code = this.#code.slice(line.start, line.end);
      if (line.indent <= inner) inner = /^\s*(?:async\s+)?def\b/.test(code) ? line.indent : Infinity;
      if (inner === Infinity && /\byield\b/.test(code)) return true;
    }
    return /\byield\b/.test(this.#code.slice(head.start, head.end));
  }

  /** The line that goes on with a statement, if it begins with one of these words. */
  #clause(
    line: Line,
    words: readonly string[],
  ): { readonly word: string; readonly line: Line; readonly colon: number } | undefined {
    const next = this.#lines[this.#at];
    if (next?.indent !== line.indent) return undefined;
    const code = this.#code.slice(next.start, next.end);
    const word = HEAD.exec(code)?.[2];
    const colon = colonIn(code);
    if (word === undefined || colon < 0 || !words.includes(word)) return undefined;
    return { word, line: next, colon: next.start + colon };
  }

  #otherwise(line: Line, depth: number): readonly Statement[] {
    const clause = this.#clause(line, ['elif', 'else']);
    if (!clause) return [];
    this.#at++;
    if (clause.word === 'else') return this.#body(clause.line, clause.colon, depth);
    if (this.#elifs > MOST_ELIFS) return [];
    this.#elifs++;
    const found = this.#compound('elif', clause.line, clause.colon, [], depth);
    this.#elifs--;
    return found;
  }

  #try(line: Line, colon: number, at: number, depth: number): Statement {
    const body = this.#body(line, colon, depth);
    const handlers: Handler[] = [];
    let otherwise: readonly Statement[] = [];
    let last: readonly Statement[] = [];
    for (;;) {
      const clause = this.#clause(line, ['except', 'else', 'finally']);
      if (!clause) break;
      this.#at++;
      const head = this.#reader(clause.line.start, clause.colon);
      head.skip();
      head.take('*');
      const errors = head.isDone ? undefined : head.several();
      const name = head.take('as') ? head.name() : undefined;
      const own = this.#body(clause.line, clause.colon, depth);
      if (clause.word === 'else') otherwise = own;
      else if (clause.word === 'finally') last = own;
      else handlers.push({ body: own, ...(errors && { errors }), ...(name !== undefined && { name }) });
    }
    return { kind: 'try', at, body, handlers, otherwise, finally: last };
  }

  #cases(line: Line, depth: number): readonly Case[] {
    const cases: Case[] = [];
    for (let next = this.#lines[this.#at]; next && next.indent > line.indent; next = this.#lines[this.#at]) {
      const colon = colonIn(this.#code.slice(next.start, next.end));
      this.#at++;
      const end = colon < 0 ? next.end : next.start + colon;
      const head = caseHead(this.#reader(next.start, end));
      cases.push({ ...head, body: this.#body(next, end, depth) });
    }
    return cases;
  }

  #simple(start: number, end: number): readonly Statement[] {
    let at = start;
    const statements: Statement[] = [];
    for (const part of this.#code.slice(start, end).split(';')) {
      if (part.trim() !== '') statements.push(...this.#one(at, at + part.length));
      at += part.length + 1;
    }
    return statements;
  }

  #one(start: number, end: number): readonly Statement[] {
    const code = this.#code.slice(start, end);
    const at = start + code.length - code.trimStart().length;
    const word = /^\s*(\w+)/.exec(code)?.[1] ?? '';
    if (/^\s*(?:import\s|from[\s.])/.test(code)) {
      const isStar = /\bimport\s*\*/.test(code);
      const imports = importsIn(isStar ? code.replace('*', 'x') : code, start);
      return [{ kind: 'import', at, imports, isStar }];
    }
    const reader = this.#reader(start, end);
    switch (word) {
      case 'pass':
        return [];
      case 'break':
      case 'continue':
        return [{ kind: 'leave', at, word }];
      case 'global':
      case 'nonlocal':
        return [{ kind: 'global', at, names: [...code.matchAll(/\w+/g)].slice(1).map(([name]) => name) }];
      case 'return':
      case 'raise': {
        reader.skip();
        return [{ kind: word, at, ...(!reader.isDone && { value: reader.several() }) }];
      }
      case 'assert':
        reader.skip();
        return [{ kind: 'assert', at, test: reader.expression() }];
      case 'del':
        reader.skip();
        return [{ kind: 'delete', at, targets: [reader.several()] }];
      default:
        return [assignment(reader, at)];
    }
  }

  #reader(start: number, end: number): ExpressionReader {
    return new ExpressionReader(tokensIn(this.#code, this.#text, start, end));
  }
}

/** An expression statement, or an assignment of any kind. */
function assignment(reader: ExpressionReader, at: number): Statement {
  const first = reader.several();
  if (reader.take(':')) {
    const annotation = reader.expression();
    const value = reader.take('=') ? reader.several() : undefined;
    return { kind: 'assign', at, targets: [first], annotation, ...(value && { value }) };
  }
  const operator = /^([-+*/%&|^@]|\*\*|\/\/|>>|<<)=$/.exec(reader.next() ?? '')?.[1];
  if (operator !== undefined) {
    reader.skip();
    return { kind: 'assign', at, targets: [first], operator, value: reader.several() };
  }
  const parts = [first];
  while (reader.take('=')) parts.push(reader.several());
  const value = parts.at(-1) ?? first;
  return parts.length === 1
    ? { kind: 'expression', at, value: first }
    : { kind: 'assign', at, targets: parts.slice(0, -1), value };
}

function withItems(reader: ExpressionReader): readonly { readonly value: Expression; readonly target?: Expression }[] {
  const items: { value: Expression; target?: Expression }[] = [];
  // Brackets around all of them only group.
  while (!reader.isDone) {
    const value = reader.expression();
    const target = reader.take('as') ? reader.expression() : undefined;
    items.push({ value, ...(target && { target }) });
    if (!reader.take(',')) reader.skip();
  }
  return items;
}

/** The pattern of a `case`, as far as it compares values. */
function caseHead(reader: ExpressionReader): Omit<Case, 'body'> {
  reader.skip();
  const pattern = reader.several();
  const guard = reader.take('if') ? reader.expression() : undefined;
  const values = alternatives(pattern);
  return {
    isAny: pattern.kind === 'name' && (reader.isDone || guard !== undefined),
    ...(values && { pattern: { kind: 'list', items: values.map((value) => ({ value })) } }),
    ...(guard && { guard }),
  };
}

/** Of `a | b` both; undefined if one of them is no value. */
function alternatives(pattern: Expression): readonly Expression[] | undefined {
  if (pattern.kind === 'constant' || pattern.kind === 'attribute') return [pattern];
  if (pattern.kind !== 'binary' || pattern.operator !== '|') return undefined;
  const [left, right] = [alternatives(pattern.left), alternatives(pattern.right)];
  return left && right ? [...left, ...right] : undefined;
}

/** `match` and `case` may be names. */
function isOrdinary(code: string, keyword: string): boolean {
  return (keyword === 'match' || keyword === 'case') && /^\s*\w+\s*(?:[.=,)]|\(.*\)\s*$|:[^=]*=)/.test(code);
}

function linesOf(code: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= code.length;) {
    const newline = code.indexOf('\n', start);
    const end = newline < 0 ? code.length : newline;
    const line = code.slice(start, end);
    if (line.trim() !== '') lines.push({ indent: widthOf(line), start, end });
    start = end + 1;
  }
  return lines;
}
