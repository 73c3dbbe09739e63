/** A text that a remedy hands over: code to paste, or a message to send. */
import { tell, type Message } from '../messages/message.ts';
import type { Messages } from '../messages/messages.ts';

export interface Snippet {
  /** The editor's name for its language. */
  readonly language: 'markdown' | 'python' | 'shellscript' | 'toml';
  /** Code as it is, and messages in between, which become comments if the language is one of code. */
  readonly lines: readonly (string | Message)[];
}

/** The text, each line ended by `\n`, with its messages in the language of the given messages. */
export function tellSnippet({ language, lines }: Snippet, messages: Messages): string {
  const told = lines.map((line) => {
    if (typeof line === 'string') return line;
    const text = tell(line, messages);
    return language === 'markdown' ? text : text.replaceAll(/^/gm, '# ');
  });
  return `${told.join('\n')}\n`;
}
