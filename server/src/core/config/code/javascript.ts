/**
 * Splits JavaScript and TypeScript into what calls and literals are made of. Comments and blanks are left out. Never throws; linear
 * in the length of the text.
 */
import jsTokens from 'javascript-tokens';
import type { Span } from '../../text/span.ts';
import type { CodeToken } from './codeToken.ts';

/** @param jsx whether there may be elements of JSX in it: TypeScript's own syntax contradicts them */
export function javascriptTokens(text: string, jsx = false): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let offset = 0;
  for (const token of jsTokens(text, { jsx })) {
    const span = { start: offset, end: offset + token.value.length };
    offset = span.end;
    switch (token.type) {
      case 'WhiteSpace':
      case 'LineTerminatorSequence':
      case 'MultiLineComment':
      case 'SingleLineComment':
      case 'HashbangComment':
        break;
      case 'StringLiteral':
      case 'NoSubstitutionTemplate': {
        const content = { start: span.start + 1, end: token.closed ? span.end - 1 : span.end };
        tokens.push({ kind: 'string', text: token.value, span, content, raw: false, closed: token.closed });
        break;
      }
      case 'TemplateHead':
        tokens.push(templatePart('first', token.value, span, 2));
        break;
      case 'TemplateMiddle':
        tokens.push(templatePart('next', token.value, span, 2));
        break;
      case 'TemplateTail':
        tokens.push(templatePart('last', token.value, span, token.closed ? 1 : 0));
        break;
      case 'IdentifierName':
        tokens.push({ kind: 'name', text: token.value, span });
        break;
      case 'Punctuator':
        // For what is called, `a?.b` is `a.b`, and `a?.(b)` is `a(b)`.
        if (token.value === '?.') {
          if (!/[([]/.test(text.charAt(span.end))) tokens.push({ kind: 'mark', text: '.', span });
        } else tokens.push({ kind: token.value.length === 1 ? 'mark' : 'other', text: token.value, span });
        break;
      default:
        tokens.push({ kind: 'other', text: token.value, span });
    }
  }
  return tokens;
}

/** A part of a template: between a mark before it, of one character, and one behind it, of `closing` characters. */
function templatePart(template: CodeToken['template'], text: string, span: Span, closing: number): CodeToken {
  const content = { start: span.start + 1, end: Math.max(span.start + 1, span.end - closing) };
  return { kind: 'other', text, span, content, raw: false, ...(template && { template }) };
}

/** Where the comments that end with their line are, and what goes on over the end of a line: templates and other comments. */
export function javascriptLineParts(text: string): {
  readonly comments: readonly Span[];
  readonly joins: readonly Span[];
} {
  const [comments, joins]: [Span[], Span[]] = [[], []];
  let offset = 0;
  for (const token of jsTokens(text)) {
    const span = { start: offset, end: offset + token.value.length };
    offset = span.end;
    if (token.type === 'SingleLineComment') comments.push(span);
    else if (token.type !== 'WhiteSpace' && token.type !== 'LineTerminatorSequence' && token.value.includes('\n'))
      joins.push(span);
  }
  return { comments, joins };
}
