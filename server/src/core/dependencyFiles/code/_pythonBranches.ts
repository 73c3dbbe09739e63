/** Which parts of a piece of Python code run one instead of the other. */
import { codeOf } from '../../evidence/pythonCode.ts';
import type { HandlerRuns } from '../../evidence/needs/branches/importHandlers.ts';
import type { PyodideBranches } from '../../evidence/needs/branches/pyodideBranches.ts';
import type { Branch } from '../../text/branches.ts';

interface Block {
  readonly indent: number;
  readonly branch: string;
  readonly runs: HandlerRuns;
}

/** What is around a position. */
export interface Surroundings {
  readonly branch: Branch;
  /** Whether Pyodide ever gets there. */
  readonly runs: HandlerRuns;
}

/** The statement that one of several parts belongs to. */
interface Whole {
  readonly indent: number;
  readonly name: string;
  /** Where its first keyword begins. */
  readonly at: number;
  readonly isTry: boolean;
  /** Whether one of its parts always runs. */
  isTaken: boolean;
  parts: number;
}

const HEAD = /^\s*(?:async\s+)?(def|if|elif|else|try|except|match|case|for|while)\b/;
/** Deeper blocks than this are as their surroundings. */
const DEEPEST = 50;

/**
 * The branches of a piece of code, in which lines for IPython stand for nothing.
 * @param at where it is in its file, which tells its branches from those of other pieces
 * @param decided what is known of its conditions in Pyodide
 * @returns what is around a position in the text; positions have to be asked for in their order
 */
export function pythonBranches(text: string, at: number, decided: PyodideBranches): (position: number) => Surroundings {
  const code = codeOf(text);
  let open: readonly Block[] = [];
  let wholes: readonly Whole[] = [];
  let start = 0;
  const readLine = (line: string): void => {
    const indent = line.search(/\S/);
    if (indent < 0 || open.length > DEEPEST) return;
    open = open.filter((block) => block.indent < indent);
    const keyword = HEAD.exec(line)?.[1];
    const known = wholes.find((whole) => whole.indent === indent);
    const goesOn = keyword === 'elif' || keyword === 'else' || keyword === 'except' || keyword === 'case';
    wholes = wholes.filter((whole) => whole.indent < indent || (whole === known && goesOn));
    if (keyword === undefined) return;
    if (goesOn && keyword !== 'case' && !known) return;
    const whole =
      known && goesOn
        ? known
        : { indent, name: String(at + start), at: start + indent, isTry: keyword === 'try', isTaken: false, parts: 0 };
    if (whole !== known) wholes = [...wholes, whole];
    if (keyword === 'for' || keyword === 'while' || keyword === 'match') return;
    // What follows a body without errors runs after it.
    const runs = runsOf(decided, whole, keyword, start + indent);
    const part = keyword === 'else' && whole.isTry ? 0 : whole.parts++;
    open = [...open, { indent, branch: `${whole.name}:${part}`, runs }];
  };
  let around: Surroundings = { branch: [], runs: 'perhaps' };
  return (position) => {
    if (start > position) return around;
    while (start <= position) {
      const end = lineEnd(code, start);
      readLine(code.slice(start, end));
      start = end + 1;
    }
    around = { branch: open.map(({ branch }) => branch), runs: runsWithin(open) };
    return around;
  };
}

/**
 * Whether Pyodide ever gets into a part of a statement.
 * @param at where the keyword of the part begins
 */
function runsOf({ conditions, handlers }: PyodideBranches, whole: Whole, keyword: string, at: number): HandlerRuns {
  if (keyword === 'except') return handlers.get(whole.at)?.[whole.parts - 1] ?? 'perhaps';
  const holds = conditions.get(at);
  const isSkipped = whole.isTaken || holds === false;
  whole.isTaken ||= holds === true;
  return isSkipped ? 'never' : 'perhaps';
}

function runsWithin(blocks: readonly Block[]): HandlerRuns {
  if (blocks.some(({ runs }) => runs === 'never')) return 'never';
  return blocks.some(({ runs }) => runs === 'never-with-pip') ? 'never-with-pip' : 'perhaps';
}

function lineEnd(code: string, start: number): number {
  const end = code.indexOf('\n', start);
  return end < 0 ? code.length : end;
}
