/**
 * The parts of a formatted string of Python, `f"a{name}b"`: what stands there, and the names that are filled in.
 * @see https://docs.python.org/3/reference/lexical_analysis.html#formatted-string-literals
 */
import type { CodeToken } from './codeToken.ts';

/** A brace that means itself, or what is filled in. */
const PLACE = /\{\{|\}\}|\{([^{}]*)\}?/g;

/** @param string with its content; `text` is what its places are in */
export function filledInParts(text: string, { span, content = span, raw = false }: CodeToken): readonly CodeToken[] {
  const parts: CodeToken[] = [];
  let start = content.start;
  const add = (end: number): void => {
    const place = { start, end };
    parts.push({ kind: 'other', text: text.slice(start, end), span: place, content: place, raw, template: 'next' });
  };
  for (const { 0: written, 1: name, index } of text.slice(content.start, content.end).matchAll(PLACE)) {
    const at = content.start + index;
    // Of a doubled brace one stays.
    add(name === undefined ? at + 1 : at);
    start = at + written.length;
    if (name !== undefined) parts.push(filledIn(name, at + 1));
  }
  add(content.end);
  return parts.map((part, at) => {
    const [isFirst, isLast] = [at === 0, at === parts.length - 1];
    const template = isFirst && isLast ? 'only' : isFirst ? 'first' : isLast ? 'last' : part.template;
    const whole = { start: isFirst ? span.start : part.span.start, end: isLast ? span.end : part.span.end };
    return { ...part, span: whole, ...(template && { template }) };
  });
}

function filledIn(name: string, start: number): CodeToken {
  const kind = /^[A-Za-z_]\w*$/.test(name) ? 'name' : 'other';
  return { kind, text: name, span: { start, end: start + name.length } };
}
