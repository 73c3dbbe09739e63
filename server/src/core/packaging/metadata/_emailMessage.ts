/**
 * Reads the e-mail format of metadata files exactly as Python's `email` package does: every header with its folds, and
 * the body. The resolver's reader, `_metadataHeaders.ts`, joins folds and leaves the body alone.
 * https://packaging.python.org/en/latest/specifications/core-metadata/
 */

/** A header as it is in the file. */
export interface EmailHeader {
  /** Lower-cased. */
  readonly name: string;
  /** From the first non-blank character to the last that is not a line end; folds keep their line ends. */
  readonly value: string;
}

/** A file in e-mail format. */
export interface EmailMessage {
  readonly headers: readonly EmailHeader[];
  /** What follows the empty line, or the first line that is not a header; empty if nothing does. */
  readonly body: string;
}

/** A line with its end, or the last one without. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/y;
const HEADER_LINE = /^(?:From |[!-9;-~]*:|[\t ])/;
const EMPTY_LINE = /^[\r\n]/;

/**
 * Splits a message into its headers and its body. Nothing is an error: a line without a name is skipped, and if the empty
 * line is missing, the body begins with the first line that is not a header. Multipart bodies are not taken apart.
 */
export function readEmailMessage(text: string): EmailMessage {
  const lines: Line[] = [];
  let bodyStart = text.length;
  for (const line of linesOf(text)) {
    if (HEADER_LINE.test(line.text)) lines.push(line);
    else {
      bodyStart = EMPTY_LINE.test(line.text) ? line.end : line.start;
      break;
    }
  }
  const separated = lines.length > 1 && lines.at(-1)?.text.startsWith('From ') === true ? lines.pop() : undefined;
  // At the end, such a line is the body's first, not the envelope's.
  const body = (separated?.text ?? '') + text.slice(bodyStart);
  return { headers: readHeaders(text, lines), body };
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length;) {
    LINE.lastIndex = start;
    const line = LINE.exec(text)?.[0] ?? text.slice(start);
    const end = start + line.length;
    yield { text: line, start, end };
    start = end;
  }
}

function readHeaders(text: string, lines: readonly Line[]): readonly EmailHeader[] {
  const headers: EmailHeader[] = [];
  let open: { readonly name: string; readonly valueStart: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const value = text.slice(open.valueStart, open.end).replace(/^[ \t]+/, '');
    headers.push({ name: open.name, value: withoutLineEnds(value) });
    open = undefined;
  };
  for (const line of lines) {
    if (/^[ \t]/.test(line.text)) {
      if (open !== undefined) open.end = line.end;
      continue;
    }
    close();
    const colon = line.text.startsWith('From ') ? -1 : line.text.indexOf(':');
    if (colon <= 0) continue;
    open = { name: line.text.slice(0, colon).toLowerCase(), valueStart: line.start + colon + 1, end: line.end };
  }
  close();
  return headers;
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return text.slice(0, end);
}
