/**
 * Cuts a large project page into small ones with a part of its files each, so that reading it never blocks for long. A large
 * page has 15,000 files in 7 MB: parsing it whole blocks the editor's other requests for 30 ms. A worker thread does not
 * help, because receiving that many objects from it takes as long as parsing them here.
 */

/** The result of a cut: a small page, or nothing yet. */
export type SliceStep = string | undefined;

/** The members of a page that are read beside its files: others may be of any size. */
const READ_BESIDE = new Set(['"meta"', '"name"', '"versions"', '"project-status"']);

/**
 * Yields the parts of a Simple API JSON page: first what stands beside its files, then its files, some at a time and in
 * order, each part a page. Yields undefined after every `size` characters scanned. What is scanned and yielded is linear in
 * the size of the text. A text that cannot be cut is returned as it is.
 */
export function* sliceJsonPage(text: string, size: number): Generator<SliceStep, void> {
  const members = yield* findMembers(text, size);
  if (members === undefined) {
    yield text;
    return;
  }
  const beside = members.filter(({ key }) => READ_BESIDE.has(key)).map(({ start, end }) => text.slice(start, end));
  yield `{${['"files":[]', ...beside].join(',')}}`;
  const cuts = members.find(({ key }) => key === FILES)?.cuts ?? [];
  for (let index = 1; index < cuts.length; index++) {
    // Every cut is after a comma or the closing bracket: neither belongs to the part.
    yield `{"files":[${text.slice(cuts[index - 1], (cuts[index] ?? 0) - 1)}]}`;
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

const FILES = '"files"';

/** A member of the page as it stands in the text. */
interface Member {
  /** With its quotes. */
  readonly key: string;
  /** Where it stands in the text, with its key. */
  readonly start: number;
  readonly end: number;
  /** Of the files: the offset after its bracket, after each comma where it may be cut, and after the closing bracket. */
  readonly cuts?: readonly number[];
}

/**
 * The members of the object that the text is; undefined unless it has files, each member once, and nothing else stands
 * around it.
 */
function* findMembers(text: string, size: number): Generator<undefined, readonly Member[] | undefined> {
  const members: Member[] = [];
  const keys = new Set<string>();
  let offset = skipBlanks(text, 0);
  if (text.charAt(offset) !== '{') return undefined;
  do {
    const start = skipBlanks(text, offset + 1);
    const keyEnd = skipString(text, start);
    const key = text.slice(start, keyEnd);
    const colon = skipBlanks(text, keyEnd);
    if (text.charAt(colon) !== ':' || keys.has(key)) return undefined;
    keys.add(key);
    const value = skipBlanks(text, colon + 1);
    const cuts = key === FILES ? yield* cutList(text, value, size) : undefined;
    if (key === FILES && cuts === undefined) return undefined;
    const end = cuts?.at(-1) ?? (yield* skipLong(text, value, size));
    members.push({ key, start, end, ...(cuts && { cuts }) });
    offset = skipBlanks(text, end);
  } while (text.charAt(offset) === ',');
  const isWhole = text.charAt(offset) === '}' && skipBlanks(text, offset + 1) === text.length;
  return isWhole && keys.has(FILES) ? members : undefined;
}

/** Where a list may be cut, about every `size` characters; undefined if it is none. */
function* cutList(text: string, start: number, size: number): Generator<undefined, readonly number[] | undefined> {
  if (text.charAt(start) !== '[') return undefined;
  const cuts: number[] = [start + 1];
  for (let offset = start + 1; ;) {
    const end = yield* skipLong(text, skipBlanks(text, offset), size);
    const next = skipBlanks(text, end);
    const delimiter = text.charAt(next);
    if (delimiter === ',' && end > offset) {
      offset = next + 1;
      if (offset - (cuts.at(-1) ?? 0) < size) continue;
      cuts.push(offset);
      yield undefined;
    } else if (delimiter === ']') {
      cuts.push(next + 1);
      return cuts;
    } else {
      return undefined;
    }
  }
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

/**
 * Offset after the value that starts here. Brackets are counted, not matched: the parser judges what is in between. Yields
 * after every `size` characters.
 */
function* skipLong(text: string, offset: number, size: number): Generator<undefined, number> {
  let depth = 0;
  let pause = offset + size;
  let at = offset;
  while (at < text.length) {
    if (at >= pause) {
      pause = at + size;
      yield undefined;
    }
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
