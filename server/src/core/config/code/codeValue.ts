/** Values that stand literally in source code: strings, and lists and tables of them. Places are those in the file. */
import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';

export interface CodeString {
  readonly kind: 'string';
  /** Decoded. */
  readonly text: MappedText;
  /** With the quotes. */
  readonly span: Span;
  /** False if its closing quotes are missing. */
  readonly closed: boolean;
}

export type CodeValue =
  | CodeString
  | { readonly kind: 'list'; readonly elements: readonly CodeValue[] }
  | { readonly kind: 'table'; readonly entries: ReadonlyMap<string, CodeValue> }
  /** A single word: `True`, `none`, a variable. */
  | { readonly kind: 'name'; readonly name: string }
  /** Whatever is only known when the code runs. */
  | { readonly kind: 'other' };

/** What a call is given. */
export interface CodeArguments {
  readonly positional: readonly CodeValue[];
  /** Python's keyword arguments. */
  readonly named: ReadonlyMap<string, CodeValue>;
}

/** The strings of a value: itself, or those of a list; whatever else is in the list is passed over. */
export function stringsIn(value: CodeValue | undefined): readonly CodeString[] {
  if (value?.kind === 'string') return [value];
  return value?.kind === 'list' ? value.elements.filter((element) => element.kind === 'string') : [];
}
