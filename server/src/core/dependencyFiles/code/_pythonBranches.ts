/** Which parts of a piece of Python code run one instead of the other. */
import { codeOf } from '../../evidence/pythonCode.ts';
import type { Branch } from '../../text/branches.ts';

interface Block {
  readonly indent: number;
  readonly branch: string;
}

/** The statement that one of several parts belongs to. */
interface Whole {
  readonly indent: number;
  readonly name: string;
  readonly isTry: boolean;
  parts: number;
}

const HEAD = /^\s*(?:async\s+)?(def|if|elif|else|try|except|match|case|for|while)\b/;
/** Deeper blocks than this are as their surroundings. */
const DEEPEST = 50;

/**
 * The branches of a piece of code.
 * @param at where it is in its file, which tells its branches from those of other pieces
 * @returns the branches around a position in the text; positions have to be asked for in their order
 */
export function pythonBranches(text: string, at: number): (position: number) => Branch {
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
    const whole = known && goesOn ? known : { indent, name: String(at + start), isTry: keyword === 'try', parts: 0 };
    if (whole !== known) wholes = [...wholes, whole];
    if (keyword === 'for' || keyword === 'while' || keyword === 'match') return;
    // What follows a body without errors runs after it.
    const part = keyword === 'else' && whole.isTry ? 0 : whole.parts++;
    open = [...open, { indent, branch: `${whole.name}:${part}` }];
  };
  return (position) => {
    while (start <= position) {
      const end = lineEnd(code, start);
      readLine(code.slice(start, end));
      start = end + 1;
    }
    return open.map(({ branch }) => branch);
  };
}

function lineEnd(code: string, start: number): number {
  const end = code.indexOf('\n', start);
  return end < 0 ? code.length : end;
}
