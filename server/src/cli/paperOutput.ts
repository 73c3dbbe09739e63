/** Commands that answer with a paper: for people as text, to be pasted as Markdown, for programs as JSON. */
import { visibleJson } from '../core/messages/visible.ts';
import { en } from '../core/messages/en/en.ts';
import { paperCsv } from '../core/papers/csv.ts';
import { paperMarkdown } from '../core/papers/markdown.ts';
import { partOfPaper, type Paper } from '../core/papers/paper.ts';
import { usesColors } from './colors.ts';
import { valueOf, type Call } from './grammar/command.ts';
import { paperText } from '../core/papers/text/paperText.ts';

/** What a command found out, in each form. */
export interface Answer {
  readonly paper: Paper;
  /** The same for programs; its schema is `docs/schema/COMMAND-output.schema.json`. */
  readonly json: object;
}

/** Writes an answer in the format that was asked for. */
export function writeAnswer({ invocation, terminal, parts }: Call, { paper: all, json }: Answer): void {
  const dense = invocation.options.has('quiet');
  const paper = partOfPaper(all, dense ? 'answer' : 'whole');
  switch (valueOf(invocation, 'format')) {
    case 'json':
      terminal.write(`${visibleJson(json)}\n`);
      return;
    case 'markdown':
      terminal.write(paperMarkdown(paper, terminal.messages));
      return;
    case 'csv':
      terminal.write(paperCsv(paper, en));
      return;
    default:
      terminal.write(
        paperText(paper, {
          messages: terminal.messages,
          ...{ dense, colors: usesColors(invocation, terminal, parts) },
          ...(terminal.columns !== undefined && { columns: terminal.columns }),
        }),
      );
  }
}
