/**
 * Reads expressions of Python. What cannot be read becomes `several`, an expression of which only its parts are known.
 * @see https://docs.python.org/3/reference/expressions.html#operator-precedence
 */
import type { Argument, Clause, Expression, Parameter } from './syntax.ts';
import { tokensIn, type Token } from './_tokens.ts';

/** Deeper ones are read no further. */
const DEEPEST = 60;

/** Binary operators by how tightly they bind. */
const BINARY: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['//', 6],
  ['%', 6],
  ['@', 6],
  ['**', 8],
]);
const COMPARISONS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', 'in', 'is', 'not']);
/** A brace that is meant as one, or what stands in braces, without how it is shown. */
const FIELD = /\{\{|\}\}|\{([^{}!:=]*)(?:[!:=][^{}]*)?\}/g;
const UNKNOWN: Expression = { kind: 'several', parts: [] };
const WORDS: ReadonlyMap<string, Expression> = new Map([
  ['True', { kind: 'constant', value: true }],
  ['False', { kind: 'constant', value: false }],
  ['None', { kind: 'constant', value: null }],
]);

export class ExpressionReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth: number;

  /** @param depth how deep it is inside others */
  constructor(tokens: readonly Token[], depth = 0) {
    this.#tokens = tokens;
    this.#depth = depth;
  }

  get isDone(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The text of the next token, unless it is a string. */
  next(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === 'string' ? undefined : token?.text;
  }

  /** Whether there was such a token, which is passed. */
  take(text: string): boolean {
    if (this.next() !== text) return false;
    this.#at++;
    return true;
  }

  /** The next token, if it is a name. */
  name(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'name') return undefined;
    this.#at++;
    return token.text;
  }

  skip(): void {
    this.#at++;
  }

  /** An expression, or several with commas between, which make a tuple. */
  several(): Expression {
    const first = this.starred();
    if (this.next() !== ',') return first.spread ? { kind: 'list', items: [first] } : first.value;
    const items = [first];
    while (this.take(',')) {
      if (this.isDone || [')', ']', '}', '=', ':', 'in'].includes(this.next() ?? '')) break;
      items.push(this.starred());
    }
    return { kind: 'list', items };
  }

  starred(): Argument {
    if (this.take('*')) return { spread: 1, value: this.#binary(0) };
    return { value: this.expression() };
  }

  /** The target of a `for`, which ends before its `in`. */
  target(): Expression {
    const items: Argument[] = [];
    do {
      if (this.next() === 'in') break;
      const spread = this.take('*');
      items.push({ value: this.#binary(0), ...(spread && { spread: 1 as const }) });
    } while (this.take(','));
    const [only] = items;
    return only && items.length === 1 && !only.spread ? only.value : { kind: 'list', items };
  }

  expression(): Expression {
    if (this.#depth > DEEPEST) {
      this.skip();
      return UNKNOWN;
    }
    this.#depth++;
    const found = this.#choice();
    this.#depth--;
    return found;
  }

  /** Where the last token that was passed ends. */
  get #end(): number {
    return this.#tokens[this.#at - 1]?.end ?? 0;
  }

  #choice(): Expression {
    const start = this.#tokens[this.#at]?.start ?? 0;
    if (this.take('lambda')) return this.#lambda();
    const word = this.next();
    if (word === 'yield' || word === 'await') {
      this.skip();
      this.take('from');
      const parts = this.isDone || this.next() === ')' ? [] : [this.several()];
      return { kind: 'several', parts, ...(word === 'yield' && { isYield: true }) };
    }
    const yes = this.#or();
    if (this.take(':=')) {
      const value = this.expression();
      return yes.kind === 'name' ? { kind: 'walrus', name: yes.name, value } : value;
    }
    if (this.next() !== 'if') return yes;
    const before = this.#at;
    this.skip();
    const test = this.#or();
    // The condition of a comprehension, or of a case.
    if (!this.take('else')) {
      this.#at = before;
      return yes;
    }
    const places = { yes: start, test: this.#tokens[before]?.start ?? start, no: this.#end };
    const no = this.expression();
    return { kind: 'choice', test, yes, no, places: { ...places, end: this.#end } };
  }

  #lambda(): Expression {
    const parameters = this.parameters(':');
    this.take(':');
    return { kind: 'lambda', parameters, body: this.expression() };
  }

  /** The parameters of a function up to what closes them. @param annotations gets what stands behind colons */
  parameters(close: string, annotations: Expression[] = []): readonly Parameter[] {
    const parameters: Parameter[] = [];
    while (!this.isDone && this.next() !== close) {
      const spread = this.take('**') ? 2 : this.take('*') ? 1 : undefined;
      const name = this.name();
      if (name !== undefined && close !== ':' && this.take(':')) annotations.push(this.starred().value);
      const usual = this.take('=') ? this.expression() : undefined;
      if (name !== undefined) parameters.push({ name, ...(spread && { spread }), ...(usual && { usual }) });
      if (!this.take(',') && this.next() !== close) this.skip();
    }
    return parameters;
  }

  #or(): Expression {
    const parts = [this.#and()];
    while (this.take('or')) parts.push(this.#and());
    return single(parts) ?? { kind: 'either', word: 'or', parts };
  }

  #and(): Expression {
    const parts = [this.#not()];
    while (this.take('and')) parts.push(this.#not());
    return single(parts) ?? { kind: 'either', word: 'and', parts };
  }

  #not(): Expression {
    let isNegated = false;
    let any = false;
    while (this.take('not')) {
      isNegated = !isNegated;
      any = true;
    }
    const of = this.#comparison();
    if (!any) return of;
    return isNegated ? { kind: 'not', of } : { kind: 'not', of: { kind: 'not', of } };
  }

  #comparison(): Expression {
    const parts = [this.#binary(0)];
    const operators: string[] = [];
    while (COMPARISONS.has(this.next() ?? '')) {
      let operator = this.next() ?? '';
      this.skip();
      if (operator === 'not' && this.take('in')) operator = 'not in';
      if (operator === 'is' && this.take('not')) operator = 'is not';
      operators.push(operator);
      parts.push(this.#binary(0));
    }
    return single(parts) ?? { kind: 'compare', operators, parts };
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.next() ?? '';
      const strength = BINARY.get(operator) ?? 0;
      if (strength <= least) return left;
      this.skip();
      const right = operator === '**' ? this.#binary(strength - 1) : this.#binary(strength);
      left = { kind: 'binary', operator, left, right };
    }
  }

  #unary(): Expression {
    if (this.#depth > DEEPEST) return UNKNOWN;
    const sign = this.next();
    if (sign === '-' || sign === '+' || sign === '~') {
      this.skip();
      this.#depth++;
      const of = this.#unary();
      this.#depth--;
      if (sign === '-' && of.kind === 'constant' && typeof of.value === 'number')
        return { kind: 'constant', value: -of.value };
      return { kind: 'several', parts: [of] };
    }
    if (this.take('await')) return { kind: 'several', parts: [this.#primary()] };
    return this.#primary();
  }

  #primary(): Expression {
    let found = this.#atom();
    for (;;) {
      const at = this.#tokens[this.#at]?.start ?? 0;
      if (this.take('.')) found = { kind: 'attribute', of: found, name: this.name() ?? '', at };
      else if (this.take('(')) {
        const args = this.args(')');
        found = { kind: 'call', of: found, args, at, end: this.#tokens[this.#at - 1]?.end ?? at };
      } else if (this.take('[')) {
        if (this.#takeReversal()) found = { kind: 'reversed', of: found };
        else found = { kind: 'index', of: found, index: this.#slices(), at };
      } else return found;
    }
  }

  /** Arguments up to what closes them, which is passed. */
  args(close: string): readonly Argument[] {
    const args: Argument[] = [];
    while (!this.isDone && !this.take(close)) {
      const spread = this.take('**') ? 2 : this.take('*') ? 1 : undefined;
      const keyword = this.#keyword();
      let value = this.expression();
      if (this.next() === 'for' || this.next() === 'async') value = this.#comprehension(value, undefined, true);
      args.push({ ...(keyword !== undefined && { keyword }), ...(spread && { spread }), value });
      if (!this.take(',') && this.next() !== close) this.skip();
    }
    return args;
  }

  #keyword(): string | undefined {
    const [first, second] = this.#tokens.slice(this.#at, this.#at + 2);
    if (first?.kind !== 'name' || second?.text !== '=') return undefined;
    this.#at += 2;
    return first.text;
  }

  #takeReversal(): boolean {
    const next = this.#tokens.slice(this.#at, this.#at + 5).map(({ text }) => text);
    if (next.join('') !== '::-1]') return false;
    this.#at += 5;
    return true;
  }

  #slices(): Expression {
    const parts: Expression[] = [];
    let isSlice = false;
    while (!this.isDone && !this.take(']')) {
      if (this.take(':')) isSlice = true;
      else if (!this.take(',')) {
        const before = this.#at;
        parts.push(this.starred().value);
        if (this.#at === before) this.skip();
      }
    }
    const [only] = parts;
    return only && parts.length === 1 && !isSlice ? only : { kind: 'several', parts };
  }

  #atom(): Expression {
    const token = this.#tokens[this.#at];
    if (!token) return UNKNOWN;
    this.#at++;
    switch (token.kind) {
      case 'string':
        return this.#string(token);
      case 'number':
        return { kind: 'constant', value: Number(token.text.replaceAll('_', '')) || 0 };
      case 'name':
        return WORDS.get(token.text) ?? { kind: 'name', name: token.text, at: token.start };
      case 'operator':
        break;
    }
    if (token.text === '(') return this.#bracket(')');
    if (token.text === '[') return this.#bracket(']');
    if (token.text === '{') return this.#braces();
    // What closes something else is left to it.
    if ([')', ']', '}', ',', ':', '='].includes(token.text)) this.#at--;
    return UNKNOWN;
  }

  #string(first: Token): Expression {
    const written = [first];
    for (let token = this.#tokens[this.#at]; token?.kind === 'string'; token = this.#tokens[this.#at]) {
      written.push(token);
      this.#at++;
    }
    if (!written.some(({ isFormatted }) => isFormatted)) {
      return { kind: 'constant', value: written.map(({ text }) => text).join('') };
    }
    if (this.#depth > DEEPEST) return UNKNOWN;
    return { kind: 'format', parts: written.flatMap((token) => partsOf(token, this.#depth + 1)) };
  }

  #bracket(close: string): Expression {
    if (this.take(close)) return { kind: 'list', items: [] };
    const first = this.starred();
    if (this.next() === 'for' || this.next() === 'async') {
      const found = this.#comprehension(first.value, undefined, close === ')');
      this.#close(close);
      return found;
    }
    const items = [first];
    let isTuple = close === ']' || first.spread !== undefined;
    while (this.take(',')) {
      isTuple = true;
      if (this.isDone || this.next() === close) break;
      items.push(this.starred());
    }
    this.#close(close);
    return isTuple ? { kind: 'list', items } : first.value;
  }

  #braces(): Expression {
    const entries: [Expression | undefined, Expression][] = [];
    const items: Argument[] = [];
    while (!this.isDone && !this.take('}')) {
      const before = this.#at;
      if (this.take('**')) entries.push([undefined, this.#binary(0)]);
      else {
        const first = this.starred();
        const second = this.take(':') ? this.expression() : undefined;
        if (this.next() === 'for' || this.next() === 'async') {
          const found = this.#comprehension(second ?? first.value, second && first.value, false);
          this.#close('}');
          return found;
        }
        if (second) entries.push([first.value, second]);
        else items.push(first);
      }
      this.take(',');
      if (this.#at === before) this.skip();
    }
    return items.length > 0 ? { kind: 'list', items } : { kind: 'dictionary', entries };
  }

  #comprehension(element: Expression, key: Expression | undefined, isLazy: boolean): Expression {
    const clauses: Clause[] = [];
    for (;;) {
      this.take('async');
      if (!this.take('for')) break;
      const target = this.target();
      this.take('in');
      const over = this.#or();
      const conditions: Expression[] = [];
      while (this.take('if')) conditions.push(this.#or());
      clauses.push({ target, over, conditions });
    }
    return { kind: 'comprehension', element, clauses, isLazy, ...(key && { key }) };
  }

  #close(close: string): void {
    while (!this.isDone && !this.take(close)) this.skip();
  }
}

/** The texts of a string, and the expressions in its braces. */
function partsOf({ text, isFormatted }: Token, depth: number): readonly Expression[] {
  if (!isFormatted) return [{ kind: 'constant', value: text }];
  const parts: Expression[] = [];
  let done = 0;
  for (const match of text.matchAll(FIELD)) {
    const { 0: found, 1: field, index } = match;
    parts.push({ kind: 'constant', value: text.slice(done, index) });
    done = index + found.length;
    if (field === undefined) parts.push({ kind: 'constant', value: found.charAt(0) });
    else parts.push(new ExpressionReader(tokensIn(field, field, 0, field.length), depth).expression());
  }
  return [...parts, { kind: 'constant', value: text.slice(done) }];
}

function single(parts: readonly Expression[]): Expression | undefined {
  return parts.length === 1 ? parts[0] : undefined;
}
