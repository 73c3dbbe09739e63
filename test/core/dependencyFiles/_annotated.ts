/** Texts annotated with the problems expected in them: a line of `^` below the place, followed by the message. */
import assert from 'node:assert/strict';
import type { DependencyFile } from '../../../server/src/core/dependencyFiles/dependencyFile.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { english } from '../../support/english.ts';

const ANNOTATION = /^( *)(\^+) (.*)$/;

/** Reads a text without its annotations, checks that exactly the annotated problems are found, and returns the file. */
export function checkProblems(read: (text: string) => DependencyFile | undefined, annotated: string): DependencyFile {
  const { text, problems } = readAnnotations(annotated);
  const file = read(text);
  assert.ok(file);
  const found = file.problems
    .map(({ span, problem }) => ({ span, message: english(problem) }))
    .sort((a, b) => a.span.start - b.span.start);
  assert.deepEqual(found.map(show), problems.map(show));
  return file;

  function show({ span, message }: { readonly span: Span; readonly message: string }): string {
    return `${span.start}-${span.end} [${text.slice(span.start, span.end)}] ${message}`;
  }
}

function readAnnotations(annotated: string): { text: string; problems: { span: Span; message: string }[] } {
  const problems: { span: Span; message: string }[] = [];
  let text = '';
  let lineStart = 0;
  for (const line of annotated.split(/(?<=\n)/)) {
    const [, blanks, carets, message] = ANNOTATION.exec(line.trimEnd()) ?? [];
    if (blanks !== undefined && carets !== undefined && message !== undefined) {
      const start = lineStart + blanks.length;
      problems.push({ span: { start, end: start + carets.length }, message });
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  return { text, problems };
}

/** The declarations of a file, one per line: the table and the text. */
export function declared(file: DependencyFile | undefined): string[] {
  return (file?.declarations ?? []).map(({ table, text }) => `${table}: ${text}`);
}
