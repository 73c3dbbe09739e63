/** What is said of comments that ignore nothing. */
import type { Finding } from '../findings/finding.ts';
import { ignoreWithoutNames, unknownIgnore, unusedIgnore } from '../findings/unusedIgnore.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { IgnoreComment, IgnoreEntry } from './ignoreComments.ts';
import { isProblem } from './selector.ts';

/**
 * A finding for each name that ignores nothing, and for each comment without names.
 * @param used the other names, if they are known; names that no finding has ignore nothing in any case
 */
export function unusedIgnores(
  { path, text }: { readonly path: string; readonly text: string },
  comments: readonly IgnoreComment[],
  used: ReadonlySet<IgnoreEntry> | 'unknown',
): readonly Finding[] {
  return comments.flatMap((comment) => {
    if (comment.entries.length === 0) return [ignoreWithoutNames({ path, span: comment.span })];
    const unused = comment.entries.filter((entry) =>
      used === 'unknown' ? isProblem(entry.read) : !used.has(entry) && !isOfUnused(entry),
    );
    return unused.map((entry) => {
      const { read, span } = entry;
      if (isProblem(read)) return unknownIgnore(read, { path, span });
      const removal = unused.length === comment.entries.length ? removed(text, comment.span) : without(entry, comment);
      return unusedIgnore(text.slice(span.start, span.end), { path, span }, [removal]);
    });
  });
}

/** `ignore[unused-ignore]` is about what is found out here. */
function isOfUnused({ read }: IgnoreEntry): boolean {
  return !isProblem(read) && read.code === 'unused-ignore';
}

/** The comment goes, with the blanks before it, and with its line if nothing else is in that. */
function removed(text: string, { start, end }: Span): TextEdit {
  let from = start;
  while (from > 0 && ' \t'.includes(text.charAt(from - 1))) from--;
  const isAlone = from === 0 || text.charAt(from - 1) === '\n';
  const lineBreak = text.indexOf('\n', end);
  return { span: { start: from, end: isAlone && lineBreak >= 0 ? lineBreak + 1 : end }, newText: '' };
}

/** A name goes, with the comma that separates it from the next one, or else from the one before. */
function without(entry: IgnoreEntry, { entries }: IgnoreComment): TextEdit {
  const at = entries.indexOf(entry);
  const [before, after] = [entries[at - 1], entries[at + 1]];
  const span = after
    ? { start: entry.span.start, end: after.span.start }
    : { start: before?.span.end ?? entry.span.start, end: entry.span.end };
  return { span, newText: '' };
}
