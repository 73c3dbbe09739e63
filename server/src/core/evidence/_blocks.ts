/** The blocks around each statement of a Python module, as far as they decide whether it runs with the module. */
import type { Span } from '../text/span.ts';

/** Whether the body of a block runs when the module is imported. */
type Runs = 'yes' | 'perhaps' | 'no';

interface Block {
  /** Width of the blanks before its head. */
  readonly indent: number;
  readonly runs: Runs;
  /** The body of a `try`, or of `with suppress(…)`, that goes on whatever happens in it. */
  readonly catchesAll: boolean;
  /** What its `else` does. */
  readonly otherwise: Runs;
}

/** A simple statement that may run with the module. */
export interface Statement {
  readonly span: Span;
  readonly isCertain: boolean;
  readonly isCaught: boolean;
}

const HEAD = /^\s*(?:async\s+)?(def|class|if|elif|else|try|except|finally|for|while|with|match|case)\b/;
/** What a refusal raises, or what it is derived from; a clause without a name catches it as well. */
const CAUGHT = /^except ?\*? ?(?::|.*\b(?:Exception|BaseException|OSError|EnvironmentError|RuntimeError)\b)/;
const SUPPRESSES_ALL = /\bsuppress\s*\(.*\b(?:Exception|BaseException|OSError|RuntimeError)\b/s;

/** Python itself refuses more levels of indentation. */
const DEEPEST = 100;

export class Blocks {
  readonly #code: string;
  readonly #text: string;
  #open: Block[] = [];

  constructor(code: string, text: string) {
    this.#code = code;
    this.#text = text;
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
    if (keyword === undefined || colon < 0) return this.#statements(line);
    const head = { start: line.start, end: line.start + colon };
    this.#open.push(this.#blockOf(keyword, head, indent, before));
    return this.#statements({ start: head.end + 1, end: line.end });
  }

  #statements({ start, end }: Span): readonly Statement[] {
    if (this.#open.some(({ runs }) => runs === 'no')) return [];
    const isCertain = this.#open.every(({ runs }) => runs === 'yes');
    const isCaught = this.#open.some(({ catchesAll }) => catchesAll);
    let at = start;
    return this.#code
      .slice(start, end)
      .split(';')
      .map((part) => {
        const span = { start: at, end: at + part.length };
        at = span.end + 1;
        return { span, isCertain, isCaught };
      });
  }

  #blockOf(keyword: string, head: Span, indent: number, before: Block | undefined): Block {
    const block = { indent, catchesAll: false, otherwise: 'yes' as Runs };
    switch (keyword) {
      case 'def':
        return { ...block, runs: 'no' };
      case 'if':
        return { ...block, ...conditionOf(this.#text.slice(head.start, head.end)) };
      case 'elif':
        return { ...block, runs: before?.otherwise === 'no' ? 'no' : 'perhaps', otherwise: 'perhaps' };
      case 'else':
        return { ...block, runs: before?.otherwise ?? 'yes' };
      case 'except':
      case 'case':
        return { ...block, runs: 'perhaps' };
      case 'try':
        return { ...block, runs: 'yes', catchesAll: this.#isCaughtBehind(head.end, indent) };
      case 'with':
        return { ...block, runs: 'yes', catchesAll: SUPPRESSES_ALL.test(this.#code.slice(head.start, head.end)) };
      default:
        return { ...block, runs: 'yes' };
    }
  }

  /** Whether one of the `except` clauses behind the body of a `try` catches what a refusal raises. */
  #isCaughtBehind(start: number, indent: number): boolean {
    if (this.#open.length > DEEPEST) return false;
    for (let at = this.#code.indexOf('\n', start) + 1; at > 0; at = this.#code.indexOf('\n', at) + 1) {
      const end = this.#code.indexOf('\n', at);
      const line = this.#code.slice(at, end < 0 ? undefined : end);
      if (line.trim() === '' || widthOf(line) > indent) continue;
      if (widthOf(line) < indent || !/^\s*except\b/.test(line)) return false;
      if (CAUGHT.test(compact(line))) return true;
    }
    return false;
  }
}

/** What an `if` decides, as far as that is known of a Worker: it is not type checking, not the main module, and WebAssembly. */
function conditionOf(head: string): Pick<Block, 'runs' | 'otherwise'> {
  const condition = compact(head).slice('if'.length).trim();
  const [, not, known] = /^(not\s+)?(?:typing\.)?(TYPE_CHECKING|False|0)$/.exec(condition) ?? [];
  if (known !== undefined) return not === undefined ? NEVER : ALWAYS;
  if (/^__name__\s*==\s*['"]__main__['"]$/.test(condition)) return NEVER;
  const [, operator] = /^sys\.platform\s*(==|!=)\s*['"]emscripten['"]$/.exec(condition) ?? [];
  if (operator !== undefined) return operator === '==' ? ALWAYS : NEVER;
  return condition === 'True' ? ALWAYS : { runs: 'perhaps', otherwise: 'perhaps' };
}

/** With single spaces for all blanks, and none around. */
function compact(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

const NEVER = { runs: 'no', otherwise: 'yes' } as const;
const ALWAYS = { runs: 'yes', otherwise: 'no' } as const;

/** The width of the blanks at the beginning of a line, a tab up to the next multiple of eight. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 8 - (width % 8);
    else if (character === ' ') width++;
    else if (character !== '\f' && character !== '\uFEFF') break;
  }
  return width;
}

/** The colon that ends the head of a compound statement, outside brackets; -1 if there is none. */
function colonIn(code: string): number {
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ':' && depth === 0 && code[at + 1] !== '=') return at;
  }
  return -1;
}
