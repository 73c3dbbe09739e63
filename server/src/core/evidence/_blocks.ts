/** The blocks around each statement of a Python module, as far as they decide whether it runs with the module. */
import type { Span } from '../text/span.ts';
import { caughtBehind, errorsNamed, type CaughtError } from './_caught.ts';
import {
  conditionRuns,
  loopRuns,
  oppositeOf,
  typeCheckingNames,
  type Runs,
  type TypeCheckingNames,
} from './_conditions.ts';
import { colonIn, widthOf } from './_lines.ts';

/** A function of the module, whose statements run when it is called. */
export interface OwnFunction {
  /** By which it is called: `setup`; of a class whose instances it makes, or with it: `App`, `App.load`. */
  readonly name: string;
  /** Whether calling it runs its body at once, as far as its decorators tell. */
  readonly isPlain: boolean;
  /** The class that it belongs to. */
  readonly owner?: string;
}

interface Block {
  /** Width of the blanks before its head. */
  readonly indent: number;
  readonly runs: Runs;
  /** What the body of a `try`, or of `with suppress(…)`, goes on after. */
  readonly catches: readonly CaughtError[];
  /** What its `else` does. */
  readonly otherwise: Runs;
  readonly function?: OwnFunction;
  /** The name of a class, for the functions in it. */
  readonly class?: string;
}

/** A simple statement that may run with the module, or the head of a compound one. */
export interface Statement {
  readonly span: Span;
  readonly isCertain: boolean;
  readonly catches: readonly CaughtError[];
  /** The function that it is in; it runs when that is called. */
  readonly function?: OwnFunction;
  /** The class whose body it stands in. */
  readonly class?: string;
}

const HEAD = /^\s*(?:async\s+)?(def|class|if|elif|else|try|except|finally|for|while|with|match|case)\b/;
const NAMED = /^\s*(async\s+)?(?:def|class)\s+([\p{L}_][\p{L}\p{N}_]*)/u;
const SUPPRESS = /\bsuppress\s*\((.*)\)/s;
/** Those that run when an instance is made. */
const CONSTRUCTORS: ReadonlySet<string> = new Set(['__init__', '__new__', '__post_init__']);
/** What stands above a function that is called as usual. */
const PLAIN = /^@\s*(?:functools\.)?(?:cache|lru_cache|staticmethod|classmethod)\b/;

/** Python itself refuses more levels of indentation. */
const DEEPEST = 100;

export class Blocks {
  readonly #code: string;
  readonly #text: string;
  readonly #typeChecking: TypeCheckingNames;
  #open: Block[] = [];
  /** Whether all decorators right before are plain. */
  #isPlain = true;
  /** Functions that end before their last statement, by what they do behind that. */
  readonly #left = new Map<OwnFunction, Runs>();

  constructor(code: string, text: string) {
    this.#code = code;
    this.#text = text;
    this.#typeChecking = typeCheckingNames(code);
  }

  /** The statements of the next logical line that may run with the module; lines have to come in their order. */
  statementsIn(line: Span): readonly Statement[] {
    const code = this.#code.slice(line.start, line.end);
    if (code.trim() === '') return [];
    const indent = widthOf(code);
    const before = this.#open.find((block) => block.indent === indent);
    this.#open = this.#open.filter((block) => block.indent < indent);
    const keyword = HEAD.exec(code)?.[1];
    const colon = keyword === undefined ? -1 : colonIn(code);
    if (keyword === undefined || colon < 0) {
      this.#isPlain = !code.trimStart().startsWith('@') || (this.#isPlain && PLAIN.test(code.trimStart()));
      return this.#statements(line);
    }
    const head = { start: line.start, end: line.start + colon };
    const own = this.#headStatements(keyword, head);
    this.#open.push(this.#blockOf(keyword, head, indent, before));
    this.#isPlain = true;
    return [...own, ...this.#statements({ start: head.end + 1, end: line.end })];
  }

  /** What the head of a compound statement runs itself. */
  #headStatements(keyword: string, head: Span): readonly Statement[] {
    if (keyword === 'def' || keyword === 'class') return this.#definedWith(head);
    if (!['if', 'elif', 'while', 'for', 'with', 'match'].includes(keyword)) return [];
    const [statement] = this.#statements(head);
    return statement ? [{ ...statement, isCertain: statement.isCertain && keyword !== 'elif' }] : [];
  }

  /** What the definition of a function or a class runs: its defaults and bases. What annotations do depends on the Python. */
  #definedWith({ start, end }: Span): readonly Statement[] {
    const [whole = ''] = NAMED.exec(this.#code.slice(start, end)) ?? [];
    const behind = this.#code.slice(start + whole.length, end);
    if (!behind.slice(1).includes('(')) return [];
    const isCertain = !/:|->/.test(behind);
    const statements = this.#statements({ start: start + whole.length, end });
    return statements.map((statement) => ({ ...statement, isCertain: statement.isCertain && isCertain }));
  }

  #statements({ start, end }: Span): readonly Statement[] {
    const { runs, ...around } = this.#around();
    if (runs === 'no') return [];
    let at = start;
    const statements: Statement[] = [];
    for (const part of this.#code.slice(start, end).split(';')) {
      const isCertain = runs === 'yes' && !this.#mayHaveLeft(around.function);
      statements.push({ span: { start: at, end: at + part.length }, isCertain, ...around });
      at += part.length + 1;
      if (around.function && /^\s*(?:return|raise)\b/.test(part)) this.#left.set(around.function, runs);
    }
    return statements;
  }

  #mayHaveLeft(own: OwnFunction | undefined): boolean {
    return own !== undefined && this.#left.has(own);
  }

  #around(): Pick<Statement, 'catches' | 'function' | 'class'> & { readonly runs: Runs } {
    const own = this.#open.findLast((block) => block.function)?.function;
    const runs = this.#open.some((block) => block.runs === 'no')
      ? 'no'
      : this.#open.every((block) => block.runs === 'yes')
        ? 'yes'
        : 'perhaps';
    const catches = [...new Set(this.#open.flatMap((block) => block.catches))];
    const inner = this.#open.findLast((block) => block.function ?? block.class)?.class;
    return { runs, catches, ...(own && { function: own }), ...(inner !== undefined && { class: inner }) };
  }

  #blockOf(keyword: string, head: Span, indent: number, before: Block | undefined): Block {
    const block = { indent, catches: [], otherwise: 'yes' as Runs };
    switch (keyword) {
      case 'def':
        return { ...block, ...this.#functionOf(head) };
      case 'class':
        return { ...block, runs: 'yes', class: NAMED.exec(this.#code.slice(head.start, head.end))?.[2] ?? '' };
      case 'if': {
        const runs = this.#conditionIn(head);
        return { ...block, runs, otherwise: oppositeOf(runs) };
      }
      case 'elif': {
        const otherwise = before?.otherwise ?? 'perhaps';
        const runs = otherwise === 'no' ? 'no' : this.#conditionIn(head);
        if (otherwise === 'yes') return { ...block, runs, otherwise: oppositeOf(runs) };
        return { ...block, runs: runs === 'no' ? 'no' : 'perhaps', otherwise: otherwise === 'no' ? 'no' : 'perhaps' };
      }
      case 'else':
        return { ...block, runs: before?.otherwise ?? 'yes' };
      case 'except':
        return { ...block, runs: 'perhaps', otherwise: before?.otherwise ?? 'yes' };
      case 'case':
        return { ...block, runs: 'perhaps' };
      case 'try': {
        const catches = caughtBehind(this.#linesBehind(head.end, indent), indent);
        // Its `else` does not run where something was caught.
        return { ...block, runs: 'yes', catches, otherwise: catches.length > 0 ? 'perhaps' : 'yes' };
      }
      case 'for':
      case 'while':
        return { ...block, runs: loopRuns(this.#text.slice(head.start, head.end), this.#typeChecking) };
      case 'with': {
        const [, suppressed = ''] = SUPPRESS.exec(this.#code.slice(head.start, head.end)) ?? [];
        return { ...block, runs: 'yes', catches: errorsNamed(suppressed) };
      }
      default:
        return { ...block, runs: 'yes' };
    }
  }

  /** Calling a function that is `async` does not run its body. */
  #functionOf(head: Span): Pick<Block, 'runs' | 'function'> {
    const [, isAsync, name] = NAMED.exec(this.#code.slice(head.start, head.end)) ?? [];
    if (isAsync !== undefined || name === undefined) return { runs: 'no' };
    const owner = this.#open.at(-1)?.class;
    const called = owner === undefined ? name : CONSTRUCTORS.has(name) ? owner : `${owner}.${name}`;
    const isPlain = this.#isPlain;
    return { runs: 'yes', function: { name: called, isPlain, ...(owner !== undefined && { owner }) } };
  }

  #conditionIn({ start, end }: Span): Runs {
    const written = this.#text.slice(start, end).replace(/^\s*(?:el)?if\b/, '');
    return conditionRuns(written, this.#typeChecking);
  }

  /** The lines behind a position up to the first that is indented less, blank ones left out. */
  *#linesBehind(start: number, indent: number): Iterable<{ readonly text: string; readonly indent: number }> {
    if (this.#open.length > DEEPEST) return;
    for (let at = this.#code.indexOf('\n', start) + 1; at > 0; at = this.#code.indexOf('\n', at) + 1) {
      const end = this.#code.indexOf('\n', at);
      const text = this.#code.slice(at, end < 0 ? undefined : end);
      if (text.trim() === '') continue;
      const width = widthOf(text);
      yield { text, indent: width };
      if (width < indent) return;
    }
  }
}
