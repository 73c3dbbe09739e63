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
  /** One of these after the other: the variable of a loop. */
  | { readonly kind: 'each'; readonly values: readonly CodeValue[] }
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

/** Stands in a string for a part that is only known when the code runs. */
export const HOLE = '\uFFFC';

/** The strings of a value: itself, or those of a list; whatever else is in the list is passed over. */
export function stringsIn(value: CodeValue | undefined): readonly CodeString[] {
  return leavesOf(value).filter((leaf) => isKnown(leaf));
}

/** Whether a value has anything else in it: then there is more than can be told by the code. */
export function hasUnknown(value: CodeValue | undefined): boolean {
  return leavesOf(value).some((leaf) => !isKnown(leaf));
}

/** Whether a value is a text without holes. */
export function isKnown(leaf: CodeValue): leaf is CodeString {
  return leaf.kind === 'string' && !leaf.text.text.includes(HOLE);
}

function leavesOf(value: CodeValue | undefined, depth = 0): readonly CodeValue[] {
  if (value === undefined) return [];
  if (value.kind === 'each') return value.values.flatMap((one) => leavesOf(one, depth));
  return value.kind === 'list' && depth === 0 ? value.elements.flatMap((element) => leavesOf(element, 1)) : [value];
}
