/** Reads the comments that ask to ignore findings: `# preflight: ignore[held-back, vendored-size] reason`. */
import { COMMENT_MARKS, type CommentSyntax, type LogicalLines } from '../config/logicalLines.ts';
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import { isProblem, readSelector, type Selector } from './selector.ts';

/** One of the names in the brackets. */
export interface IgnoreEntry {
  readonly span: Span;
  /** What it names, or what is wrong with it. */
  readonly read: Selector | Message;
}

/** Such a comment. */
export interface IgnoreComment {
  /** From its mark to the end of the line, with the reason, without what stands before it in a longer comment. */
  readonly span: Span;
  /** Findings that begin in here are meant: the line, or the lines that are one to the file's reader. */
  readonly covers: Span;
  /** None if there are no brackets, or nothing is in them. */
  readonly entries: readonly IgnoreEntry[];
  /** Where another name can be put; absent without brackets. */
  readonly end?: number;
}

const DIRECTIVE = /(?:#|\/\/)[ \t]*preflight:[ \t]*ignore(?![\w-])[ \t]*(?:\[([^\]\n]*)\])?/;

/** Everything that a file's comments ask to ignore, in the order of the text. */
export function ignoreComments(text: string, lines: LogicalLines): readonly IgnoreComment[] {
  return lines.comments.flatMap(({ start, end }): readonly IgnoreComment[] => {
    const found = DIRECTIVE.exec(text.slice(start, end));
    if (!found) return [];
    const [whole, names] = found;
    const span = { start: start + found.index, end };
    const covers = lines.at(span.start);
    if (names === undefined) return [{ span, covers, entries: [] }];
    const closing = span.start + whole.length - 1;
    return [{ span, covers, entries: entriesIn(names, closing - names.length), end: closing }];
  });
}

/** @param start of the names in the text */
function entriesIn(names: string, start: number): readonly IgnoreEntry[] {
  return [...names.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].map((name) => {
    const from = start + name.index;
    return { span: { start: from, end: from + name[0].length }, read: readSelector(name[0]) };
  });
}

/** The comments for what begins at an offset. @param comments in their order */
export function commentsAt(offset: number, comments: readonly IgnoreComment[]): readonly IgnoreComment[] {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.covers.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  // A line that goes on over several may have a comment in each.
  const line = comments[low - 1]?.covers;
  if (!line || offset > line.end) return [];
  const here: IgnoreComment[] = [];
  for (let at = low - 1; comments[at]?.covers.start === line.start; at--) here.unshift(...comments.slice(at, at + 1));
  return here;
}

/** What an entry names; undefined if it names nothing. */
export function selectorOf({ read }: IgnoreEntry): Selector | undefined {
  return isProblem(read) ? undefined : read;
}

/** A comment that ignores something, as it is written behind a line. */
export function writtenComment(selector: string, syntax: CommentSyntax): string {
  return `${COMMENT_MARKS[syntax]} preflight: ignore[${selector}]`;
}
