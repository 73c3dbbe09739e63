/** Makes one text of the literals that an expression puts together. */
import { MappedTextBuilder, type MappedText } from '../../text/mappedText.ts';
import type { CodeToken } from './codeToken.ts';
import type { CodeString } from './codeValue.ts';
import { decodeEscapes } from './escapes.ts';

/** Strings one after the other, as Python joins them. */
export function joinStrings(source: MappedText, tokens: readonly CodeToken[]): CodeString {
  const builder = new MappedTextBuilder(source);
  for (const token of tokens) addLiteral(source, token, builder);
  return builtString(source, tokens, builder);
}

/** What a builder has made of tokens, at the place from the first to the last of them. */
export function builtString(source: MappedText, tokens: readonly CodeToken[], builder: MappedTextBuilder): CodeString {
  const [start, end] = [tokens[0]?.span.start ?? 0, tokens.at(-1)?.span.end ?? 0];
  return {
    kind: 'string',
    text: builder.build(tokens[0]?.content?.start),
    span: source.inFile({ start, end }),
    closed: tokens.every(({ kind, closed }) => kind !== 'string' || closed === true),
  };
}

/** Adds what a literal stands for. */
export function addLiteral(source: MappedText, { content, raw }: CodeToken, builder: MappedTextBuilder): void {
  if (!content) return;
  if (raw === true) builder.keep(content.start, content.end);
  else decodeEscapes(source.text, content, builder);
}
