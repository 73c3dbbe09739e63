/** Patterns as shells have them: `*`, `?`, `[a-z]`, and braces with alternatives. In linear time, whatever somebody writes. */

/** More alternatives than this nobody writes. */
const MOST_EXPANDED = 1000;

/** The patterns that one with braces stands for: `cp{313,314}-*` is two. */
export function expandBraces(pattern: string): readonly string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap((one) => {
      // The innermost braces, so that braces in braces come out right.
      const [whole, inner = ''] = /\{([^{}]*,[^{}]*)\}/.exec(one) ?? [];
      return whole === undefined ? [one] : inner.split(',').map((alternative) => one.replace(whole, () => alternative));
    });
    if (next.length > MOST_EXPANDED) return patterns;
    if (next.length === patterns.length && next.every((one, at) => one === patterns[at])) return patterns;
    patterns = next;
  }
}

/** Whether a pattern without braces matches the whole of a text, as Python's `fnmatch` has it. */
export function fnmatch(pattern: string, text: string): boolean {
  // Behind the last bracket nothing closes a set.
  const last = pattern.lastIndexOf(']') + 1;
  const parts = [...(pattern.slice(0, last).match(/\[!?\]?[^\]]*\]|[^]/g) ?? []), ...pattern.slice(last).split('')];
  let [at, inText, star, afterStar] = [0, 0, -1, 0];
  while (inText < text.length) {
    const part = parts[at];
    if (part === '*') {
      [star, afterStar] = [at, inText];
      at++;
    } else if (part !== undefined && matchesOne(part, text.charAt(inText))) {
      at++;
      inText++;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      inText = ++afterStar;
    } else return false;
  }
  return parts.slice(at).every((part) => part === '*');
}

function matchesOne(part: string, character: string): boolean {
  if (part === '?') return true;
  const [, not, members] = /^\[(!?)(.+)\]$/s.exec(part) ?? [];
  if (members === undefined) return part === character;
  return isAmong(members, character) === (not === '');
}

function isAmong(members: string, character: string): boolean {
  return [...members.matchAll(/([^])-([^])|([^])/g)].some(([, from, to, one]) =>
    from !== undefined && to !== undefined ? from <= character && character <= to : one === character,
  );
}
