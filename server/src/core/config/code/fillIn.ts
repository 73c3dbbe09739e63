/** A text with parts that are filled in: `f"six=={version}"`, `` `six==${version}` ``. */
import { MappedTextBuilder } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { behind, type Code } from './code.ts';
import type { CodeToken } from './codeToken.ts';
import { HOLE, type CodeString, type CodeValue } from './codeValue.ts';
import { addLiteral, builtString } from './joinStrings.ts';

/**
 * The text that the tokens of a place make; what is not known of it leaves a hole.
 * @param valueOf gives the value of the tokens at a place
 */
export function fillIn(code: Code, { start, end }: Span, valueOf: (place: Span) => CodeValue): CodeString {
  const { tokens, source } = code;
  const builder = new MappedTextBuilder(source);
  for (let at = start; at < end;) {
    const token = tokens[at];
    if (token?.template !== undefined && (at === start || token.template !== 'first')) {
      addLiteral(source, token, builder);
      at++;
      continue;
    }
    const next = endOfPart(code, at, end);
    const value = valueOf({ start: at, end: next });
    const place = { start: token?.span.start ?? 0, end: tokens[next - 1]?.span.end ?? 0 };
    builder.replace(place.start, place.end, value.kind === 'string' ? value.text.text : HOLE);
    at = next;
  }
  return builtString(source, tokens.slice(start, end), builder);
}

/** The index of the part of the text behind what is filled in at an index. */
function endOfPart(code: Code, start: number, end: number): number {
  let at = start;
  while (at < end && !isText(code.tokens[at])) at = behind(code, at);
  return Math.min(Math.max(at, start + 1), end);
}

function isText(token: CodeToken | undefined): boolean {
  return token?.template === 'next' || token?.template === 'last';
}
