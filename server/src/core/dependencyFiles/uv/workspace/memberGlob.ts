/** Patterns for the folders of a workspace: `*` within a part of a path, `**` for any parts, `?`, and sets in brackets. */

/** Whether a pattern, relative to a folder, is one for a folder below it. Linear in both, apart from their product. */
export function matchesGlob(folder: string, root: string, glob: string): boolean {
  const [parts, above] = [partsOf(folder), partsOf(root)];
  if (above.some((part, at) => parts[at] !== part)) return false;
  return matchesParts(parts.slice(above.length), globParts(glob));
}

/** The pattern for each part of a path. */
export function globParts(glob: string): readonly string[] {
  return partsOf(glob).filter((part) => part !== '.');
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== '');
}

/** @param patterns one for each part, or `**` for several */
function matchesParts(parts: readonly string[], patterns: readonly string[]): boolean {
  let reached: readonly number[] = [0];
  for (const [index, pattern] of patterns.entries()) {
    const isLast = index === patterns.length - 1;
    const [first = parts.length] = reached;
    const ahead = parts.map((_, at) => at).filter((at) => at >= first);
    // At the end it stands for at least one folder, elsewhere also for none.
    if (pattern === '**') reached = isLast ? ahead.map((at) => at + 1) : ahead;
    else reached = reached.filter((at) => matchesGlobPart(parts[at], pattern)).map((at) => at + 1);
  }
  return reached.includes(parts.length);
}

/** A character, any character, any number of them, or a set. */
type Token = '?' | '*' | { readonly set: string; readonly negated: boolean };

function tokensOf(pattern: string): readonly Token[] {
  // Behind the last bracket nothing closes a set.
  const last = pattern.lastIndexOf(']') + 1;
  const sets = [...pattern.slice(0, last).matchAll(/\[(!?)(\]?[^\]]*)\]|(.)/gsu)];
  const before = sets.map(([, not = '', set, one = '']) =>
    set === undefined ? tokenOf(one) : { set, negated: not === '!' },
  );
  return [...before, ...Array.from(pattern.slice(last), tokenOf)];
}

function tokenOf(character: string): Token {
  return character === '*' || character === '?' ? character : { set: character, negated: false };
}

/** Whether a pattern matches one part. It goes back only to the last `*`, which is enough. */
export function matchesGlobPart(part: string | undefined, pattern: string): boolean {
  if (part === undefined) return false;
  const tokens = tokensOf(pattern);
  const characters = Array.from(part);
  let [at, token, star, afterStar] = [0, 0, -1, 0];
  while (at < characters.length) {
    const current = tokens[token];
    if (current === '*') {
      star = token++;
      afterStar = at;
    } else if (current !== undefined && matchesOne(characters[at] ?? '', current)) {
      at++;
      token++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++afterStar;
    } else return false;
  }
  return tokens.slice(token).every((one) => one === '*');
}

function matchesOne(character: string, token: Token): boolean {
  if (token === '?' || token === '*') return true;
  const isIn = [...token.set.matchAll(/(.)-(.)|(.)/gsu)].some(([, from, to, only]) =>
    from !== undefined && to !== undefined ? from <= character && character <= to : only === character,
  );
  return isIn !== token.negated;
}
