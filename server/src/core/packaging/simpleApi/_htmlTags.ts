/**
 * The tags of an HTML text, read in one pass without building a tree.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */

/** An opening or closing tag; text between tags is found by their offsets. */
export interface HtmlTag {
  /** Lower-cased, without the slash. */
  readonly name: string;
  readonly closing: boolean;
  /** By lower-cased name, decoded; an attribute without a value is empty, and the first of repeated ones counts. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
}

const TAG_NAME = /<(\/?)([a-zA-Z][^\s/>]*)/y;
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const REFERENCE = /&(?:#([0-9]{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|(amp|lt|gt|quot|apos|nbsp);)/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Every tag of the text; comments and declarations are skipped, an unfinished tag ends the text. */
export function* readTags(html: string): Generator<HtmlTag> {
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', start)) {
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 2);
      if (end === -1) return;
      start = end;
      continue;
    }
    TAG_NAME.lastIndex = start;
    const [whole = '', slash, name] = TAG_NAME.exec(html) ?? [];
    if (name === undefined) {
      start++;
      continue;
    }
    const attributes = new Map<string, string>();
    const end = readAttributes(html, start + whole.length, attributes);
    if (end === undefined) return;
    yield { name: name.toLowerCase(), closing: slash === '/', attributes, start, end };
    start = end;
  }
}

/** Reads up to the closing `>` and returns the offset after it; undefined if there is none. */
function readAttributes(html: string, start: number, attributes: Map<string, string>): number | undefined {
  let offset = start;
  for (;;) {
    ATTRIBUTE.lastIndex = offset;
    const match = ATTRIBUTE.exec(html);
    if (match === null) break;
    const name = (match[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeReferences(match[2] ?? match[3] ?? match[4] ?? ''));
    offset = ATTRIBUTE.lastIndex;
  }
  while (/[\s/]/.test(html[offset] ?? '')) offset++;
  return html[offset] === '>' ? offset + 1 : undefined;
}

/** The text with its character references replaced: numeric ones and the named ones that indexes use. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}
