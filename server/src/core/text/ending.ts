/** The end of a text, found from behind: a pattern such as `x+$` tries each place at which an `x` stands anew. */

/** A text without the characters of a class at its end. @param characters matches one character */
export function withoutEnding(text: string, characters: RegExp): string {
  let end = text.length;
  while (end > 0 && characters.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The path of a compiled module without its tags and ending: `a/b` of `a/b.cpython-311.so`; undefined of any other file. */
export function compiledStem(path: string): string | undefined {
  if (!/\.(?:so|pyd)$/.test(path)) return undefined;
  const name = path.lastIndexOf('/') + 1;
  const tagged = withoutEnding(path, /[\w.-]/).length;
  const dot = path.indexOf('.', Math.max(name, tagged, 1));
  return dot === -1 ? undefined : path.slice(0, dot);
}
