/**
 * Cuts a large project page into small ones with a part of its files each, so that reading it never blocks for long. A large
 * page has 15,000 files in 7 MB: parsing it whole blocks the editor's other requests for 30 ms. A worker thread does not
 * help, because receiving that many objects from it takes as long as parsing them here.
 */

/** The result of a cut: a small page, or nothing yet. */
export type SliceStep = string | undefined;

/**
 * Yields the parts of a Simple API JSON page: each is the whole page with only some of its files, in order. Yields
 * undefined after every `size` characters scanned. A text that cannot be cut is returned as it is.
 */
export function* sliceJsonPage(text: string, size: number): Generator<SliceStep, void> {
  const files = findFiles(text);
  if (files === undefined) {
    yield text;
    return;
  }
  const cuts: number[] = [files];
  let offset = files;
  for (;;) {
    const end = skipValue(text, skipBlanks(text, offset));
    const next = skipBlanks(text, end);
    const delimiter = text.charAt(next);
    if (delimiter === ',' && end > offset) {
      offset = next + 1;
      if (offset - (cuts.at(-1) ?? 0) < size) continue;
      cuts.push(offset);
      yield undefined;
    } else if (delimiter === ']') {
      cuts.push(next + 1);
      break;
    } else {
      yield text;
      return;
    }
  }
  const head = text.slice(0, files);
  const tail = text.slice((cuts.at(-1) ?? 0) - 1);
  for (let index = 1; index < cuts.length; index++) {
    // Every cut is after a comma or the closing bracket: neither belongs to the part.
    yield head + text.slice(cuts[index - 1], (cuts[index] ?? 0) - 1) + tail;
  }
}

/**
 * Yields the parts of a Simple API HTML page, cut after links. A page with comments is left whole, because they may
 * contain links.
 */
export function* sliceHtmlPage(text: string, size: number): Generator<SliceStep, void> {
  if (text.length <= size || text.includes('<!--')) {
    yield text;
    return;
  }
  for (let start = 0; start < text.length;) {
    const close = start + size < text.length ? text.indexOf('</a>', start + size) : -1;
    const end = close < 0 ? text.length : close + '</a>'.length;
    yield text.slice(start, end);
    start = end;
  }
}

/** Offset just after the `[` of the page's `files`; undefined if the text has no such member. */
function findFiles(text: string): number | undefined {
  let offset = skipBlanks(text, 0);
  if (text.charAt(offset) !== '{') return undefined;
  do {
    const key = skipBlanks(text, offset + 1);
    const keyEnd = skipString(text, key);
    const colon = skipBlanks(text, keyEnd);
    if (text.charAt(colon) !== ':') return undefined;
    const value = skipBlanks(text, colon + 1);
    if (text.slice(key, keyEnd) === '"files"') return text.charAt(value) === '[' ? value + 1 : undefined;
    offset = skipBlanks(text, skipValue(text, value));
  } while (text.charAt(offset) === ',');
  return undefined;
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  for (let unit = text.charCodeAt(at); unit === 32 || unit === 10 || unit === 13 || unit === 9;) {
    unit = text.charCodeAt(++at);
  }
  return at;
}

/** Offset after the string that starts here; the same offset if none does, the text's length if it is not closed. */
function skipString(text: string, offset: number): number {
  if (text.charAt(offset) !== '"') return offset;
  for (let from = offset + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text.charAt(quote - 1 - slashes) === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

/** Offset after the value that starts here. Brackets are counted, not matched: the parser judges what is in between. */
function skipValue(text: string, offset: number): number {
  let depth = 0;
  let at = offset;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      at = skipString(text, at);
      if (depth === 0) return at;
      continue;
    }
    const closes = unit === 125 || unit === 93;
    if (depth === 0 && (closes || unit === 44)) return at;
    at++;
    if (unit === 123 || unit === 91) depth++;
    else if (closes && --depth === 0) return at;
  }
  return at;
}
