/** What is offered for a place, and the list that an editor gets of it. */
import type { Message } from '../../messages/message.ts';
import { tell } from '../../messages/message.ts';
import type { Messages } from '../../messages/messages.ts';
import { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import type { CompletionItem, CompletionItemKind, CompletionList } from '../lspValues.ts';

export interface Suggestion {
  /** What is written. */
  readonly text: string;
  /** What is shown for it, if that is something else. */
  readonly label?: string;
  readonly kind: CompletionItemKind;
  /** A sentence about it. */
  readonly detail?: Message;
  /** A word or two of that, which are shown in the list beside every item. */
  readonly mark?: Message;
}

/** How a list is made. */
export interface ListOptions {
  /** Of the whole document. */
  readonly text: string;
  /** What an item replaces. */
  readonly span: Span;
  readonly messages: Messages;
  /** Whether more may be known, or fit, the next time. */
  readonly isIncomplete: boolean;
}

/** The list in the order of the suggestions, whatever the editor would sort by. */
export function completionList(suggestions: readonly Suggestion[], options: ListOptions): CompletionList {
  const { text: document, span, messages, isIncomplete } = options;
  const range = new LineIndex(document).rangeOf(span);
  const items = suggestions.map(({ text, label = text, kind, detail, mark }, at): CompletionItem => ({
    label,
    kind,
    ...(detail && { detail: tell(detail, messages) }),
    ...(mark && { labelDetails: { description: tell(mark, messages) } }),
    sortText: String(at).padStart(5, '0'),
    filterText: text,
    textEdit: { range, newText: text },
  }));
  return { isIncomplete, items };
}
