/**
 * Patterns of paths as wrangler reads them: `*` stands for anything in one part of a path, `**` between slashes for any
 * number of parts, every other character for itself.
 * @see https://www.npmjs.com/package/glob-to-regexp with `globstar`
 */

/** What stands for anything in a part, and for whole parts; every other token is a character. */
const PART = '*';
const PARTS = '**';

/**
 * Whether a path matches a pattern, all of it; `/` separates parts. Takes time proportional to the product of their lengths,
 * whatever the pattern.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  let reached: readonly boolean[] = [true];
  for (const token of tokensOf(pattern)) reached = stepFrom(reached, token, path);
  return reached[path.length] === true;
}

function tokensOf(pattern: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character !== '*') {
      tokens.push(character);
      continue;
    }
    const before = pattern[at - 1];
    const start = at;
    while (pattern[at + 1] === '*') at++;
    const after = pattern[at + 1];
    const isParts = at > start && (before === undefined || before === '/') && (after === undefined || after === '/');
    tokens.push(isParts ? PARTS : PART);
    if (isParts) at++; // The slash behind it belongs to the parts.
  }
  return tokens;
}

/** Where in the path one can be after a token, given where one could be before it. */
function stepFrom(reached: readonly boolean[], token: string, path: string): boolean[] {
  const next = Array.from({ length: path.length + 1 }, () => false);
  let isOpen = false;
  for (let at = 0; at <= path.length; at++) {
    const isReached = reached[at] === true;
    if (token !== PART && token !== PARTS) {
      if (isReached && path[at] === token) next[at + 1] = true;
      continue;
    }
    if (token === PART && at > 0 && path[at - 1] === '/') isOpen = false;
    isOpen ||= isReached;
    const isEndOfPart = at === path.length || path[at - 1] === '/';
    if (isReached || (isOpen && (token === PART || isEndOfPart))) next[at] = true;
  }
  return next;
}
